"""Second wordings made out of the draft by known edits: what is cut, aligned, compared, and where a text is refused."""

import re
import unicodedata
from dataclasses import replace

import pytest

from graph_service import package_data
from graph_service.errors import TextMisfitError
from graph_service.extract.formats import PLAIN, extract
from graph_service.pipeline.wordings.comparison import differences, same_words
from graph_service.pipeline.wordings.wording import read_wording
from tests.pipeline.wordings import variants
from tests.pipeline.wordings.variants import LAYOUTS, Block, draft, edited, relettered, renumbered

ACTION = "gcm/objective/6/action/"

TYPESET = {
    "soft hyphens": lambda text: re.sub(r"\b(\w{4})(\w{4,})", "\\1\u00ad\\2", text).encode(),
    "soft hyphens at the ends of lines": lambda _: variants.hyphenated(draft())[0].replace(b"-\n", "\u00ad\n".encode()),
    "ligatures": lambda text: text.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02").encode(),
    "markers on lines of their own": lambda text: re.sub(r"(?m)^(\d+\.|[a-z]\)) ", "\\1\n", text).encode(),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n").encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "letters with separate accents": lambda text: unicodedata.normalize("NFD", text).encode(),
    "blanks that do not break": lambda text: text.replace(" of ", "\u00a0of ").encode(),
    "numbers without a dot": lambda text: re.sub(r"(?m)^(\d+)\. ", r"\1 ", text).encode(),
    "letters in brackets": lambda text: re.sub(r"(?m)^([a-z])\) ", r"(\1) ", text).encode(),
    "objectives with a dash": lambda text: re.sub(r"(?m)^OBJECTIVE (\d+):", r"Objective \1 –", text).encode(),
}


def read(blocks, layout="plain", *, same_language=True):
    content, media_type = LAYOUTS[layout](list(blocks))
    return read_wording("test.txt", extract(content, media_type), variants.units(), same_language=same_language)


def pairs(reading):
    return {wording.path: wording.like.path for wording in reading.wordings if wording.like}


def moved(reading):
    return {path: like for path, like in pairs(reading).items() if like != f"gcm/{path}"}


def changed(reading):
    return {
        wording.path: [(one.words, one.before) for one in wording.differences]
        for wording in reading.wordings
        if wording.differences and not wording.sentence
    }


def added(reading):
    return [(wording.path, wording.text) for wording in reading.wordings if not wording.like]


def assert_as_the_draft(reading):
    assert (moved(reading), changed(reading), added(reading), reading.removed) == ({}, {}, [], [])
    assert [wording.text for wording in reading.wordings] == [unit.text for unit in variants.units()]
    calls = {wording.notation: (wording.note_of, wording.note_offset) for wording in reading.wordings if wording.kind == "Footnote"}
    assert calls == {"1": ("para/2", 236), "2": ("para/2", 776), "3": ("para/2", 873), "4": ("objective/2/action/a", 239)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_draft_in_another_layout_has_the_same_words(layout):
    """Pages with headers and numbers, lines divided inside words, columns, endnotes, generated letters: the words are the draft's."""
    assert_as_the_draft(read(draft(), layout))


@pytest.mark.parametrize("layout", TYPESET)
def test_what_typesetting_and_copying_write_is_no_difference(layout):
    text = variants.plain([*draft()])[0].decode()
    reading = read_wording("test.txt", extract(TYPESET[layout](text), PLAIN), variants.units(), same_language=True)
    assert_as_the_draft(reading)


def test_what_runs_over_pages_is_told_and_is_no_part_of_the_text():
    reading = read(draft(), "paged")
    pages = len({line for line, text in reading.running if "18-99999" in text})
    assert pages > 30
    assert len(reading.running) == 2 * pages


@pytest.mark.parametrize("layout", ["plain", "dense", "word", "pdf"])
def test_changed_words_are_differences_with_their_place(layout):
    words = variants.words_of(f"{ACTION}k").replace("domestic", "household", 1)
    reading = read(edited(f"{ACTION}k", lambda block: [replace(block, words=f"{words} as soon as possible")]), layout)
    assert changed(reading) == {"objective/6/action/k": [("household", "domestic"), ("as soon as possible", "")]}
    (wording,) = [wording for wording in reading.wordings if wording.differences]
    assert [wording.text[one.start : one.end] for one in wording.differences] == ["household", "as soon as possible"]
    assert not wording.same_words
    assert moved(reading) == {}


@pytest.mark.parametrize("layout", ["plain", "dense", "word"])
def test_an_added_sentence_is_a_difference(layout):
    sentence = "We recall the Declaration of Test Duties."
    reading = read(edited("gcm/para/16", lambda block: [replace(block, words=f"{block.words} {sentence}")]), layout)
    assert changed(reading) == {"para/16": [(sentence, "")]}


@pytest.mark.parametrize("layout", ["plain", "dense"])
def test_an_action_that_is_gone_is_told_and_no_other_moves(layout):
    reading = read([block for block in draft() if block.path != f"{ACTION}c"], layout)
    assert [unit.path for unit in reading.removed] == [f"{ACTION}c"]
    assert (moved(reading), changed(reading)) == ({}, {})


@pytest.mark.parametrize("layout", ["plain", "dense", "word"])
def test_letters_that_move_up_behind_a_removed_action_are_aligned(layout):
    reading = read(relettered([block for block in draft() if block.path != f"{ACTION}c"], 6), layout)
    assert [unit.path for unit in reading.removed] == [f"{ACTION}c"]
    assert moved(reading) == {f"objective/6/action/{new}": f"{ACTION}{old}" for new, old in zip("cdefghijk", "defghijkl", strict=True)}
    assert changed(reading) == {}


@pytest.mark.parametrize("layout", ["plain", "dense", "word", "columns"])
def test_an_inserted_action_has_no_counterpart_and_the_others_keep_theirs(layout):
    words = "Publish each year what recruiters in every test country charge, by sector and by corridor"
    new = Block(f"{ACTION}new", "Action", "", words)
    reading = read(relettered(edited(f"{ACTION}c", lambda block: [new, block]), 6), layout)
    assert added(reading) == [("objective/6/action/c", words)]
    assert moved(reading) == {f"objective/6/action/{new}": f"{ACTION}{old}" for new, old in zip("defghijklm", "cdefghijkl", strict=True)}
    assert (changed(reading), reading.removed) == ({}, [])


@pytest.mark.parametrize("layout", ["plain", "dense"])
def test_renumbered_paragraphs_are_aligned_by_their_words(layout):
    reading = read(renumbered(draft(), 44, 1), layout)
    expected = {f"para/{number + 1}": f"gcm/para/{number}" for number in range(44, 55)}
    expected |= {f"para/46/{letter}": f"gcm/para/45/{letter}" for letter in "abc"}
    expected |= {f"para/50/{letter}": f"gcm/para/49/{letter}" for letter in "abcde"}
    assert moved(reading) == expected
    assert changed(reading) == {}


def test_the_shape_of_quotation_marks_is_no_difference():
    straight = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-"})
    blocks = [replace(block, words=block.words.translate(straight)) for block in draft()]
    assert blocks != list(draft())
    reading = read(blocks)
    assert (changed(reading), moved(reading)) == ({}, {})
    assert all(wording.same_words for wording in reading.wordings)
    assert any('"' in wording.text for wording in reading.wordings)


@pytest.mark.parametrize("layout", ["plain", "paged", "word", "web page", "pdf"])
def test_a_text_in_the_dress_of_a_resolution(layout):
    """A preamble before the title, “(a)”, lettered principles, items that end in a semicolon."""
    reading = read(variants.as_resolution(), layout)
    assert reading.removed == []
    assert moved(reading) == {}
    assert all(path.startswith("front/") for path, _ in added(reading))
    actions = [wording for wording in reading.wordings if wording.kind == "Action"]
    assert len(actions) == 187
    assert all(wording.same_words and [one.words for one in wording.differences] == [";"] for wording in actions)
    assert [wording.title for wording in reading.wordings if wording.kind == "GuidingPrinciple"][:2] == [
        "People-centred",
        "International cooperation",
    ]


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name not in {"pdf", "hyphenated", "dense"}])
def test_another_language_is_aligned_by_its_numbers(layout):
    """Not in layouts without blank lines: there only words tell where a heading begins that fills its line."""
    reading = read(variants.translated(), layout, same_language=False)
    assert moved(reading) == {}
    assert (added(reading), reading.removed) == ([], [])
    by_path = {wording.path: wording for wording in reading.wordings}
    assert by_path["objective/6"].marker == "Objetivo 6."
    assert by_path["objective/6/commitment"].marker == "22."
    words = {block.path: block.words for block in variants.translated() if block.kind == "Action"}
    assert {f"gcm/{path}": by_path[path].text for path in by_path if "/action/" in path and path != "objective/2/action/a"} == {
        path: text for path, text in words.items() if path != "gcm/objective/2/action/a"
    }


def test_numbers_without_a_dot_are_read_in_another_language_too_and_a_line_that_begins_with_a_number_is_none():
    blocks = [replace(one, marker=one.marker.rstrip(".")) if one.marker.rstrip(".").isdecimal() else one for one in variants.translated()]
    reading = read(blocks, same_language=False)
    assert (moved(reading), added(reading), reading.removed) == ({}, [], [])
    assert {one.path: one.marker for one in reading.wordings}["objective/6/commitment"] == "22"
    sentence = "It was so in the year. 17 States said so at once."
    (changed_path,) = (one.path for one in draft() if one.path == "gcm/para/16")
    edited = variants.edited(changed_path, lambda one: [replace(one, words=f"{one.words}\n\n17 States said so at once.")])
    reading = read(edited)
    assert sentence.partition(". ")[2] in {one.path: one for one in reading.wordings}["para/16"].text
    assert (moved(reading), reading.removed) == ({}, [])


def lost_marker(path):
    return edited(path, lambda block: [replace(block, marker="")])


def swapped(one, other):
    first, second = (next(block for block in draft() if block.path == path) for path in (one, other))
    return [second if block is first else first if block is second else block for block in draft()]


EXTRA = (
    "A paragraph without a number about things that nobody in the draft has said, long enough not to be taken for a heading of anything."
)


@pytest.mark.parametrize(
    ("blocks", "layout", "before", "after", "expected"),
    [
        (lost_marker(f"{ACTION}d"), "plain", "the recruitment industry", "Establish partnerships with all", "d) Establish partnerships"),
        (lost_marker(f"{ACTION}d"), "word", "the recruitment industry", "Establish partnerships with all", "d) Establish partnerships"),
        (
            [block for block in draft() if block.path != "gcm/objective/9"],
            "plain",
            "systematically originates",
            "OBJECTIVE 10: Prevent",
            "OBJECTIVE 9: Strengthen",
        ),
        (
            edited("gcm/para/7", lambda block: [block, Block("", "", "", EXTRA)]),
            "web page",
            "under international law.",
            "A paragraph without a number",
            "OUR VISION AND GUIDING PRINCIPLES",
        ),
        (swapped(f"{ACTION}b", f"{ACTION}c"), "plain", "the recruitment industry", "b) Build upon the work", "d) Establish partnerships"),
    ],
)
def test_a_text_is_refused_where_it_stops_fitting(blocks, layout, before, after, expected):
    with pytest.raises(TextMisfitError) as raised:
        read(blocks, layout)
    members = raised.value.members
    assert before in members["before"]
    assert members["after"].startswith(after)
    assert members["expected"].startswith(expected)
    assert f"Line {members['line']}: " in raised.value.detail


@pytest.mark.parametrize(
    ("path", "expected"),
    [(f"{ACTION}d", "d) Establish"), ("gcm/para/44", "44. We will implement"), ("gcm/objective/9/commitment", "25. We commit")],
)
def test_in_another_language_nothing_may_be_missing(path, expected):
    with pytest.raises(TextMisfitError) as raised:
        read([block for block in variants.translated() if block.path != path], same_language=False)
    assert raised.value.members["expected"].startswith(expected)


def test_a_text_that_is_far_too_long_is_refused():
    for text in ("1. x\n" + "word\n" * 30_000, "1. a:\n\n" + "\n\n".join(f"{number}. More of it" for number in range(2, 2_000))):
        with pytest.raises(TextMisfitError):
            read_wording("test.txt", extract(text.encode(), PLAIN), variants.units(), same_language=True)


def test_another_text_and_another_language_are_refused():
    for blocks in (variants.translated(), [Block("", "", "1.", "A short text about something else.")]):
        with pytest.raises(TextMisfitError):
            read(blocks)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("through on- the-job training", "through on-the-job training", True),
        ("through on-the-job training", "through on- the-job training", True),
        ("an inter- national text, on- the-job", "an international text, on-the-job", True),
        ("gender- and disability-responsive", "gender-and disability-responsive", False),
        ("gender- and disability-responsive", "gender and disability-responsive", True),
        ("on the-job training", "on the job training", False),
        ("a well-being text", "a wellbeing text", False),
        ("on- the-job training", "off-the-job training", False),
    ],
)
def test_hyphen_that_a_line_end_has_left_is_no_change(old, new, same):
    assert same_words(old, new) is same
    assert [one for one in differences(old, new) if any(map(str.isalnum, one.words + one.before))] == [] or not same


def test_shipped_source_has_the_words_of_the_draft():
    source = package_data.source() / "gcm-final-draft-2018.txt"
    reading = read_wording(source.name, extract(source.read_bytes(), PLAIN), variants.units(), same_language=True)
    assert changed(reading) == {}
