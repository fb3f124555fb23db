"""What a token may not do inside its graphs: say something of our words and links, or make graphs without number (decision 0021)."""

from collections.abc import Iterable

from graph_service.errors import ContentTooLargeError, OutOfScopeError
from graph_service.namespaces import BASE
from graph_service.store.interface import Write


def refuse_reserved(write: Write, graph: str, subject: str) -> None:
    """Refuse a statement by which somebody else's graph would change what our words mean; ``subject`` is reserved, or empty.

    Raises:
        OutOfScopeError: the graph may not say something of the subject.

    """
    if subject and not write.owns(graph):
        raise OutOfScopeError(
            f"<{graph}> is not a graph of ours, and may say nothing of <{subject[:200]}>, which is {_what(subject)} of ours.",
            help="Whatever graphs the token is for: leave out statements about our vocabulary, queries, shapes, graphs, links and "
            "quotations, and point to them from things of your own. Nothing was changed.",
            graphs=[graph or "default"],
        )


def _what(subject: str) -> str:
    kind = subject.removeprefix(BASE).partition("/")[0].partition("#")[0]
    return {"queries": "a saved query", "shapes": "a shape", "graph": "a graph", "link": "a link", "quote": "a quotation"}.get(
        kind, "a term"
    )


def refuse_too_many(write: Write, made: int, others: Iterable[str]) -> None:
    """Refuse graphs beyond those that one writer may have: ``made`` would come to be beside ``others``.

    Raises:
        ContentTooLargeError: there would be too many.

    """
    if made and made + sum(write.may_change(graph) for graph in others if graph) > write.most_graphs:
        raise ContentTooLargeError(
            f"There would be more than {write.most_graphs} graphs that this token may write.",
            help="Put more into a graph, or ask the operator for more (most_graphs in the token file). Nothing was changed.",
            limit="graphs",
            maximum=write.most_graphs,
        )
