"""``python -m bench.suggest``: how many of the links that editors made are among the first suggestions, leaving one text out at a time.

Each item of a civil-society text is sent as a passage; its whole text is left out of what suggestions are made from. What editors linked
it to is then sought among the first 1, 3 and 5. With the model where it is installed, and with words alone.
"""

import argparse
import asyncio
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from bench.suggest.fitting import fitted
from graph_service import package_data
from graph_service.corpus.atlas_reader import atlas_of
from graph_service.corpus.meaning.model import installed
from graph_service.corpus.meaning.vectors import Vectors, compute, digest, write
from graph_service.corpus.things import things_of
from graph_service.endpoints.suggest.knowledge import Knowledge
from graph_service.endpoints.suggest.ranking import Ranked, Ranking
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.seed import builtin

if TYPE_CHECKING:
    from graph_service.corpus.meaning.model import Matrix
    from graph_service.corpus.meaning.vectors import Rows

FIRST = (1, 3, 5)
STRONG, LIKELY, ALL = 0.95, 0.85, 0.5
Case = tuple[str, Ranked]


async def knowledge() -> Knowledge:
    """Return what suggestions are made from, of our own graph."""
    store = EmbeddedStore(EmbeddedConfiguration(sources=tuple(builtin(package_data.turtle(), package_data.ontology())), workers=1))
    await store.start()
    try:
        _, atlas = await atlas_of(store, things_of(store)).get()
        return Knowledge(atlas)
    finally:
        await store.stop()


def items(known: Knowledge) -> list[str]:
    """Return the items with links, text by text."""
    keys = [one.key for one in known.examples if one.key == one.item]
    return sorted(keys, key=lambda key: (known.atlas.document(key), key))


def rank_all(known: Knowledge, vectors: Mapping[str, "Matrix"], matrix: "Matrix | None") -> Iterator[Case]:
    """Yield each item with what is suggested for it while its text is left out."""
    for document, keys in groupby(items(known), known.atlas.document):
        ranking = Ranking(known, document, matrix)
        for key in keys:
            yield key, ranking.rank(known.texts[key], vectors.get(key), limit=10)


def wanted(known: Knowledge, key: str, least: float) -> dict[str, float]:
    """Return the provisions that editors say an item addresses, with at least some confidence."""
    return {
        link.object: link.confidence
        for link in known.atlas.links_from(key)
        if link.predicate == "addresses" and link.confidence >= least and link.object in known.number
    }


def recall(
    cases: Sequence[Case], right: Callable[[str], set[str]], suggested: Callable[[Ranked], list[str]]
) -> tuple[int, int, list[float], list[float]]:
    """Return how many links and items there are, which share of links is among the first, and which share of items has one among them."""
    links = [(right(key), list(dict.fromkeys(suggested(ranked)))) for key, ranked in cases]
    links = [(keys, listed) for keys, listed in links if keys]
    total = sum(len(keys) for keys, _ in links)
    among = [[len(keys & set(listed[:first])) for keys, listed in links] for first in FIRST]
    return total, len(links), [sum(one) / (total or 1) for one in among], [sum(map(bool, one)) / (len(links) or 1) for one in among]


def table(known: Knowledge, cases: Sequence[Case]) -> Iterator[str]:
    """Yield a row for each kind of target and least confidence."""

    def whole(key: str) -> str:
        return known.whole(key)

    def objectives(least: float) -> Callable[[str], set[str]]:
        return lambda key: {one for link in wanted(known, key, least) if known.atlas.thing(one := whole(link)).is_a("Objective")}

    def others(least: float) -> Callable[[str], set[str]]:
        return lambda key: {one for link in wanted(known, key, least) if not known.atlas.thing(one := whole(link)).is_a("Objective")}

    def exact(least: float) -> Callable[[str], set[str]]:
        return lambda key: set(wanted(known, key, least))

    rows: Sequence[tuple[str, Callable[[float], Callable[[str], set[str]]], Callable[[Ranked], list[str]]]] = (
        ("objective", objectives, lambda ranked: [one.key for one in ranked.objectives]),
        ("principle or paragraph", others, lambda ranked: [one.key for one in ranked.principles]),
        ("the very provision", exact, lambda ranked: [one.key for one in ranked.provisions]),
    )  # fmt: skip
    for name, right, suggested in rows:
        for least in (STRONG, LIKELY, ALL):
            links, number, shares, any_of = recall(cases, right(least), suggested)
            cells = [name, str(least), str(links), *(f"{one:.2f}" for one in shares), str(number), *(f"{one:.2f}" for one in any_of)]
            yield f"| {' | '.join(cells)} |"


async def main() -> None:
    """Print the tables, or write the vectors that are shipped."""
    parser = argparse.ArgumentParser(prog="bench.suggest", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vectors", action="store_true", help="write data/vectors anew and end")
    arguments = parser.parse_args()
    known, model = await knowledge(), installed()
    if arguments.vectors:
        if model is None:
            parser.exit(2, "The model is not installed: pip install '.[meaning]'.\n")
        texts = {digest(text): text for text in known.texts.values()}
        rows: Rows = {}
        for start in range(0, len(texts), 16):
            rows |= await compute(model, dict(list(texts.items())[start : start + 16]))
            print(f"{len(rows)} of {len(texts)}", end="\r", flush=True)
        write(package_data.vectors() / f"vectors-{model.name}.npz", rows)
        model.close()
        return
    head = f"| target | confidence from | links | of links, first 1 | 3 | 5 | items | with one, first 1 | 3 | 5 |\n|{'---|' * 10}"
    matrix = await Vectors(model, known.texts, package_data.vectors()).matrix(3600) if model else None
    for name, one in (("Words and meaning", matrix), ("Words alone", None)):
        if name == "Words alone" or one is not None:
            started = time.perf_counter()
            # The vector of an item is the one that is kept: the same text, read by the same model.
            vectors = {key: one[known.number[key]] for key in items(known)} if one is not None else {}
            cases = list(rank_all(known, vectors, one))
            print(f"\n{name}: {len(cases)} items, {(time.perf_counter() - started) / len(cases) * 1000:.0f} ms each\n\n{head}")
            print("\n".join(table(known, cases)))
            made = list(fitted(known, items(known), {key: wanted(known, key, 0.0) for key in items(known)}, vectors, one))
            for weights in dict.fromkeys(weights for _, _, weights in made):
                print(f"Weights fitted on the others: {', '.join(f'{weight:.2f}' for weight in weights)}")
            print(f"\nProvisions by the weights that the other texts give:\n\n{head}")
            print("\n".join(row for row in table(known, [(key, ranked) for key, ranked, _ in made]) if "very" in row))
    if model:
        model.close()


if __name__ == "__main__":
    asyncio.run(main())
