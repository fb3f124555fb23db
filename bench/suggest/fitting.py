"""The weights of a provision's features, fitted on all texts but one: what a new text meets, beside the weights that are written down.

A regression over lists: of all provisions, those that editors linked shall have the score. For each text the weights come from the links of
the other texts; their features are made with their own text left out, as everywhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from graph_service.endpoints.suggest.knowledge import Knowledge
from graph_service.endpoints.suggest.ranking import Ranked, Ranking

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph_service.corpus.meaning.model import Matrix

    Array = NDArray[np.float64]

_STEPS, _RATE, _SMALL = 400, 0.05, 0.5
"""Steps of Adam and their rate, and how much small weights are preferred."""


def fitted(
    known: Knowledge,
    keys: Sequence[str],
    links: Mapping[str, Mapping[str, float]],
    vectors: Mapping[str, "Matrix"],
    matrix: "Matrix | None",
) -> Iterator[tuple[str, Ranked, tuple[float, ...]]]:
    """Yield each item with what is suggested for it by the weights that the other texts give, and those weights."""
    features: dict[str, Array] = {}
    for document, listed in groupby(keys, known.atlas.document):
        ranking = Ranking(known, document, matrix)
        features |= {key: np.array(ranking.features(known.texts[key], vectors.get(key))) for key in listed}
    for document, listed in groupby(keys, known.atlas.document):
        others = [key for key in keys if known.atlas.document(key) != document and links[key] and len(features[key])]
        weights = _fit([features[key] for key in others], [_wanted(known, links[key]) for key in others])
        ranking = Ranking(known, document, matrix, weights)
        for key in listed:
            yield key, ranking.rank(known.texts[key], vectors.get(key), limit=10), weights


def _wanted(known: Knowledge, links: Mapping[str, float]) -> "Array":
    wanted = np.array([links.get(key, 0.0) for key in known.provisions])
    return wanted / (wanted.sum() or 1.0)


def _fit(features: Sequence["Array"], wanted: Sequence["Array"]) -> tuple[float, ...]:
    weights, mean, square = (np.zeros(features[0].shape[1]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        slope = _SMALL * weights / len(features)
        for rows, right in zip(features, wanted, strict=True):
            scores = rows @ weights
            shares = np.exp(scores - scores.max())
            slope = slope + rows.T @ (shares / shares.sum() - right) / len(features)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return tuple(float(one) for one in weights)
