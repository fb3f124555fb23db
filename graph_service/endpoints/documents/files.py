"""Files made from documents and cards, for a request: bounded in time, memory and number, and kept with the other answers."""

import asyncio
import json
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from graph_service import __version__
from graph_service.errors import DocumentsNotInstalledError, MemoryLimitError, QueueFullError, ServiceError, TimeLimitError
from graph_service.http import answer_cache
from graph_service.http.answer_cache import AnswerCache
from graph_service.http.responses import described, entry, is_known, respond
from graph_service.rdf.formats import DOCX, ODT, PDF, PNG, SVG, Format
from graph_service.store.embedded import child_process

OFFERS: tuple[Format, ...] = (PDF, DOCX, ODT)
"""The formats of a document that is a file."""
_LIBRARIES = {DOCX: "docx", ODT: "odfdo", PDF: "typst", SVG: "typst", PNG: "typst"}
_PROCESS = "graph_service.endpoints.documents.process"
_SECONDS = 20.0
_MEMORY = 1024 * 2**20
_PICTURE = b"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""What a picture may do that is opened as a page: nothing but be seen."""
_AT_ONCE, _WAITING = 2, 16
_SHORTER = "Ask for fewer items, or for the page."


class Files:
    """Writes files, a few at a time, each in a process of its own."""

    def __init__(self, answers: AnswerCache) -> None:
        self._answers = answers
        self._free = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0

    async def reply(
        self, request: Request, form: Format, given: Mapping[str, Any], name: str, *, language: str = "", version: str = ""
    ) -> Response:
        """Return the response with a file; ``given`` is a document or card as JSON, ``name`` that of the file without its extension.

        Raises:
            DocumentsNotInstalledError: the library for the format is not installed.
            QueueFullError, TimeLimitError, MemoryLimitError: too many wait, or this one is too much.

        """
        if find_spec(_LIBRARIES[form]) is None:
            raise DocumentsNotInstalledError(f"Files of type {form.types[0]} cannot be written here.")
        # The file depends on nothing else, so its tag is known before it is made.
        asked = json.dumps({"format": form.extension, "given": given}, ensure_ascii=False, sort_keys=True).encode()
        key = answer_cache.request_key("document", __version__, asked.decode())
        tag = answer_cache.etag("", key)
        shown = "attachment" if form in (DOCX, ODT) else "inline"
        kept = self._answers.get(version, key)
        if kept is None:
            body = b"" if is_known(request, tag) else await self._write(asked)
            place = f'{shown}; filename="{name}.{form.extension}"'.encode()
            more = [*described(version), (b"content-disposition", place)]
            more += [(b"content-security-policy", _PICTURE)] if form is SVG else []
            kept = entry(body, form.types[0], tag, language=language, more=more)
            if body:
                self._answers.put(version, key, (), kept)
        return respond(request, kept)

    async def _write(self, asked: bytes) -> bytes:
        if self._waiting >= _WAITING:
            raise QueueFullError("Too many files wait to be written already.", limit="queue", maximum=_WAITING)
        self._waiting += 1
        try:
            async with asyncio.timeout(_SECONDS), self._free:
                outcome = await child_process.ask(_PROCESS, _MEMORY, asked)
        except TimeoutError:
            raise TimeLimitError(
                f"Writing the file took longer than {_SECONDS:g} s.", help=_SHORTER, limit="seconds", maximum=_SECONDS
            ) from None
        finally:
            self._waiting -= 1
        if outcome.status == 0:
            return outcome.output
        if outcome.out_of_memory:
            raise MemoryLimitError("Writing the file needed too much memory.", help=_SHORTER, limit="memory", maximum=_MEMORY)
        raise ServiceError("The file could not be written.", cause=outcome.last_words.partition(":")[0][:80])
