"""What a collection of the API is: what it holds, by which query its members are found, and what may be asked of it."""

from dataclasses import dataclass

from graph_service.endpoints.api.filters import Filter


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection: its name in the path, title, the shape of its members, and the query in ``queries`` that finds them.

    ``classes`` are those its members have, the first for reading a bare name; ``type_`` is the class bound to the query's ``class``
    variable where no ``type`` is asked; ``others`` says that ``graphs=all`` lists what partners' graphs have too;
    ``describe`` names the queries that construct what their objects say: of ``queries``, or by package where a slash is in it;
    ``sorts`` are the query's columns to sort by, ``default_sort`` the order without a request;
    ``example`` is an item's id.
    """

    name: str
    title: str
    about: str
    shape: str
    query: str
    classes: tuple[str, ...]
    filters: tuple[Filter, ...]
    sorts: tuple[str, ...]
    default_sort: tuple[str, ...]
    example: str
    describe: tuple[str, ...] = ("describe",)
    type_: str = ""
    evidence: bool = True
    others: bool = False


ENTITY_SORTS = ("label", "notation")
"""What members without a place in a text are sorted by."""
