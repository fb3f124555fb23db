"""Words are never corrected: only white space, transcription marks and glued note digits change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.pipeline.words import NoteMark, plain, sentences, without_note_marks


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("safe,  orderly\u00a0 and regular", "safe, orderly and regular"),
        ("evidence- based policies", "evidence-based policies"),
        ("demand-  driven skills", "demand-driven skills"),
        ("on- the-job training", "on-the-job training"),
        ("South-South, South- South and triangular", "South-South, South-South and triangular"),
        ("negotiations for in-\ndepth exchange", "negotiations for in-depth exchange"),
        ("a 360-\ndegree vision", "a 360-degree vision"),
        ("gender- and disability-responsive", "gender- and disability-responsive"),
        ("trainee- or apprenticeships", "trainee- or apprenticeships"),
        ("civil society- and community-based", "civil society- and community-based"),
        ("the **New Social Contract** for", "the New Social Contract for"),
        ("the principle of *non-refoulement*,", "the principle of non-refoulement,"),
        ("UN Women's [Guide to it](#) provides", "UN Women's Guide to it provides"),
        ("Members States, humanitarian assistance , including", "Members States, humanitarian assistance , including"),
    ],
)
def test_only_white_space_and_transcription_marks_change(raw, expected):
    assert plain(raw) == expected


@pytest.mark.parametrize(
    ("raw", "text", "marks"),
    [
        ("human rights treaties1; the", "human rights treaties; the", (NoteMark("1", 21),)),
        ("Agreement2; labour migration3; as", "Agreement; labour migration; as", (NoteMark("2", 9), NoteMark("3", 27))),
        ("has committed to in 20161.", "has committed to in 2016.", (NoteMark("1", 24),)),
        ("the full migration cycle3, including", "the full migration cycle, including", (NoteMark("3", 24),)),
        ("COVID-19 virus, in 2016, A/RES/70/1, C189 and 2030", "COVID-19 virus, in 2016, A/RES/70/1, C189 and 2030", ()),
    ],
)
def test_glued_footnote_digits_become_marks(raw, text, marks):
    assert without_note_marks(raw) == (text, marks)


@given(st.text())
def test_plain_is_idempotent_and_keeps_every_letter_in_order(raw):
    once = plain(raw)
    assert plain(once) == once or "[" in raw or "-" in raw  # a link's target is dropped; a second hyphen may follow the first
    letters = [character for character in once if character.isalnum()]
    rest = iter(raw)
    assert all(letter in rest for letter in letters)


def test_sentences_split_at_a_stop_before_a_capital_only():
    assert sentences("We commit to x. We further commit to 10.c, e.g. y.") == ["We commit to x.", "We further commit to 10.c, e.g. y."]
