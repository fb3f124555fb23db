"""Which citation a quotation is given with, and which instrument a citation: those of its own sentence, whatever the next one says."""

import pytest

CHILD = "uphold the best interests of the child at all times"
FEES = "prohibit recruiters and employers from charging or shifting recruitment fees"
SOCIAL = "Conclude reciprocal bilateral, regional or multilateral social security agreements"
OBJECTIVE_7, ACTION_C, ACTION_22B = "GCM objective 7", "GCM objective 6(c), paragraph 22(c)", "GCM objective 22(b), paragraph 38(b)"


@pytest.mark.parametrize("symbol", ["(A/RES/73/195)", "[A/RES/73/195]", "– A/RES/73/195", "(see A/RES/73/195)", "(resolution 73/195)", ""])
@pytest.mark.parametrize(
    "then",
    [
        ". Objective 8 is about missing migrants.",
        ".\n\nObjective 8 is about missing migrants.",
        "\n\nObjective 8 is about missing migrants.",
        ".\nIn para. 22(c) States agree.",
        ". See objective 8.",
        "; objective 8 is about missing migrants.",
    ],
)
def test_what_is_said_next_does_not_take_a_quotation(quoted, symbol, then):
    finding = quoted(f"Objective 7 wants to “{CHILD}” {symbol}{then}")
    assert (finding["verdict"], finding["cited"]["citation"]) == ("exact", OBJECTIVE_7)


@pytest.mark.parametrize("before", ["22(b): ", "22(b) ", "GCM 22(b): ", "Objective 22(b): ", "In objective 22(b), "])
@pytest.mark.parametrize("then", [". In para. 22(c) States agree.", "\n\nIn para. 22(c) States agree."])
def test_number_and_letter_before_a_quotation_are_its_own(quoted, before, then):
    finding = quoted(f"{before}“{SOCIAL}” (A/RES/73/195){then}")
    assert (finding["verdict"], finding["cited"]["citation"]) == ("exact", ACTION_22B)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"“{FEES}” (A/RES/73/195, para. 22(c)). Objective 8 is another.", ACTION_C),
        (f"“{FEES}” (A/RES/73/195), para. 22(c). Objective 8 is another.", ACTION_C),
        (f"“{FEES}” (para. 22(c), A/RES/73/195). Objective 8 is another.", ACTION_C),
        (f"“{FEES}” is what objective 6(c) says. Objective 8 is another.", ACTION_C),
        (f"Objective 8 is another. “{FEES}” is what objective 6(c) says.", ACTION_C),
        (f"Objective 6(c) is clear. “{FEES}” (A/RES/73/195).", ACTION_C),
        (f"Objective 6(c) is clear. “{FEES}.” Objective 8 is another.", ACTION_C),
        (f"“{FEES}”\n\nObjective 6(c)\n\nObjective 8 is another.", ACTION_C),
        (f"“{FEES}”\n\n— GCM, objective 6(c)\n\nObjective 8 is another.", ACTION_C),
        (f"Objective 6(c)\n\n“{FEES}”\n\nObjective 8 is another.", ACTION_C),
        (f"The Compact has “{FEES}” (6(c)). Objective 8 is another.", ACTION_C),
    ],
)
def test_citation_of_its_own_sentence_or_line_is_that_of_a_quotation(quoted, text, place):
    finding = quoted(text)
    assert (finding["verdict"], finding["cited"]["citation"]) == ("exact", place)


@pytest.mark.parametrize(
    "text",
    [
        f"“{FEES}” (A/RES/73/195). Objective 8 is about missing migrants.",
        f"“{FEES}” (A/RES/73/195).\n\nObjective 8 is about missing migrants.",
        f"“{FEES}”.\n\nObjective 8 is about missing migrants.",
    ],
)
def test_quotation_without_a_place_of_its_own_takes_none(quoted, text):
    finding = quoted(text)
    assert (finding["verdict"], finding["cited"]) == ("exact", None)


def test_wrong_letter_is_still_another_place_with_the_symbol(quoted):
    finding = quoted(f"Objective 6(k) asks to “{FEES}” (A/RES/73/195). Objective 6(c) is another.")
    assert (finding["verdict"], finding["cited"]["citation"]) == ("other place", "GCM objective 6(k), paragraph 22(k)")


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("See C097 Article 6, ICCPR Article 9 and CRC Article 37.", ["C097 6", "ICCPR 9", "CRC 37"]),
        ("ICCPR Articles 9 and 17, ICESCR Articles 6, 7 and 9", ["ICCPR 17", "ICCPR 9", "ICESCR 9", "ICESCR 6", "ICESCR 7"]),
        ("Article 6, C097, Article 9, ICCPR, Article 37, CRC", ["C097 6", "ICCPR 9", "CRC 37"]),
        ("Article 6 of C097, Article 9 of the ICCPR and Article 37 of the CRC", ["C097 6", "ICCPR 9", "CRC 37"]),
        ("Articles 6 of C097, 9 of the ICCPR and 37 of the CRC", ["C097 6", "ICCPR 9", "CRC 37"]),
        ("Art. 9 ICCPR, Art. 37 CRC", ["ICCPR 9", "CRC 37"]),
        ("ICCPR Article 9 (CRC Article 37)", ["ICCPR 9", "CRC 37"]),
        ("ICCPR (Articles 9 and 17), CRC (Article 37)", ["ICCPR 17", "ICCPR 9", "CRC 37"]),
        ("ICCPR: Article 9; CRC: Article 37", ["ICCPR 9", "CRC 37"]),
        ("C189, Article 14, C097, Article 6", ["C189 14", "C097 6"]),
        ("Under the ICCPR, Article 37 of the CRC", ["CRC 37"]),
        ("ICCPR Article 9, Article 17", ["ICCPR 9", "ICCPR 17"]),
    ],
)
def test_articles_of_a_list_are_each_of_their_own_instrument(cited, text, citations):
    named = [(verdict, citation.replace("Article ", "")) for _, verdict, citation in cited(text)]
    assert named == [("exact", one) for one in citations]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ILO Conventions 97 and 143", ["97", "143"]),
        ("Conventions No. 29, 105 and 182", ["29", "105", "182"]),
        ("Conventions Nos. 97 (1949), 143 (1975) and 189", ["97", "143", "189"]),
        ("ILO Convention No. 97 and No. 143", ["97", "143"]),
        ("Conventions 97/143", ["97", "143"]),
        ("Convenios núm. 97 y 143 de la OIT", ["97", "143"]),
        ("Convention No. 97 and 143 other texts", ["97"]),
        ("ILO Conventions 97 and 143 countries", ["97"]),
        ("Conventions 12 and 15 were discussed", []),
    ],
)
def test_numbers_of_a_list_are_each_a_convention(check, text, numbers):
    iris = [one["iri"].rpartition("-c")[2] for one in check(text)["findings"]]
    assert iris == [number.zfill(3) for number in numbers]


def test_number_that_the_graph_has_not_is_unknown_and_not_lost(cited):
    assert [verdict for _, verdict, _ in cited("ILO Conventions 97 and 66")] == ["exact", "unknown reference"]


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Refugee Convention Article 33", "Convention relating to the Status of Refugees Article 33"),
        ("Article 33 of the 1951 Convention", "Convention relating to the Status of Refugees Article 33"),
        ("Article 33 of the 1951 Refugee Convention", "Convention relating to the Status of Refugees Article 33"),
        ("Covenant on Civil and Political Rights, article 9", "ICCPR Article 9"),
        ("article 7 of the UN Covenant on Economic, Social and Cultural Rights", "ICESCR Article 7"),
        ("Migration for Employment Convention, Article 6", "C097 Article 6"),
        ("Racial Discrimination Convention, Article 5", "ICERD Article 5"),
        ("Convention on the Elimination of All Forms of Racial Discrimination, Article 5", "ICERD Article 5"),
    ],
)
def test_usual_short_names_of_instruments_are_known(cited, text, citation):
    assert [(verdict, name) for _, verdict, name in cited(f"See {text}.")] == [("exact", citation)]


@pytest.mark.parametrize(
    "text", ["Article 1 of the Statelessness Convention", "Article 2 of the 1961 Convention", "the 1990 Convention, Article 5", "Article 9"]
)
def test_names_of_several_instruments_are_nobodys(check, text):
    answer = check(f"See {text}.")
    assert answer["findings"] == []
    assert answer["notChecked"]["citationsWithoutInstrument"] + answer["notChecked"]["citationsOfOtherWorks"] == 1


def test_protocol_to_a_covenant_is_not_the_covenant(cited):
    (one,) = cited("Optional Protocol to the Covenant on Civil and Political Rights, article 2")
    assert one[1:] == ("not held", "Optional Protocol to the International Covenant on Civil and Political Rights, article 2")


@pytest.mark.parametrize(
    "text",
    ["commitment 7", "goal 4", "principle 3", "priority 2", "target 5", "objetivo 10.7", "目标10.7", "3(a): “We will build schools”"],
)
def test_number_of_anybodys_text_is_counted(check, text):
    answer = check(f"Our plan has {text} there.")
    assert [one for one in answer["findings"] if one["kind"] == "citation"] == []
    assert answer["notChecked"]["citationsWithoutInstrument"] == 1


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("commitment 7 of the Ten Commitments", "Commitments 2018, commitment 7"),
        ("goal 4 of the Joint Message", "Joint message 2018, goal 4"),
        ("paragraph 4 of the Joint Message", "Joint message 2018, paragraph 4"),
        ("commitment 7 of the GCM", "GCM paragraph 23, commitment of objective 7"),
        ("الهدف 6", "GCM objective 6"),
        ("الهدف ٦ (ج)", ACTION_C),
        ("الفقرة 22 (ج)", ACTION_C),
        ("目标6", "GCM objective 6"),
        ("第22段(c)", ACTION_C),
        ("цель 6", "GCM objective 6"),
        ("пункт 22", "GCM paragraph 22, commitment of objective 6"),
        ("задача 10.7", "SDG target 10.7"),
        ("可持续发展目标10.7", "SDG target 10.7"),
        ("objetivo de desarrollo sostenible 10.7", "SDG target 10.7"),
        ("SDG 10.C", "SDG target 10.c"),
        ("SDG target 10.B", "SDG target 10.b"),
        ("Final Draft, 6(c)", ACTION_C),
    ],
)
def test_citations_of_other_texts_and_in_other_languages(cited, text, citation):
    assert [(verdict, name) for _, verdict, name in cited(f"See {text} now")] == [("exact", citation)]


@pytest.mark.parametrize(
    "text", ["objetivo 10 de desarrollo sostenible", "objectif 10 de développement durable", "Goal 10 of the 2030 Agenda"]
)
def test_sustainable_development_goal_is_no_objective(cited, text):
    assert [(verdict, name) for _, verdict, name in cited(f"El {text}.")] == [("not held", "SDG 10")]


def test_final_draft_of_something_else_is_not_the_compact(check):
    assert check("The Final Draft of our strategy, 6(c), says so.")["findings"] == []


def test_range_is_marked_whole(check):
    text = "as objectives 1-23 say"
    findings = check(text)["findings"]
    assert len(findings) == 23
    assert {text[one["start"] : one["end"]] for one in findings} == {"objectives 1-23", "1-23"}
    assert {text[one["start"] : one["end"]] for one in check("See 22(a)–(c) of the GCM, para. 22(a)–(c)")["findings"]}


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Rule of law and due process", "principle 4"),
        ("Whole-of-government approach", "principle 9"),
        ("People-centred", "guiding principle 1"),
        ("Racial Justice and Combatting Xenophobia", "priority 3(a)"),
    ],
)
def test_heading_is_compared_as_the_source_has_it(quoted, heading, place):
    finding = quoted(f"The GCM has “{heading}” ({place}).")
    assert (finding["verdict"], finding["differences"], finding["found"]) == ("exact", [], heading)
    assert finding["cited"]["atThatPlace"]


def test_heading_with_its_text_is_exact_and_a_slip_in_it_is_named(quoted):
    finding = quoted("“Rule of law and due process: The Global Compact recognizes that respect for the rule of law”")
    assert (finding["verdict"], finding["citation"]) == ("exact", "GCM guiding principle 4")
    slip = quoted("“Rule of law and due course: The Global Compact recognizes that respect for the rule of law”")
    assert [(one["theirs"], one["ours"]) for one in slip["differences"]] == [("course", "process")]
