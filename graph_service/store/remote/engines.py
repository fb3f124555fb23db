"""What engines do differently, as a table: only where the SPARQL 1.1 recommendations leave room or an engine leaves them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine's ways.

    ``timeout_parameter`` takes the time a query may run, in units of ``timeout_unit`` seconds; empty: there is none. ``timeout_late`` is by
    how many seconds it is told more than we wait. ``rows_parameter`` takes the most rows that it evaluates and sends, and ``cut_rows`` is
    the header by which it tells that it stopped at so many. ``blank`` is what it writes before the name of a blank node in JSON, which no
    parser takes. ``own`` are the graphs that are the engine's own business, by the beginning of their IRI. ``default_graph``: whether there
    is a default graph that can be read and written by itself. ``cut`` is the header by which it tells that an answer of status 200 is not
    whole. ``guarded``: whether queries can reach the network or the file system by the engine's own means besides SERVICE, LOAD and FROM.
    ``atomic``: whether an update of several operations is done whole or not at all.
    """

    name: str
    timeout_parameter: str = ""
    timeout_unit: float = 1.0
    timeout_late: float = 0.0
    rows_parameter: str = ""
    cut_rows: str = ""
    blank: bytes = b""
    own: tuple[str, ...] = ()
    default_graph: bool = True
    cut: str = ""
    guarded: bool = False
    atomic: bool = False


ENGINES: dict[str, Engine] = {
    "generic": Engine("generic"),
    "oxigraph": Engine("oxigraph", atomic=True),
    "virtuoso": Engine(
        "virtuoso",
        # "Anytime" queries: past this time it gives what it has with status 200, mostly says so in a header, and sometimes does not (of 30
        # runs of a cross product of 923,521 rows three were 104,290 or 148,574 rows and nothing else). So its time ends after ours, when
        # nobody listens any more: it is there to stop the evaluation, not to answer.
        timeout_parameter="timeout",
        timeout_unit=0.001,
        timeout_late=1.0,
        # It evaluates everything before its first byte, so rows beyond our limit are not to be cut from the answer but never to be made.
        # Without the parameter it stops at 1,048,576 rows as if there were no more.
        rows_parameter="maxrows",
        cut_rows="X-SPARQL-MaxRows",
        blank=b"nodeID://",
        own=("http://www.openlinksw.com/schemas/", "http://localuriqaserver/", "http://www.w3.org/ns/ldp#", "urn:activitystreams-owl:"),
        default_graph=False,
        cut="X-SQL-State",
        guarded=True,
    ),
}
"""Engines by the value of the setting ``engine``; those named were run in the tests, ``generic`` is what the recommendations say."""


def bounds(engine: Engine, seconds: float, rows: int) -> list[tuple[str, str]]:
    """Return the parameters that tell an engine how long it may evaluate and how many rows are wanted at most: one more than is given."""
    found = []
    if engine.timeout_parameter:
        found.append((engine.timeout_parameter, f"{(seconds + engine.timeout_late) / engine.timeout_unit:.0f}"))
    if engine.rows_parameter:
        found.append((engine.rows_parameter, str(rows + 1)))
    return found
