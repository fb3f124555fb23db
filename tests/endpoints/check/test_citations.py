"""Citations as people write them, and what they name."""

import pytest
from rdflib import Graph, Namespace, URIRef

from graph_service import package_data
from graph_service.endpoints.check.places import LAST_OF_PREAMBLE
from graph_service.namespaces import BASE

GCMO = Namespace(f"{BASE}ontology#")
ACTION, RECRUITMENT, PARAGRAPH = (
    "GCM objective 6(k), paragraph 22(k)",
    "GCM objective 6(c), paragraph 22(c)",
    "GCM paragraph 22, commitment of objective 6",
)


SIX_C = "GCM objective 6(c), paragraph 22(c)"


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Objective 6(k)", ACTION),
        ("objective 6 (k)", ACTION),
        ("Objective Six", "GCM objective 6"),
        ("Objective twenty-three", "GCM objective 23"),
        ("OBJECTIVE 6 (K)", ACTION),
        ("GCM 6k", ACTION),
        ("GCM 6(k)", ACTION),
        ("action 6.k", ACTION),
        ("Obj. 6, action (k)", ACTION),
        ("Obj. 6k", ACTION),
        ("action (k) of objective 6", ACTION),
        ("objetivo 6 k)", ACTION),
        ("objectif 6 k)", ACTION),
        ("acción k) del objetivo 6", ACTION),
        ("paragraph 22 (c)", RECRUITMENT),
        ("para. 22(c)", RECRUITMENT),
        ("§ 22(c)", RECRUITMENT),
        ("párrafo 22 c)", RECRUITMENT),
        ("paragraphe 22 c)", RECRUITMENT),
        ("paragraph 22", PARAGRAPH),
        ("the commitment of objective 6", PARAGRAPH),
        ("paragraph 43(a)(ii)", "GCM paragraph 43(a)(ii)"),
        ("guiding principle (b)", "GCM guiding principle 2"),
        ("Guiding Principle 2", "GCM guiding principle 2"),
        ("paragraph 15(b)", "GCM guiding principle 2"),
        ("priority 4.e", "Priorities 2021, priority 4(e)"),
        ("Priority 4(e)", "Priorities 2021, priority 4(e)"),
        ("A/RES/73/195", "Global Compact for Safe, Orderly and Regular Migration"),
        ("resolution 73/195", "Global Compact for Safe, Orderly and Regular Migration"),
        ("C189", "Domestic Workers Convention, 2011"),
        ("C189 Article 14", "C189 Article 14"),
        ("Article 14 of C189", "C189 Article 14"),
        ("ILO Convention No. 189, art. 14", "C189 Article 14"),
        ("Convention No. 97, Article 6", "C097 Article 6"),
        ("article 13 UDHR", "UDHR Article 13"),
        ("art. 13 of the Universal Declaration of Human Rights", "UDHR Article 13"),
        ("SDG 10.7", "SDG target 10.7"),
        ("SDG target 8.7", "SDG target 8.7"),
        ("ODS 10.7", "SDG target 10.7"),
    ],
)
def test_place_is_named_in_full(cited, text, citation):
    citations = cited(f"See {text}, please.")
    assert [(verdict, name) for _, verdict, name in citations] == [("exact", citation)]
    assert citations[0][0].casefold().removeprefix("the ") == text.casefold().removeprefix("the ")


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("paras 16–18", ["GCM paragraph 16", "GCM paragraph 17, commitment of objective 1", "GCM paragraph 18, commitment of objective 2"]),
        ("objectives 2, 5 and 21", ["GCM objective 2", "GCM objective 5", "GCM objective 21"]),
        ("Objectives 5(b) and 6(c)", ["GCM objective 5(b), paragraph 21(b)", RECRUITMENT]),
        ("Objective 6 (a), (c) and (k)", ["GCM objective 6(a), paragraph 22(a)", RECRUITMENT, ACTION]),
        ("Articles 7 and 8 of the ICESCR", ["ICESCR Article 7", "ICESCR Article 8"]),
        ("targets 10.7 and 8.8", ["SDG target 10.7", "SDG target 8.8"]),
        ("objectives 6 and 10 years later", ["GCM objective 6"]),
    ],
)
def test_lists_and_ranges_are_a_citation_each(cited, text, citations):
    assert [name for _, _, name in cited(text)] == citations


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("objective 24", "The objectives of the Compact are 1 to 23."),
        ("Objective 6(z)", "The actions of objective 6 are (a) to (l)."),
        ("paragraph 120 of the GCM", "The paragraphs of the Compact are 1 to 54."),
        ("Article 5 of the Global Compact for Migration", "The Compact has objectives and paragraphs, no articles."),
        ("C999", "No ILO instrument with this number is among those that the graph describes."),
        ("SDG 18", "The Sustainable Development Goals are 1 to 17."),
        ("priority 13 of the Civil Society Priorities", "The civil society priorities of 2021 are 1 to 12."),
    ],
)
def test_unknown_reference_says_what_there_is(check, text, note):
    findings = check(text)["findings"]
    assert [(one["verdict"], one["note"]) for one in findings] == [("unknown reference", note)]


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Article 99 of C189", "Domestic Workers Convention, 2011, article 99"),
        ("Objective 2 of the Global Compact on Refugees", "Global Compact on Refugees, objective 2"),
        ("paragraph 12 of the New York Declaration", "New York Declaration for Refugees and Migrants, paragraph 12"),
        ("Sustainable Development Goal 10", "SDG 10"),
    ],
)
def test_known_instrument_without_the_place_is_not_held(check, text, citation):
    answer = check(text)
    assert [(one["verdict"], one["citation"]) for one in answer["findings"]] == [("not held", citation)]
    assert answer["findings"][0]["iri"].startswith("https://w3id.org/migration-compact/instrument/")
    assert answer["notChecked"]["citationsNotHeld"] == 1


@pytest.mark.parametrize(
    "text", ["paragraph 4 above", "objective 3 of our strategy", "Article 5 of the Constitution", "paragraph 7 of the Durban Text"]
)
def test_citation_of_another_work_is_counted(check, text):
    answer = check(f"See {text}.")
    assert answer["findings"] == []
    assert answer["notChecked"]["citationsOfOtherWorks"] == 1


def test_article_without_an_instrument_is_counted(check):
    assert check("Article 6 applies.")["notChecked"]["citationsWithoutInstrument"] == 1


def test_resolution_is_not_taken_for_the_draft(check):
    findings = check("as adopted in A/RES/73/195")["findings"]
    assert "Final Draft" in findings[0]["note"]


def test_short_form_that_is_two_places_says_so(check):
    finding = check("GCM 22(c)")["findings"][0]
    assert finding["citation"] == "GCM objective 22(c), paragraph 38(c)"
    assert RECRUITMENT in finding["note"]


@pytest.mark.parametrize(
    "text",
    [
        "C40 cities",
        "priority 1 is growth",
        "version 2.0",
        "action 12",
        "target 5",
        "in 2018",
        "R2P",
        "objectively 6",
        "one objective two share",
        "each objective one",
    ],
)
def test_what_only_looks_like_a_citation_is_none(check, text):
    assert check(text)["findings"] == []


def test_every_objective_and_action_is_found_by_its_usual_citation(texts, cited):
    actions = [one for one in texts.provisions if "/action/" in one.id]
    assert len(actions) == 187
    for one in actions:
        number, letter = one.id.split("/")[2], one.notation
        assert cited(f"see Objective {number}({letter}) there") == [(f"Objective {number}({letter})", "exact", one.citation)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "In OP 22 and OP22(c) of the Compact",
            [("OP 22", "GCM paragraph 22, commitment of objective 6"), ("OP22(c) of the Compact", SIX_C)],
        ),
        (
            "sub-para 22(c), § 22 c; operative paragraph 22(c)",
            [("sub-para 22(c)", SIX_C), ("§ 22 c", SIX_C), ("operative paragraph 22(c)", SIX_C)],
        ),
        (
            "See para. 22(c), art. 14 of the Domestic Workers Convention, and C-189.",
            [
                ("para. 22(c)", SIX_C),
                ("art. 14 of the Domestic Workers Convention", "C189 Article 14"),
                ("C-189", "Domestic Workers Convention, 2011"),
            ],
        ),
        (
            "ILO C.189 and Convention 189",
            [("ILO C.189", "Domestic Workers Convention, 2011"), ("Convention 189", "Domestic Workers Convention, 2011")],
        ),
        (
            "C189 and then Art 2(1) of the ICCPR",
            [("C189", "Domestic Workers Convention, 2011"), ("Art 2(1) of the ICCPR", "ICCPR Article 2")],
        ),
        ("paragraph 21 of the zero draft plus", []),
        ("paragraph 21 of the revised draft", []),
    ],
)
def test_citations_as_speeches_and_briefings_write_them(cited, text, wanted):
    citations = [(words, citation) for words, verdict, citation in cited(text) if verdict == "exact"]
    assert citations == wanted


OBJECTIVE_6, OBJECTIVE_7, PRINCIPLE_4 = "GCM objective 6", "GCM objective 7", "GCM guiding principle 4"


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("Under Objective VI, States", [OBJECTIVE_6]),
        ("OBJECTIVE XXIII", ["GCM objective 23"]),
        ("Objective VI(k)", [ACTION]),
        ("Objectives VI and VII", [OBJECTIVE_6, OBJECTIVE_7]),
        ("Objectives VI–VIII", [OBJECTIVE_6, OBJECTIVE_7, "GCM objective 8"]),
        ("Objetivo VI", [OBJECTIVE_6]),
        ("Objectif VI", [OBJECTIVE_6]),
        ("Objective V of the Global Compact for Migration", ["GCM objective 5"]),
        ("Obj. 6 says", [OBJECTIVE_6]),
        ("objectives 6 and 7", [OBJECTIVE_6, OBJECTIVE_7]),
        ("paras 22–24", [PARAGRAPH, *(f"GCM paragraph {number}, commitment of objective {number - 16}" for number in (23, 24))]),
        ("PP 3 of the Global Compact for Migration", ["GCM paragraph 3"]),
        ("The GCM says in PP3 that", ["GCM paragraph 3"]),
        ("preambular paragraph 3 of the Compact", ["GCM paragraph 3"]),
        ("preambular paras 2 and 3 of the Compact", ["GCM paragraph 2", "GCM paragraph 3"]),
        ("principle 4 of the Compact", [PRINCIPLE_4]),
        ("The Global Compact for Migration, in its principles 4 and 5,", [PRINCIPLE_4, "GCM guiding principle 5"]),
        ("The GCM (principle 4)", [PRINCIPLE_4]),
        ("principio 4 del Pacto Mundial para la Migración", [PRINCIPLE_4]),
        ("principe 4 du Pacte mondial sur les migrations", [PRINCIPLE_4]),
    ],
)
def test_roman_numbers_preamble_and_principles_are_read(cited, text, citations):
    assert [(verdict, citation) for _, verdict, citation in cited(text)] == [("exact", one) for one in citations]


@pytest.mark.parametrize(
    "text",
    [
        "the objective I have in mind",
        "Objective I was never clear about the GCM.",
        "Our objective is VI",
        "objective vi",
        "Objective X stands for any objective.",
        "Part VI of the GCM",
        "Annex VI of the Compact",
        "Objective VIIII",
        "Objective VI-A",
        "principle 4 of the Paris Agreement",
        "principle 4 of the Paris Principles, beside the Compact",
        "principle 4",
        "principle 4 of our charter. The GCM is another thing.",
        "in principle 4 States agreed",
        "pp. 3-5 of the report on the GCM",
        "PP 3",
    ],
)
def test_what_only_looks_like_those_is_none(cited, text):
    assert [one for one in cited(text) if one[1] != "not held"] == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("preambular paragraph 9 of the GCM", "The preamble of the Compact has the paragraphs 1 to 7."),
        ("PP 12 of the GCM", "The preamble of the Compact has the paragraphs 1 to 7."),
        ("Objective XXIV", "The objectives of the Compact are 1 to 23."),
        ("principle 11 of the GCM", "The guiding principles of the Compact are 1 to 10, or (a) to (j)."),
    ],
)
def test_places_that_there_are_not_are_unknown(check, text, note):
    findings = check(text)["findings"]
    assert [(one["verdict"], one["note"]) for one in findings] == [("unknown reference", note)]


def test_the_preamble_ends_where_the_graph_says():
    graph = Graph().parse(package_data.turtle() / "gcm-final-draft-2018.ttl")
    under = graph.subjects(GCMO.underHeading, URIRef(f"{BASE}gcm/heading/preamble"))
    assert sorted(int(one.rpartition("/")[2]) for one in map(str, under) if "/para/" in one) == list(range(1, LAST_OF_PREAMBLE + 1))
