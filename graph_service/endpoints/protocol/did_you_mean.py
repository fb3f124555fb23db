"""``X-Did-You-Mean``: what a query names that the dataset does not have, and what is near, beside the answer.

The value is a list of structured fields (RFC 9651): ``"gcmo:hasAction";near="gcmo:action gcmo:actionOf", "foaf:Human";near=""``.
Most queries name what there is: that is seen in microseconds, and nothing else is done for them.
"""

import asyncio
import re
from collections.abc import Sequence

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.term_hints import Hint, Vocabulary, hints, is_suspect, read_vocabulary
from graph_service.corpus.things import Things
from graph_service.errors import ServiceError
from graph_service.http.exchange import Header
from graph_service.store.interface import Store

NAME = b"x-did-you-mean"
_PATIENCE = 2.0
"""Seconds that an answer waits for its hints, where the terms of the dataset are not known yet."""
_MOST_TRIPLES = 2_000_000
"""Beyond, reading the terms takes seconds of a query process, which every query would wait for."""
_LONGEST, _MOST_NEAR = 200, 3
_QUOTED = re.compile(r'"([^"]*)";near="([^"]*)"')


class DidYouMean:
    """Says what a query may have meant. ``things`` are our own, and are used where they are known already."""

    def __init__(self, store: Store, things: PerVersion[Things] | None = None) -> None:
        self._store = store
        self._vocabulary: PerVersion[Vocabulary] = PerVersion(store, lambda: read_vocabulary(store))
        self._things = things

    async def hints(self, query_text: str) -> tuple[Hint, ...]:
        """Return the hints for a query; none where the dataset is large, or its terms cannot be had soon."""
        if self._store.summary.triples > _MOST_TRIPLES:
            return ()
        things = self._things.last if self._things else None
        # What an earlier version had is looked for no further: a write seldom takes away a term.
        if not is_suspect(query_text, self._vocabulary.last, things.directory if things else None):
            return ()
        task = asyncio.ensure_future(self._vocabulary.get())
        done, _ = await asyncio.wait({task}, timeout=_PATIENCE)
        if not done:
            # It is made all the same, for the next query.
            task.add_done_callback(lambda one: one.cancelled() or one.exception())
            return ()
        try:
            _, vocabulary = task.result()
        except ServiceError:
            return ()
        things = self._things.present if self._things else None
        return await asyncio.to_thread(hints, query_text, vocabulary, things.directory if things else None)


def header(given: Sequence[Hint]) -> list[Header]:
    """Return the header that carries hints, or nothing where there are none."""
    items = [f'"{_text(one.written)}";near="{_text(" ".join(one.near), _LONGEST * _MOST_NEAR)}"' for one in given]
    return [(NAME, ", ".join(items).encode())] if items else []


def _text(words: str, most: int = _LONGEST) -> str:
    """Return words as the inside of a string of RFC 9651 §4.1.6, which is ASCII; an IRI is percent-encoded as in RFC 3987 §3.1."""
    return "".join(one if " " <= one <= "~" and one not in '"\\' else _encoded(one) for one in words)[:most]


def _encoded(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode(errors="replace"))


def read(value: str) -> list[Hint]:
    """Return the hints that a header carries."""
    return [Hint(written, tuple(near.split())) for written, near in _QUOTED.findall(value)]
