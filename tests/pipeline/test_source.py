"""A source gives every character once, or says which it could not place."""

import pytest

from graph_service.pipeline.source import BuildError, Source


def source(text):
    return Source.read("a.txt", text)


def test_what_nobody_claims_is_named_with_its_line():
    text = source("first\nsecond words\n\nthird")
    text.take(1)
    text.take(2, 0, 6)
    with pytest.raises(BuildError, match=r"a.txt: 2 lines .* 2: 'words'; 4: 'third'"):
        text.require_all_claimed()


def test_claiming_twice_is_refused():
    text = source("one two")
    text.take(1, 0, 5)
    with pytest.raises(BuildError, match="claimed twice"):
        text.take(1, 4)


def test_an_empty_claim_is_refused():
    with pytest.raises(BuildError, match="nothing to take"):
        source("  \n").take(1)


def test_spans_are_trimmed_and_everything_can_be_claimed():
    text = source("  k)   words here  \n")
    marker = text.take(1, 0, 7, role="marker")
    words = text.take(1, 7)
    assert (marker.raw, words.raw) == ("k)", "words here")
    assert (words.spans[0].start, words.spans[0].end) == (7, 17)
    text.require_all_claimed()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [((374,), "374"), ((390, 392), "390-392"), ((289, 294), "289-294"), ((156, 157, 194, 195), "156-157, 194-195")],
)
def test_lines_are_written_as_ranges_across_page_breaks_only(lines, expected):
    text = source("\n".join("x" for _ in range(400)))
    assert text.take_lines(lines).lines == expected
