"""One page of what a query selects, and how many rows there are: cut and counted by the engine, so that only a page is read. Pure.

The query chooses its rows in an inner SELECT, the first of its groups that is one, and puts them in order outside of that.
"""

from itertools import pairwise

from graph_service.sparql.tokens import tokens


def page(query: str, start: int, count: int) -> str:
    """Return the query for ``count`` of its rows from ``start``; it has no LIMIT of its own."""
    return f"{query}\nLIMIT {count} OFFSET {start}"


def total(query: str) -> str:
    """Return a query for the number of rows of the inner SELECT, as ``?total``: nothing is sorted for that.

    Raises:
        ValueError: the query has no inner SELECT.

    """
    listed = list(tokens(query))
    opening = next((one for one, following in pairwise(listed) if one.text == "{" and following.keyword == "SELECT"), None)
    if opening is None:
        message = "the query has no inner SELECT"
        raise ValueError(message)
    outer = next(token for token in listed if token.keyword == "SELECT")
    closing = next(one for one in listed if one.start > opening.start and one.text == "}" and one.braces == opening.braces)
    return f"{query[: outer.start]}SELECT (COUNT(*) AS ?total) WHERE {query[opening.start : closing.start + 1]}"
