"""The provisions and documents of partners' graphs, for those who ask for them: each is of the graph that describes it (decision 0021)."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from urllib.parse import quote

from graph_service.corpus.directory import Directory
from graph_service.corpus.select import Term, bindings
from graph_service.corpus.thing import Thing, make_thing
from graph_service.namespaces import BASE
from graph_service.rdf.formats import JSON
from graph_service.sparql.files import text
from graph_service.store.interface import Limits, Query
from graph_service.store.own_graphs import OwnGraphs

MOST = 10_000
"""Things of partners that are listed here; the query asks for one more. SPARQL has all."""
_WHOLES = frozenset({"Collection", "Instrument", "Statement", "TextVersion"})


@dataclass(frozen=True, slots=True)
class Others:
    """Our directory with the partners' things, the graphs that describe each of these, and the names of our graphs and of theirs.

    ``directories`` are ours with the things of one graph, by graph, so that no graph names the things of another; ``""`` is ours alone.
    Of more than ``MOST`` none is known, and ``too_many`` says so.
    """

    directory: Directory
    directories: Mapping[str, Directory]
    graphs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wholes: AbstractSet[str] = frozenset()
    own: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    too_many: bool = False

    def of(self, graph: str) -> Directory:
        """Return the names that a graph's descriptions may use: those of our graphs and its own."""
        return self.directories[graph]


async def read_others(own: OwnGraphs, directory: Directory, limits: Limits) -> Others:
    """Return the provisions and documents that partners' graphs describe; a thing that our graphs know is never among them.

    Raises:
        ServiceError: the store cannot answer.

    """
    view = own.view
    if not view.foreign:
        return Others(directory, {"": directory})
    asked = Query(text("endpoints/api/others"), JSON, limits, default_graphs=view.own, named_graphs=view.foreign)
    rows = bindings(await (await own.whole.query(asked)).read())
    if len(rows) > MOST:
        return Others(directory, {"": directory}, too_many=True)
    graphs: dict[str, tuple[str, ...]] = {}
    things: dict[str, dict[str, Thing]] = {}
    for row in rows:
        iri = row["item"]["value"]
        if iri in directory:
            continue
        graph = row["graph"]["value"]
        graphs[iri] = (*graphs.get(iri, ()), graph)
        values = {"rdf:type": [Term(one, "iri") for one in row["classes"]["value"].split()]}
        for name, key in (("rdfs:label", "label"), ("skos:prefLabel", "title"), ("skos:notation", "notation")):
            if key in row:
                values[name] = [Term(row[key]["value"], language=row[key].get("xml:lang", ""))]
        things.setdefault(graph, {})[iri] = make_thing(iri, values)
    everything = [thing for of_graph in things.values() for thing in of_graph.values()]
    wholes = frozenset(thing.iri for thing in everything if _WHOLES & set(thing.classes))
    directories = {"": directory} | {graph: directory.extended(of_graph.values()) for graph, of_graph in things.items()}
    return Others(directory.extended(everything), directories, graphs, wholes, view.own, view.foreign)


def path_of_item(iri: str) -> str:
    """Return an IRI as the last part of the address of an item: ours by its path, another one whole."""
    return quote(iri.removeprefix(BASE), safe="/:@!$&'()*+,;=-._~%")
