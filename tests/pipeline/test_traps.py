"""The traps of these texts, one by one, in the graph that is served."""

import re

import pytest
from rdflib import Literal
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from graph_service.rdf.rdflib_namespaces import GCM, GCMO

LETTERS = "abcdefghijkl"
ACTIONS = [11, 12, 5, 7, 10, 12, 12, 6, 6, 10, 7, 5, 8, 6, 6, 9, 7, 12, 10, 9, 9, 3, 5]


@pytest.fixture(scope="module")
def compact(graphs):
    return graphs["gcm-final-draft-2018"]


def text(graph, path):
    (words,) = graph.objects(GCM[path], GCMO.text)
    return str(words)


def ordered(graph, nodes):
    return sorted(nodes, key=lambda node: int(graph.value(node, GCMO.order)))


def test_each_objective_has_its_actions_in_the_order_of_their_letters(compact):
    for number, count in enumerate(ACTIONS, start=1):
        actions = ordered(compact, compact.subjects(GCMO.actionOf, GCM[f"gcm/objective/{number}"]))
        assert [str(action).rsplit("/", 1)[1] for action in actions] == list(LETTERS[:count])
        assert [str(compact.value(action, SKOS.notation)) for action in actions] == list(LETTERS[:count])


def test_page_breaks_inside_sentences_are_healed(compact):
    assert "strengthen our knowledge and analysis of migration, as shared understandings" in text(compact, "gcm/para/10")
    assert "in cooperation with the private sector and trade unions, with a view to" in text(compact, "gcm/objective/2/action/e")
    assert "as well as cross-border cooperation frameworks, in order" in text(compact, "gcm/objective/7/action/e")
    assert "enable competition, regulation and innovation on the remittance market" in text(compact, "gcm/objective/20/commitment/1")
    assert "the lives of all migrants, in accordance with international law." in text(compact, "gcm/objective/8/commitment/1")


def test_footnote_digits_are_not_words_and_their_place_is_kept(compact):
    called = text(compact, "gcm/para/2")
    assert not re.search(r"[a-z]\d", called)
    for number, before in ((1, "international human rights treaties"), (2, "the Paris Agreement"), (3, "decent work and labour migration")):
        note = GCM[f"gcm/footnote/{number}"]
        assert compact.value(note, GCMO.noteOf) == GCM["gcm/para/2"]
        assert called[: int(compact.value(note, GCMO.noteOffset))].endswith(before)
    assert compact.value(GCM["gcm/footnote/4"], GCMO.noteOf) == GCM["gcm/objective/2/action/a"]


def test_the_two_footnotes_with_the_same_words_stay_two(compact):
    assert text(compact, "gcm/footnote/2") == text(compact, "gcm/footnote/4")


def test_line_break_hyphens_are_joined_and_suspended_hyphens_stay(graphs):
    joined = [match for graph in graphs.values() for words in graph.objects(None, GCMO.text) for match in re.findall(r"\w+- \w+", words)]
    assert sorted(set(joined)) == ["age- and", "gender- and", "intra- and", "society- and", "trainee- or"]
    assert "evidence-based policies" in text(graphs["gcm-final-draft-2018"], "gcm/objective/1")


def test_white_space_is_single_everywhere(graphs):
    for graph in graphs.values():
        for words in graph.objects(None, GCMO.text):
            assert not re.search(r"\s\s|[^\S ]|^\s|\s$", words), words


def test_words_are_not_corrected(graphs):
    compact, priorities = graphs["gcm-final-draft-2018"], graphs["priorities-2021"]
    assert text(compact, "gcm/objective/10/action/a").startswith("Promote, ratification, accession")
    assert "humanitarian assistance , including" in text(compact, "gcm/objective/7/action/j")
    assert "It allows Members States" in text(compact, "gcm/para/43")
    assert "Transnational Organised Crime" in text(compact, "gcm/objective/9/action/a")
    assert "the Global Compact for Refugee’s commitment" in text(priorities, "priorities-2021/9/d")
    assert "for migration which ensure labor rights" in text(graphs["joint-message-2018"], "joint-message-2018/goal/2")


def test_paragraphs_17_to_39_are_the_commitments_and_no_second_resource(compact):
    for paragraph in range(1, 55):
        expected = f"gcm/objective/{paragraph - 16}/commitment" if 17 <= paragraph <= 39 else f"gcm/para/{paragraph}"
        (node,) = [node for node in compact.subjects(SKOS.notation, Literal(str(paragraph))) if (node, RDF.type, GCMO.Paragraph) in compact]
        assert node == GCM[expected]


def test_a_commitment_is_its_sentences(compact):
    for commitment in compact.subjects(GCMO.commitmentOf):
        sentences = ordered(compact, (part for part in compact.objects(commitment, DCTERMS.hasPart)))
        joined = " ".join(str(compact.value(sentence, GCMO.text)) for sentence in sentences)
        assert joined == str(compact.value(commitment, GCMO.text))
        assert all(re.match(r"We (further |also )?commit ", str(compact.value(sentence, GCMO.text))) for sentence in sentences)


def test_lettered_items_of_43_45_and_49_are_not_actions(compact):
    for path in ("gcm/para/43/a", "gcm/para/43/a/v", "gcm/para/43/c/iii", "gcm/para/45/c", "gcm/para/49/e"):
        assert (GCM[path], RDF.type, GCMO.Provision) in compact
        assert (GCM[path], RDF.type, GCMO.Action) not in compact


def test_objective_2_has_its_subheading_between_g_and_h(compact):
    heading = GCM["gcm/objective/2/subheading/1"]
    order = {letter: int(compact.value(GCM[f"gcm/objective/2/action/{letter}"], GCMO.order)) for letter in "gh"}
    assert order["g"] < int(compact.value(heading, GCMO.order)) < order["h"]
    under = {str(action)[-1] for action in compact.subjects(GCMO.underHeading, heading)}
    assert under == set("hijkl")


def test_markers_with_and_without_asterisk_are_kept_as_printed(graphs):
    priorities = graphs["priorities-2021"]
    assert str(priorities.value(GCM["priorities-2021/1/a"], GCMO.marker)) == "a.*"
    assert str(priorities.value(GCM["priorities-2021/2/a"], GCMO.marker)) == "a."
    assert str(priorities.value(GCM["priorities-2021/1/a"], SKOS.notation)) == "a"


def test_paragraphs_outside_the_lettered_lists_have_places_of_their_own(graphs):
    priorities = graphs["priorities-2021"]
    for path, start in {
        "priorities-2021/1/lead": "Examples include:",
        "priorities-2021/5/lead": "We call for simplifying",
        "priorities-2021/5/trail": "In addition, statelessness",
        "priorities-2021/9/lead": "To achieve explicit SDG objectives",
        "priorities-2021/12/trail": "(The following section",
        "priorities-2021/modality/1/lead": "This includes:",
        "priorities-2021/modality/1/trail": "In addition, any necessary procedures",
        "priorities-2021/8": "Ensure due process rights",
        "priorities-2021/10": "Adopt practical strategies",
    }.items():
        assert text(priorities, path).startswith(start)


def test_displaced_text_boxes_stand_in_their_logical_place(graphs):
    statement = graphs["zero-draft-statement-2018"]
    assert text(statement, "zero-draft-statement-2018/migrant-refugee/4").startswith(
        "We request that Member States use the space for discussion on Area 2"
    )
    assert text(statement, "zero-draft-statement-2018/implementation/6").endswith(
        "On the means, we welcome the inclusion of capacity building mechanisms, and hope to see more detail in the negotiations "
        "on concrete ways of achieving and supporting such mechanisms at all levels."
    )
    callers = {number: statement.value(GCM[f"zero-draft-statement-2018/footnote/{number}"], GCMO.noteOf) for number in range(1, 7)}
    sections = {number: str(caller).split("/")[-2] for number, caller in callers.items()}
    assert sections == {
        1: "migrant-refugee",
        2: "migrant-refugee",
        3: "migrant-refugee",
        4: "migrant-refugee",
        5: "implementation",
        6: "implementation",
    }


def test_the_draft_is_never_called_the_resolution(compact):
    labels = [str(label) for label in compact.objects(None, RDFS.label)]
    titles = [str(title) for title in compact.objects(GCM["gcm/final-draft-2018"], SKOS.prefLabel)]
    assert not [words for words in labels + titles if "73/195" in words]
    assert "Final Draft" in titles[0]


def test_spanish_words_are_tagged_and_kept_apart(graphs):
    posts = graphs["nahuacalli-2018"]
    spanish = [words for words in posts.objects(None, GCMO.text) if words.language == "es"]
    assert len(spanish) == 37
    assert all(str(subject).startswith(str(GCM["nahuacalli-2018/"])) for subject in posts.subjects(GCMO.text))
    assert text(posts, "nahuacalli-2018/tlahtol-macehualli/1").startswith("El fin de semana tuvimos con nosotros")


def test_every_post_has_its_authors_and_dates_where_it_prints_them(graphs):
    posts = graphs["nahuacalli-2018"]
    assert str(posts.value(GCM["nahuacalli-2018/ayotzinapa-cinismo"], DCTERMS.date)) == "2018-07-21"
    assert str(posts.value(GCM["nahuacalli-2018/tlahtol-macehualli"], DCTERMS.issued)) == "2018-08-29"
    assert posts.value(GCM["nahuacalli-2018/march"], DCTERMS.date) is None
    assert {str(author).rsplit("/", 1)[1] for author in posts.objects(GCM["nahuacalli-2018/letter"], DCTERMS.creator)} == {
        "juan-jose-gomez-camacho",
        "jurg-lauber",
    }
