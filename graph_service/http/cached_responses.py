"""How the API answers: one negotiation, a strong ETag that is known before the work is done, and answers kept for asking again."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from graph_service import __version__
from graph_service.http import answer_cache
from graph_service.http.answer_cache import AnswerCache, CachedResponse
from graph_service.http.exchange import Header
from graph_service.http.responses import bare, head, is_known, respond
from graph_service.rdf.formats import Choice
from graph_service.store.interface import Answer

Made = tuple[str, bytes | Answer]
"""The version of the dataset that was queried, and a body or an answer to stream."""


@dataclass(frozen=True, slots=True)
class NormalisedRequest:
    """A request, normalised, and the dataset's version now: equal ones get equal answers."""

    version: str
    parts: tuple[str, ...]


class CachedResponses:
    """Gives answers, from the cache where it has them."""

    def __init__(self, answers: AnswerCache, *, repeats: Callable[[], bool] = lambda: True) -> None:
        """``repeats`` returns whether equal versions give equal bytes now."""
        self._answers = answers
        self._repeats = repeats

    async def give(
        self,
        request: Request,
        normalised: NormalisedRequest,
        choice: Choice,
        make: Callable[[], Awaitable[Made]],
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """Return the response that ``make`` makes for a normalised request; 304 if the client has it, only headers for HEAD.

        ``make`` may use a later version than ``normalised`` names; the response is then cached and tagged under the later one.
        """
        # A new release may write the same data differently, so the ETag names it too.
        key = answer_cache.request_key(__version__, *normalised.parts, choice.content_type)
        version = normalised.version
        more = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
        tag = answer_cache.etag(version, key, strong=self._repeats())
        if version and answer_cache.names(request.headers.get("if-none-match"), tag):
            return bare(304, head(choice.content_type, tag, more=more))
        entry = self._answers.get(version, key) if version else None
        if entry is None:
            made_of, body = await make()
            tag = answer_cache.etag(made_of, key, strong=self._repeats())
            sent = head(choice.content_type, tag, more=more)
            if not isinstance(body, bytes):
                if is_known(request, tag):
                    body.cancel()
                    return bare(304, sent)
                return _stream(sent, body)
            entry = CachedResponse(tag, sent, body)
            if made_of == version:
                self._answers.put(version, key, (), entry)
        return respond(request, entry)


def _stream(headers: list[Header], answer: Answer) -> Response:
    async def pieces() -> AsyncIterator[bytes]:
        try:
            async for piece in answer:
                yield piece
        finally:
            answer.cancel()

    response = StreamingResponse(pieces())
    response.raw_headers = headers
    return response


def encode(value: object) -> bytes:
    """Return a JSON document."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
