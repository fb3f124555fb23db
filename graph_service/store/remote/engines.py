"""A table of differences between engines, where the SPARQL 1.1 recommendations leave a choice or an engine deviates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Engine:
    """The properties of an engine.

    ``timeout_parameter`` is the request parameter for the time limit, in units of ``timeout_unit`` seconds; empty if there is none.
    ``timeout_late`` seconds are added to our own limit there. ``rows_parameter`` is the parameter for the most rows, and ``cut_rows`` the
    response header that says that it stopped at that number. ``blank`` is the prefix of blank node labels in JSON that no parser accepts.
    ``own`` are the engine's internal graphs, by the beginning of their IRI. ``default_graph``: it has a default graph that can be read
    and written. ``cut`` is the header that marks an incomplete answer of status 200. ``guarded``: its extensions can reach the network,
    files or code, besides SERVICE, LOAD and FROM, and are refused. ``atomic``: an update of several operations is applied whole or not at
    all.
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
        # "Anytime" queries: after this time it returns partial results with status 200, mostly but not always with a header that says so
        # (of 30 runs of a cross product of 923,521 rows three had 104,290 or 148,574 rows and no header). So its limit is later than
        # ours: it only stops the evaluation, after we have stopped reading.
        timeout_parameter="timeout",
        timeout_unit=0.001,
        timeout_late=1.0,
        # It evaluates everything before its first byte, so it must not compute rows beyond our limit. Without the parameter it silently
        # stops at 1,048,576 rows.
        rows_parameter="maxrows",
        cut_rows="X-SPARQL-MaxRows",
        blank=b"nodeID://",
        own=("http://www.openlinksw.com/schemas/", "http://localuriqaserver/", "http://www.w3.org/ns/ldp#", "urn:activitystreams-owl:"),
        default_graph=False,
        cut="X-SQL-State",
        guarded=True,
    ),
    "fuseki": Engine(
        "fuseki",
        # After this time it ends rows within the answer of status 200, with a remark that is not JSON, and counts with a 503. A lower limit
        # of its own (--timeout) holds. Later than ours, as with Virtuoso: it only stops the evaluation, after we have stopped reading.
        timeout_parameter="timeout",
        timeout_late=1.0,
        guarded=True,
        atomic=True,
    ),
}
"""Engines by the value of the setting ``engine``; those named were run in the tests, ``generic`` is what the recommendations say."""


def bounds(engine: Engine, seconds: float, rows: int) -> list[tuple[str, str]]:
    """Return the request parameters for the limits of time and rows. The row limit is one more, to detect an answer with too many."""
    parameters = []
    if engine.timeout_parameter:
        parameters.append((engine.timeout_parameter, f"{(seconds + engine.timeout_late) / engine.timeout_unit:.0f}"))
    if engine.rows_parameter:
        parameters.append((engine.rows_parameter, str(rows + 1)))
    return parameters
