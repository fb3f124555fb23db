"""The numbers of the description: the same whether a dataset is counted at once or in parts, and left out where it is too large."""

import asyncio
import itertools
import random
from collections import defaultdict

import httpx
import pyoxigraph
import pytest

from graph_service.endpoints.catalog import routes, statistics
from graph_service.endpoints.catalog.statistics import Size, count
from graph_service.endpoints.queries import workbench
from graph_service.errors import MemoryLimitError, TimeLimitError
from graph_service.settings import Settings
from graph_service.sparql.files import text
from graph_service.store import interface
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.own_graphs import OwnGraphs
from graph_service.store.seed import SeedFile
from tests.conftest import ServerInThread

HOME = "https://partner.example/"
TYPE = pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
QUERIES = ["sizes", "whole", "whole-classes", "schema", "graphs", "classes", "properties", "external", "documents", "labels-of-agents"]


def made():
    """Three graphs that share triples, with things of several classes, literals of several kinds and blank nodes."""
    chance = random.Random(7)
    node = lambda kind, number: pyoxigraph.NamedNode(f"{HOME}{kind}/{number}")  # noqa: E731 - a line
    things = [node("thing", number) for number in range(40)] + [pyoxigraph.BlankNode(f"b{number}") for number in range(5)]
    values = [
        *things,
        *(pyoxigraph.Literal(str(number)) for number in range(9)),
        *(pyoxigraph.Literal(str(number), language="en") for number in range(9)),
        *(pyoxigraph.Literal(number) for number in range(9)),
        pyoxigraph.NamedNode("https://www.ilo.org/C189"),
    ]
    pool = [pyoxigraph.Triple(chance.choice(things), node("property", chance.randrange(6)), chance.choice(values)) for _ in range(400)]
    pool += [pyoxigraph.Triple(chance.choice(things), TYPE, node("class", chance.randrange(3))) for _ in range(60)]
    listed = sorted(set(pool), key=str)
    return {f"{HOME}graph/{number}": {_within(number, one) for one in chance.sample(listed, 200)} for number in range(3)}


def _within(number, triple):
    """Return a triple as a file has it: a blank node belongs to one file."""
    own = lambda term: pyoxigraph.BlankNode(f"{term.value}g{number}") if isinstance(term, pyoxigraph.BlankNode) else term  # noqa: E731 - a line
    return pyoxigraph.Triple(own(triple.subject), triple.predicate, own(triple.object))


@pytest.fixture(scope="module")
def graphs():
    return made()


@pytest.fixture(scope="module")
def sources(graphs, tmp_path_factory):
    folder = tmp_path_factory.mktemp("graphs")
    for number, triples in enumerate(graphs.values()):
        (folder / f"{number}.nt").write_bytes(pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.N_TRIPLES))
    return tuple(SeedFile(folder / f"{number}.nt", graph) for number, graph in enumerate(graphs))


class Asked(EmbeddedStore):
    """A store that notes the queries by the names of their files, and fails at some of them."""

    names: list[str]
    fails: dict[str, type[Exception]]
    background: set[bool]

    async def query(self, query):
        first = query.text.splitlines()[0]
        name = next(name for name, text in TEXTS.items() if text.startswith(first))
        self.names.append(name)
        self.background.add(interface.BACKGROUND.get())
        if name in self.fails:
            raise self.fails[name]
        return await super().query(query)


TEXTS = {name: (text(f"{'corpus' if name == 'schema' else 'endpoints/catalog'}/{name}")) for name in QUERIES}


def counted(sources, fails=()):
    """Return what is counted, the names of the queries, whether they were asked in the background, and what the log heard."""

    async def main():
        store = Asked(EmbeddedConfiguration(sources=sources, workers=2))
        store.names, store.fails, store.background, heard = [], dict(fails), set(), []
        await store.start()
        try:
            task = asyncio.create_task(count(OwnGraphs(store, HOME + "*"), lambda event, members: heard.append((event, members))))
            return await task, store.names, store.background, heard
        finally:
            await store.stop()

    return asyncio.run(main())


def size(triples):
    return Size(len(triples), len({one.subject for one in triples}), len({one.object for one in triples}))


def test_numbers_are_those_that_another_counts(graphs, sources):
    found, names, _, heard = counted(sources)
    assert sorted(names) == sorted(QUERIES)
    assert (found.left_out, heard) == (frozenset(), [])
    union = set().union(*graphs.values())
    for of, triples in [(found.whole, union), *((found.graphs[graph], triples) for graph, triples in graphs.items())]:
        properties, classes = defaultdict(set), defaultdict(int)
        for one in triples:
            properties[one.predicate.value].add(one)
            if one.predicate == TYPE:
                classes[one.object.value] += 1
        assert of.size == size(triples)
        assert of.classes == classes
        assert of.properties == {name: size(those) for name, those in properties.items()}


def test_schema_and_links_are_those_that_another_counts(graphs, sources):
    found, _, _, _ = counted(sources)
    union = set().union(*graphs.values())
    kinds = defaultdict(set)
    for one in union:
        if one.predicate == TYPE:
            kinds[one.subject].add(one.object.value)
    uses = defaultdict(set)
    for one in (one for one in union if one.predicate != TYPE):
        targets = {one.object.datatype.value} if isinstance(one.object, pyoxigraph.Literal) else kinds[one.object]
        for kind, target in itertools.product(kinds[one.subject], ("", *targets)):
            uses[kind, one.predicate.value, target].add(one)
    assert {(use.of, use.property, use.target): use.triples for use in found.uses} == {key: len(those) for key, those in uses.items()}
    for use in found.uses:
        those = size(uses[use.of, use.property, use.target])
        assert use.objects == (0 if use.literal else those.objects)
        assert use.subjects == (0 if use.target else those.subjects)
    links = defaultdict(set)
    for one in union:
        if isinstance(one.object, pyoxigraph.NamedNode) and one.predicate != TYPE:
            links["https://" + one.object.value.split("/")[2] + "/", one.predicate.value].add(one)
    assert {(one.place, one.property): one.size for one in found.outward} == {key: size(those) for key, those in links.items()}


@pytest.mark.parametrize(
    ("together", "queries"),
    # Three graphs of 200 triples, seven properties; a graph has about 120 subjects and objects.
    [(1200, (1, 1, 1)), (800, (2, 1, 2)), (400, (3, 1, 4)), (200, (6, 2, 7)), (2, (48, 16, 7))],
)
def test_parts_give_the_same_numbers_and_their_queries_grow_with_the_data(sources, monkeypatch, together, queries):
    at_once, _, background, _ = counted(sources)
    assert background == {False}
    monkeypatch.setattr(statistics, "_TOGETHER", together)
    monkeypatch.setattr(interface, "MANY_TRIPLES", 600)
    found, names, background, _ = counted(sources)
    assert found == at_once
    assert background == {True}
    graphs, whole, properties = queries
    grow = {"graphs": graphs, "whole": whole} | dict.fromkeys(("properties", "external", "schema"), properties)
    assert {name: names.count(name) for name in QUERIES} == dict.fromkeys(QUERIES, 1) | grow


@pytest.mark.parametrize("error", [MemoryLimitError, TimeLimitError])
@pytest.mark.parametrize("fails", [["whole"], ["graphs"], ["sizes"], ["properties", "schema"], QUERIES[:-1]])
def test_what_needs_too_much_is_left_out_and_the_rest_stands(sources, graphs, fails, error):
    whole, _, _, _ = counted(sources)
    found, names, _, heard = counted(sources, dict.fromkeys(fails, error))
    left_out = {*fails, *(("properties", "external", "schema") if "sizes" in fails else ())}
    assert found.left_out == left_out
    assert [(event, members["queries"]) for event, members in heard] == [("counts-left-out", sorted(left_out))]
    assert {graph: counts.size.triples for graph, counts in found.graphs.items()} == dict.fromkeys(graphs, 200)
    for query, part in [("external", "outward"), ("schema", "uses")]:
        assert getattr(found, part) == ([] if query in left_out else getattr(whole, part))
    assert found.whole.size == Size(
        None if "sizes" in fails else whole.whole.size.triples,
        *((None, None) if "whole" in fails else (whole.whole.size.subjects, whole.whole.size.objects)),
    )
    if "classes" not in left_out:
        assert {graph: counts.classes for graph, counts in found.graphs.items()} == {
            one: each.classes for one, each in whole.graphs.items()
        }
    assert names.count("whole") == 1


def test_a_part_that_needs_too_much_leaves_its_properties_out(sources, monkeypatch):
    whole, _, _, _ = counted(sources)
    monkeypatch.setattr(statistics, "_TOGETHER", 1)
    large = f"{HOME}property/3"
    ask = statistics.select

    async def select(store, name, values=None, *rest):
        if name.endswith("/properties") and values["property"][0].value == large:
            raise MemoryLimitError
        return await ask(store, name, values, *rest)

    monkeypatch.setattr(statistics, "select", select)
    found, _, _, _ = counted(sources)
    assert found.left_out == {"properties"}
    assert found.whole.properties.pop(large) == Size(whole.whole.properties.pop(large).triples, None, None)
    assert found.whole == whole.whole
    for graph, counts in found.graphs.items():
        del whole.graphs[graph].properties[large]
        assert counts == whole.graphs[graph]


def test_pages_stand_without_the_numbers_say_so_and_do_not_ask_again(monkeypatch):
    query, asked = EmbeddedStore.query, []

    async def fails(self, one):
        if "?subjects" in one.text or "?quads" in one.text:
            asked.append(one.text)
            raise MemoryLimitError
        return await query(self, one)

    monkeypatch.setattr(EmbeddedStore, "query", fails)
    with (
        ServerInThread(Settings(dataset="none", writes="open", log="off", workers=2, cache_bytes=0)) as running,
        httpx.Client(base_url=running.url, timeout=30) as client,
    ):
        graph = {"graph": HOME + "graph/0"}
        client.put("/graph", params=graph, content="<urn:a> a <urn:b> .", headers={"content-type": "text/turtle"}).raise_for_status()
        described = client.get("/.well-known/void", headers={"accept": "text/turtle"}).raise_for_status().text
        assert f"<{graph['graph']}>" in described
        assert "void:triples 1" in described
        assert "void:entities 1" in described
        assert "void:distinctSubjects" not in described
        assert "void:properties" not in described
        first = len(asked)
        for path in ("/catalog", "/dump/", "/sparql", "/dump/all.nq"):
            page = client.get(path, headers={"accept": "text/html"}).raise_for_status()
            assert ("Some numbers are missing" in page.text) == (path == "/catalog")
        assert len(asked) == first == 3


def test_nobody_waits_for_the_first_counts_of_many_triples(monkeypatch):
    query, go_on = EmbeddedStore.query, asyncio.Event()

    async def waits(self, one):
        if "?quads" in one.text:
            await go_on.wait()
        return await query(self, one)

    monkeypatch.setattr(EmbeddedStore, "query", waits)
    for module in (routes, workbench):
        monkeypatch.setattr(module, "_PATIENCE", 0.01)
    with (
        ServerInThread(Settings(dataset="none", writes="open", log="off", workers=2, cache_bytes=0)) as running,
        httpx.Client(base_url=running.url, timeout=30, headers={"accept": "text/html"}) as client,
    ):
        graph = {"graph": HOME + "graph/0"}
        client.put("/graph", params=graph, content="<urn:a> a <urn:b> .", headers={"content-type": "text/turtle"}).raise_for_status()
        monkeypatch.setattr(interface, "MANY_TRIPLES", 1)
        client.get("/dump/all.nq").raise_for_status()
        for path in ("/.well-known/void", "/catalog", "/dump/"):
            answer = client.get(path)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "30"), path
        for path in ("/", "/sparql", "/explore", "/states"):
            client.get(path).raise_for_status()
