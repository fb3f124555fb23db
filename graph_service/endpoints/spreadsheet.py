"""CSV for spreadsheet programs: an answer in CSV with a byte order mark before it (RFC 4180 says nothing of encodings)."""

from codecs import BOM_UTF8
from collections.abc import AsyncIterator
from typing import cast

from graph_service.rdf.formats import CSV, SPREADSHEET, Format
from graph_service.store.interface import Answer


def engine_format(chosen: Format) -> Format:
    """Return the format that the store writes for a chosen one."""
    return CSV if chosen is SPREADSHEET else chosen


def for_format(answer: Answer, chosen: Format) -> Answer:
    """Return an answer as its chosen format wants it."""
    # What is read only where the interface has a plain attribute is cast: nobody sets it.
    return cast("Answer", MarkedAnswer(answer)) if chosen is SPREADSHEET else answer


class MarkedAnswer:
    """An answer with a byte order mark before its first byte."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    @property
    def version(self) -> str:
        """The dataset version that was asked."""
        return self._answer.version

    @property
    def seconds(self) -> float:
        """Evaluation time so far."""
        return self._answer.seconds

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the bytes."""
        yield BOM_UTF8
        async for piece in self._answer:
            yield piece

    async def read(self) -> bytes:
        """Return all the bytes."""
        return BOM_UTF8 + await self._answer.read()

    @property
    def whole(self) -> bytes | None:
        """All the bytes if they are here already."""
        whole = self._answer.whole
        return None if whole is None else BOM_UTF8 + whole

    def cancel(self) -> None:
        """Stop the evaluation."""
        self._answer.cancel()
