"""Transcodes an engine's stream, SPARQL JSON or N-Triples, to the format that the client asked for.

So every engine gives the same bytes for the same rows, and a truncated or malformed answer is detected, whatever its status.
"""

from operator import attrgetter
from typing import IO, Any, cast

import pyoxigraph

from graph_service.errors import ServiceError, UpstreamError
from graph_service.rdf.formats import RESULTS, Format
from graph_service.rdf.oxigraph import RESULT_FORMATS
from graph_service.store import row_count
from graph_service.store.limited_output import LimitedOutput

JSON_TYPE = "application/sparql-results+json"
TRIPLES_TYPE = "application/n-triples"
_TRUTH = {False: b'{"head":{},"boolean":false}', True: b'{"head":{},"boolean":true}'}


class _Renamed:
    """A source from which the engine's prefix of blank node labels is removed, so that the parser accepts them."""

    def __init__(self, source: IO[bytes], prefix: bytes) -> None:
        self._source = source
        self._prefix = b'"' + prefix
        self._tail = b""

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        data = self._source.read(size)
        text = self._tail + data
        whole = text.replace(self._prefix, b'"')
        keep = min(len(self._prefix) - 1, len(whole)) if data else 0
        # Keep back only a possible beginning of the prefix.
        while keep and not self._prefix.startswith(whole[-keep:]):
            keep -= 1
        self._tail = whole[len(whole) - keep :]
        given = whole[: len(whole) - keep]
        return given if given or not data else self.read(size)


def transcode(source: IO[bytes], wanted: Format, output: LimitedOutput, *, blank: bytes = b"", ask: bool = False) -> None:
    """Read an engine's whole answer and write it to ``output`` in the wanted format; ``output`` holds the last piece.

    Raises:
        UpstreamError: it is malformed or truncated.
        LimitExceededError: it exceeds a limit.

    """
    failure = _attempt(source, wanted, output, blank, ask=ask)
    if failure:
        raise failure


def _attempt(source: IO[bytes], wanted: Format, output: LimitedOutput, blank: bytes, *, ask: bool) -> ServiceError | None:
    """Transcode and return the error without its traceback, which would carry the parser to another thread than its own."""
    try:
        _convert(source, wanted, output, blank, ask=ask)
    except ServiceError as error:
        refusal = error.with_traceback(None)
        refusal.__context__ = None
        return refusal
    except SyntaxError as error:
        words = str(error)
    except Exception as error:  # noqa: BLE001 - as above: nothing may carry the parser to another thread
        words = type(error).__name__
    else:
        return None
    return UpstreamError(f"The engine's answer cannot be read: {words}.")


def _convert(source: IO[bytes], wanted: Format, output: LimitedOutput, blank: bytes, *, ask: bool) -> None:
    file = cast("IO[bytes]", output)
    if wanted not in RESULTS:
        output.write_triples(map(attrgetter("triple"), pyoxigraph.parse(source, format=pyoxigraph.RdfFormat.N_TRIPLES)), wanted.name)
        return
    renamed = cast("IO[bytes]", _Renamed(source, blank)) if blank else source
    results: Any = pyoxigraph.parse_query_results(renamed, format=pyoxigraph.QueryResultsFormat.JSON)
    if ask and not isinstance(results, pyoxigraph.QueryBoolean):
        results = _truth(results)
    if isinstance(results, pyoxigraph.QueryBoolean):
        output.counter = row_count.Uncounted()
    results.serialize(file, RESULT_FORMATS[wanted.name])


def _truth(results: pyoxigraph.QuerySolutions) -> pyoxigraph.QueryBoolean:
    """Return the boolean that an engine sends as a row with a number."""
    true = any(solution[0] is not None and str(getattr(solution[0], "value", "0")) not in ("0", "false") for solution in results)
    return cast("pyoxigraph.QueryBoolean", pyoxigraph.parse_query_results(_TRUTH[true], format=pyoxigraph.QueryResultsFormat.JSON))
