"""Where a text quotes: marks of several languages, nested, over paragraphs, set off as blocks, with ellipses and insertions."""

import pytest

from graph_service.endpoints.check.quotations import Quotation, find, segments

WORDS = "safe, orderly and regular migration"


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "‹›", "„“", "„”", "»«", "‘’", "''", "« »"])
def test_quotation_marks_of_several_languages(marks):
    opening, closing = (marks[0], marks[-1]) if " " not in marks else ("« ", " »")
    text = f"They speak of {opening}{WORDS}{closing}, always."
    quotations = find(text)
    assert [text[one.start : one.end].strip() for one in quotations.listed] == [WORDS]
    assert quotations.unclosed == 0


def test_apostrophes_are_no_quotation_marks():
    assert find("Migrants' rights aren't the employers’ gift; it’s the law.").listed == []


def test_apostrophe_within_single_marks_does_not_end_the_quotation():
    text = "It says ‘the workers’ rights are protected’ there."
    assert [text[one.start : one.end] for one in find(text).listed] == ["the workers’ rights are protected"]


def test_nested_quotation_is_inside_the_outer_one():
    text = "He said “the Compact speaks of ‘decent work’ often” twice."
    (outer,) = find(text).listed
    assert [text[one.start : one.end] for one in outer.inner] == ["decent work"]


def test_each_paragraph_of_a_long_quotation_opens_with_a_mark():
    text = "“First paragraph of it.\n\n“Second and last.”"
    assert [text[one.start : one.end] for one in find(text).listed] == ["First paragraph of it.", "Second and last."]


def test_mark_without_a_partner_is_counted_and_does_not_hide_others():
    quotations = find("An open “ mark.\n\nThen “a whole quotation”.")
    assert len(quotations.listed) == 1
    assert quotations.unclosed == 1


def _segments(text):
    return [[word.plain for word in one.words] for one in segments(text, Quotation(0, len(text)))]


@pytest.mark.parametrize("gap", ["…", "...", "[…]", "[...]", "(...)", ". . .", "[the States]"])
def test_ellipsis_and_insertion_split_a_quotation(gap):
    assert _segments(f"one two {gap} three four") == [["one", "two"], ["three", "four"]]


def test_letter_in_brackets_belongs_to_its_word():
    text = "[i]mprove the lot of child[ren]"
    assert _segments(text) == [["improve", "the", "lot", "of", "children"]]
    (only,) = segments(text, Quotation(0, len(text)))
    assert text[only.words[-1].start : only.words[-1].end] == "child[ren"


def test_sic_and_footnote_marks_are_no_words():
    assert _segments("one [sic] two[3] three⁴ four ⁵ five") == [["one", "two", "three", "four", "five"]]


def test_block_loses_its_enumerator_and_its_last_line_of_source():
    text = "> (c) Improve regulations\n> on agencies\n>\n> — GCM, para. 22"
    (block,) = find(text, [(0, len(text))]).listed
    assert [[word.plain for word in one.words] for one in segments(text, block)] == [["Improve", "regulations", "on", "agencies"]]


def test_number_of_an_objective_before_its_title_is_no_difference(quoted):
    one = quoted(
        "The Compact has “Objective 13: Use immigration detention only as a measure of last resort and work towards alternatives”."
    )
    assert (one["verdict"], one["differences"]) == ("exact", [])
    slip = quoted("It says “Objective 13: Use migration detention only as a measure of last resort”.")
    assert [(change["op"], change["theirs"], change["ours"]) for change in slip["differences"]] == [("replace", "migration", "immigration")]
