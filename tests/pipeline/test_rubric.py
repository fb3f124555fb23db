"""The rubric of confidence: one situation, one number; and what is named in words is named."""

import pytest

from graph_service.pipeline.entities import read_entities
from graph_service.pipeline.mentions import find, read_forms
from graph_service.pipeline.rubric import check, check_alike
from graph_service.pipeline.source import BuildError

FORCES = {"i/a/1": "Obligation", "i/a/2": "QualifiedObligation", "i/a/3": "Faculty", "i/a/4": "Guidance", "i/a/5": "StatedRight"}
TEXTS = {
    "gcm/objective/6": "Promote ratification of conventions.",
    "gcm/objective/7": "Protect migrants.",
    "gcm/principle/4": "Rule of law and due process, accountable to laws.",
}
LAW = {
    "subject_id": "gcm:gcm/objective/7",
    "predicate_id": "gcmo:reinforcedBy",
    "object_id": "gcm:i",
    "mapping_justification": "semapv:ManualMappingCuration",
    "confidence": "0.95",
    "comment": "Because.",
    "subject_quote": "Protect migrants",
    "object_quote": "",
    "on_article": "i/a/1",
}
SHORT = LAW | {"predicate_id": "gcmo:fallsShortOf", "object_id": "gcm:i/a/1", "on_article": ""}
GUIDED = LAW | {"predicate_id": "gcmo:guidedBy", "object_id": "gcm:gcm/principle/4", "on_article": "", "subject_quote": "based on law"}
WORDS = GUIDED | {"mapping_justification": "semapv:LexicalMatching"}
ASKED = LAW | {"predicate_id": "gcmo:addresses", "on_article": "", "subject_quote": "protect all migrants", "object_quote": "migrants"}


@pytest.mark.parametrize(
    "row",
    [
        LAW,
        LAW | {"on_article": "i/a/4 i/a/5"},
        LAW | {"on_article": "i/a/2", "confidence": "0.85"},
        LAW | {"on_article": "i/a/3", "confidence": "0.7"},
        LAW | {"on_article": "", "confidence": "0.7"},
        LAW | {"on_article": "", "confidence": "0.85", "subject_id": "gcm:gcm/objective/6"},
        SHORT,
        WORDS,
        GUIDED | {"confidence": "0.7"},
        ASKED,
        ASKED | {"confidence": "0.85", "object_quote": "people"},
    ],
)
def test_a_confidence_that_the_recorded_situation_bears_is_taken(row):
    check(row, FORCES, TEXTS, "row 1")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (LAW | {"confidence": "0.9"}, "not one of the rubric"),
        (LAW | {"on_article": "i/a/2"}, "0.85 is the highest, because the articles named bind with qualifications"),
        (LAW | {"on_article": "i/a/3", "confidence": "0.85"}, "0.7 is the highest, because the articles named permit or guide"),
        (LAW | {"on_article": "", "confidence": "0.85"}, "0.7 is the highest, because no article is named"),
        (LAW | {"on_article": "", "subject_id": "gcm:gcm/objective/6"}, "0.85 is the highest"),
        (
            LAW | {"predicate_id": "gcmo:fallsShortOf", "object_id": "gcm:i/a/4", "on_article": "", "confidence": "0.85"},
            "0.7 is the highest",
        ),
        (GUIDED | {"confidence": "0.85"}, "what guides is inferred"),
        (WORDS | {"subject_quote": "remedy"}, "no word of the principle is quoted"),
        (WORDS | {"confidence": "0.7"}, "0.85 or more"),
        (ASKED | {"object_quote": "people"}, "none in common"),
    ],
)
def test_a_confidence_above_the_recorded_situation_stops_the_build(row, why):
    with pytest.raises(BuildError, match=why):
        check(row, FORCES, TEXTS, "row 1")


def test_one_situation_has_one_confidence():
    part = LAW | {"subject_id": "gcm:gcm/objective/7", "subject_part": "gcm/objective/7/action/a", "comment": "One reason."}
    same = LAW | {"subject_id": "gcm:gcm/objective/7/action/a", "comment": "Another reason.", "confidence": "0.85"}
    with pytest.raises(BuildError, match="the same situation at row 1"):
        check_alike([("row 1", part), ("row 2", same)])
    with pytest.raises(BuildError, match="the same situation at row 1"):
        check_alike([("row 1", LAW), ("row 2", LAW | {"subject_quote": "other words", "confidence": "0.7"})])
    check_alike([("row 1", part), ("row 2", same | {"confidence": "0.95"}), ("row 3", LAW | {"subject_quote": "other words"})])


def entities(tmp_path, hidden):
    (tmp_path / "instruments.toml").write_text(
        f'["instrument/report"]\nclass = "Report"\nlabel = "Making Migration Work for All"\nhidden = ["{hidden}"]\n', encoding="utf-8"
    )
    return read_entities(tmp_path)


def test_a_description_is_no_hidden_name(tmp_path):
    assert entities(tmp_path, "Migration for all")[0].fields["hidden"] == ["Migration for all"]
    with pytest.raises(BuildError, match="no word of its names"):
        entities(tmp_path, "the document")


def test_words_that_refer_back_are_marked(tmp_path):
    header = "form\ttargets\tpredicate\tonly_in\tnot_in\tnote\trefers_back\n"
    path = tmp_path / "surface-forms.tsv"
    rows = "that Declaration\tinstrument/d\tcites\t\t\t\tyes\nNew York Declaration\tinstrument/d\tcites\t\t\t\t\n"
    path.write_text(header + rows, encoding="utf-8")
    back, name = read_forms(path)
    assert (back.refers_back, name.refers_back) == (True, False)
    assert [one.form.words for one in find("The New York Declaration; that Declaration", [back, name])] == [name.words, back.words]
    rows = "that Declaration\tinstrument/d\tcites\t\t\t\tno\n"
    path.write_text(header + rows, encoding="utf-8")
    with pytest.raises(BuildError, match="refers_back is yes or empty"):
        read_forms(path)
