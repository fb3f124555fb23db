"""What is suggested for a passage: how much of what editors linked, by what it is found, with which words, and what is left out."""

import asyncio
from pathlib import Path

import numpy as np
import pytest

from bench.suggest.__main__ import STRONG, items, rank_all, recall, wanted
from bench.suggest.fitting import fitted
from graph_service import package_data
from graph_service.corpus.meaning import vectors as kept
from graph_service.endpoints.suggest.passages import passages, too_short
from graph_service.endpoints.suggest.quotes import nearest
from graph_service.endpoints.suggest.ranking import PROVISION_WORDS, Ranked, Ranking
from graph_service.extract.formats import MARKDOWN, PDF, PLAIN, extract
from tests.endpoints.check.documents import pdf

LIKELY = 0.85
CHILD = "No child should be detained because of the migration status of its parents."


@pytest.fixture(scope="module")
def matrix(known):
    """The shipped vectors of the graph's texts; none of them is computed here."""
    (file,) = package_data.vectors().glob("*.npz")
    rows = kept.read(file)
    blank = (np.zeros(384, np.int8), 1.0)
    return np.vstack(
        [row.astype(np.float32) * scale for row, scale in (rows.get(kept.digest(text), blank) for text in known.texts.values())]
    )


def objectives(known, least):
    return lambda key: {one for link in wanted(known, key, least) if known.atlas.thing(one := known.whole(link)).is_a("Objective")}


def provisions(known):
    return lambda key: set(wanted(known, key, LIKELY))


def suggested(ranked):
    return [one.key for one in ranked.provisions]


@pytest.mark.parametrize(("meaning", "floors", "own"), [(True, (0.80, 0.88), (0.42, 0.56)), (False, (0.74, 0.83), (0.39, 0.52))])
def test_objectives_that_editors_linked_are_among_the_first_without_the_item_s_own_text(known, matrix, meaning, floors, own):
    ours = matrix if meaning else None
    vectors = {key: matrix[known.number[key]] for key in items(known)} if meaning else {}
    cases = list(rank_all(known, vectors, ours))
    links, _, shares, _ = recall(cases, objectives(known, LIKELY), lambda ranked: [one.key for one in ranked.objectives])
    assert links >= 140
    assert shares[1] >= floors[0], shares
    assert shares[2] >= floors[1], shares
    _, _, shares, any_of = recall(cases, provisions(known), suggested)
    assert shares[1] >= own[0], shares
    assert shares[2] >= own[1], shares
    assert any_of[2] >= 0.82, any_of
    *_, shares, any_of = recall(cases, objectives(known, STRONG), lambda ranked: [one.key for one in ranked.objectives])
    assert shares[1] >= 0.8
    assert any_of[2] >= 0.9


def test_what_is_left_out_leaves_no_trace(known, matrix):
    key = "priorities-2021/4/e"
    ranked = Ranking(known, "priorities-2021", matrix).rank(known.texts[key], matrix[known.number[key]])
    named = [one.key for kind in (ranked.objectives, ranked.provisions, ranked.asks, ranked.articles, ranked.targets) for one in kind]
    through = [item for one in (*ranked.objectives, *ranked.provisions) for item, _ in one.through]
    assert through
    assert not [one for one in (*named, *through) if one.startswith("priorities-2021")]
    with_it = Ranking(known, "", matrix).rank(known.texts[key], matrix[known.number[key]])
    assert key in [item for one in with_it.provisions for item, _ in one.through]


def test_each_suggestion_says_by_what_it_was_found(known):
    ranked = Ranking(known).rank(CHILD)
    first = ranked.provisions[0]
    assert first.key == "gcm/objective/13/action/h"
    assert set(first.found_by) == {"words", "links"}
    assert "joint-message-2018/goal/4/ask/1" in [item for item, _ in first.through]
    assert ranked.objectives[0].key == "gcm/objective/13"
    assert "instrument/crc/article/37" in [one.key for one in ranked.articles]
    assert ranked.targets
    assert all(one.found_by == ("links",) and one.through for one in ranked.targets)
    assert all(0 < one.score < 1 for kind in (ranked.provisions, ranked.asks, ranked.articles, ranked.targets) for one in kind)


@pytest.mark.parametrize(
    "text", ["The cat sat on the mat.", "Boil the pasta in salted water for nine minutes and drain it.", "12 34", "€€€"]
)
def test_nothing_is_suggested_for_a_text_about_something_else(known, text):
    ranked = Ranking(known).rank(text)
    assert ranked == Ranked()


def test_words_on_both_sides_are_exact_and_near(known):
    target = known.texts["gcm/objective/6/action/c"]
    passage = "We thank the Chair for the floor. Recruiters must not charge recruitment fees to migrant workers; this is our position."
    pair = nearest(passage, target, known.index.worth)
    assert (
        passage[pair.passage.start : pair.passage.end]
        == pair.passage.exact
        == "Recruiters must not charge recruitment fees to migrant workers"
    )
    assert target[pair.target.start : pair.target.end] == pair.target.exact
    assert pair.target.exact.startswith("prohibit recruiters and employers from charging")
    assert {"recruiters", "charge", "fees"} <= set(pair.shared)


def test_passages_are_exact_places_of_the_text_and_cover_its_words():
    long = " ".join(f"Sentence number {number} speaks of migrant workers and their rights at work." for number in range(60))
    text = f"A title\n\n{long}\n\n   \n\n{'x' * 5000}\n\n最後"
    extracted = extract(text.encode(), PLAIN)
    made = list(passages(extracted))
    assert all(extracted.text[one.start : one.end] == one.text for one in made)
    assert max(len(one.text) for one in made) <= 900
    assert "".join("".join(one.text.split()) for one in made) == "".join(text.replace("最後", "").split())
    marked = list(passages(extract(b"# A title\n\n* first item\n* second item\n", MARKDOWN)))
    assert [one.text for one in marked] == ["A title", "first item", "second item"]


class Counting:
    """A model of two numbers a text that counts what it reads."""

    name = "counting-1"

    def __init__(self):
        self.seen = []

    async def embed(self, texts, *, question=False, seconds=20.0):
        self.seen += texts
        made = np.array([[len(text), 1.0] for text in texts], np.float32)
        return made / np.linalg.norm(made, axis=1, keepdims=True)


def test_what_the_pages_of_a_pdf_repeat_is_no_passage_and_places_stay():
    bodies = [CHILD, "Recruiters take no fees from workers.", "Nurses have their diplomas recognised.", "Remittances cost little."]
    read = extract(pdf(*(["Ministry of Migration, draft", body, f"Page {n}"] for n, body in enumerate(bodies, 1))), PDF)
    cut = list(passages(read))
    assert [one.text for one in cut] == bodies
    assert all(read.text[one.start : one.end] == one.text for one in cut)


def test_vectors_are_computed_once_and_kept_on_disk(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    texts = {f"k{number}": "x" * (number + 1) for number in range(40)}

    async def read(model, some):
        return await kept.Vectors(model, some, tmp_path / "none").matrix(60)

    model = Counting()
    first = asyncio.run(read(model, texts))
    assert first.shape == (40, 2)
    assert np.allclose(np.linalg.norm(first, axis=1), 1, atol=1e-3)
    assert len(model.seen) == 40
    again = Counting()
    assert np.allclose(asyncio.run(read(again, {**texts, "new": "y" * 100}))[:40], first)
    assert again.seen == ["y" * 100]
    (file,) = Path(tmp_path / "cache" / "compact-graph").iterdir()
    assert file.name == "vectors-counting-1.npz"
    # A file that is damaged is as none.
    file.write_bytes(file.read_bytes()[:100])
    damaged = Counting()
    asyncio.run(read(damaged, texts))
    assert len(damaged.seen) == 40


def test_our_own_texts_have_their_vectors_in_the_package(known):
    (file,) = package_data.vectors().glob("*.npz")
    rows = kept.read(file)
    there = [kept.digest(text) in rows for text in known.texts.values()]
    # A few new texts are computed at the first use; many need `python -m bench.suggest --vectors`.
    assert sum(there) >= 0.95 * len(there)


def test_weights_of_provisions_are_those_that_the_other_texts_give(known):
    links = {key: wanted(known, key, 0.0) for key in items(known)}
    made = list(fitted(known, items(known), links, {}, None))
    _, _, shares, any_of = recall([(key, ranked) for key, ranked, _ in made], provisions(known), suggested)
    assert shares[1] >= 0.38, shares
    assert shares[2] >= 0.51, shares
    assert any_of[2] >= 0.8, any_of
    for weights in {weights for _, _, weights in made}:
        # The constants are in the middle of what the texts without each one say.
        assert np.allclose(weights, PROVISION_WORDS, atol=0.2), weights


def test_principles_are_suggested_each_by_itself(known):
    ranked = Ranking(known).rank("The best interests of the child shall be a primary consideration; every policy must be child-sensitive.")
    assert ranked.principles[0].key == "gcm/principle/8"
    assert not [one for one in ranked.principles if known.atlas.thing(one.key).is_a("Objective")]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("National plan", True),
        ("Recruitment", True),
        ("The plan of the plan for the plans", True),
        ("移民儿童", True),
        ("Fair and ethical recruitment of workers", False),
        ("不得向移民工人收取招聘费用。", False),
        ("يجب ألا يحتجز أي طفل", False),
        ("Los niños migrantes no deben ser detenidos", False),
    ],
)
def test_few_words_are_too_few_to_suggest_from(text, short):
    assert too_short(text) is short
