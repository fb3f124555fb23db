"""What engines do differently, as a table: only where the SPARQL 1.1 recommendations leave room or an engine leaves them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine's ways.

    ``timeout_parameter`` takes the time a query may run, in units of ``timeout_unit`` seconds; empty: there is none. ``blank`` is what it
    writes before the name of a blank node in JSON, which no parser takes. ``own`` are the graphs that are the engine's own business, by the
    beginning of their IRI. ``default_graph``: whether there is a default graph that can be read and written by itself.
    ``cut`` is the header by which it tells that an answer of status 200 is not whole. ``guarded``: whether queries can reach the network or
    the file system by the engine's own means besides SERVICE, LOAD and FROM. ``atomic``: whether an update of
    several operations is done whole or not at all.
    """

    name: str
    timeout_parameter: str = ""
    timeout_unit: float = 1.0
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
        # "Anytime" queries: past this time it gives what it has with status 200 and says so in a header, which we turn into an error.
        timeout_parameter="timeout",
        timeout_unit=0.001,
        blank=b"nodeID://",
        own=("http://www.openlinksw.com/schemas/", "http://localuriqaserver/", "http://www.w3.org/ns/ldp#", "urn:activitystreams-owl:"),
        default_graph=False,
        cut="X-SQL-State",
        guarded=True,
    ),
}
"""Engines by the value of the setting ``engine``; those named were run in the tests, ``generic`` is what the recommendations say."""
