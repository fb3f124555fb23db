"""From the one form in which we ask an engine, SPARQL JSON or N-Triples, to the form a client asked for, as the bytes come.

Every engine thereby gives the same bytes for the same rows, and an answer that breaks off or is not one is noticed, whatever its status.
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
    """A source whose blank nodes have names that the parser takes: what an engine writes before them is left out."""

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
        # Only a possible beginning of the prefix waits for the next piece.
        while keep and not self._prefix.startswith(whole[-keep:]):
            keep -= 1
        self._tail = whole[len(whole) - keep :]
        given = whole[: len(whole) - keep]
        return given if given or not data else self.read(size)


def transcode(source: IO[bytes], wanted: Format, output: LimitedOutput, *, blank: bytes = b"", ask: bool = False) -> None:
    """Read an engine's whole answer and write it to the output in the form wanted; the output keeps its last piece.

    Raises:
        UpstreamError: it is not an answer, or not a whole one.
        LimitExceededError: it is larger than it may be.

    """
    failure = _attempt(source, wanted, output, blank, ask=ask)
    if failure:
        raise failure


def _attempt(source: IO[bytes], wanted: Format, output: LimitedOutput, blank: bytes, *, ask: bool) -> ServiceError | None:
    """Do it, and return what went wrong, without a trace: it would take the parser along, which must end in the thread it began in."""
    try:
        _convert(source, wanted, output, blank, ask=ask)
    except ServiceError as error:
        found = error.with_traceback(None)
        found.__context__ = None
        return found
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
    """Return the truth value that an engine gives as a row with a number."""
    true = any(solution[0] is not None and str(getattr(solution[0], "value", "0")) not in ("0", "false") for solution in results)
    return cast("pyoxigraph.QueryBoolean", pyoxigraph.parse_query_results(_TRUTH[true], format=pyoxigraph.QueryResultsFormat.JSON))
