"""Writes in random orders: after each one, the check finds what pySHACL finds in all the data, and lets through what broke nothing."""

import io
import random
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import Graph
from rdflib.plugins.parsers.ntriples import NTGraphSink, W3CNTriplesParser

from graph_service import package_data
from graph_service.rdf.rdflib_namespaces import new_graph
from graph_service.shacl import validation_process
from graph_service.shacl.files import read
from graph_service.shacl.plan import make_plan
from graph_service.store.embedded import affected, changes
from tests.shapes.test_shapes import INVALID, VALID

SMALL = Path(__file__).parent / "data" / "targets.ttl"
GRAPHS = [ox.NamedNode(f"http://e/g{number}") for number in range(3)]
E, GCMO = "http://e/", "https://w3id.org/migration-compact/ontology#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def small_statement(dice):
    """A statement in the words of the small shapes; some nodes have a class of ours, so that what others say counts too."""
    node = [*(ox.NamedNode(E + name) for name in "abcd"), ox.BlankNode("x"), ox.BlankNode("y")]
    classes = [ox.NamedNode(E + "C"), ox.NamedNode(E + "D"), ox.NamedNode(GCMO + "Thing"), ox.NamedNode(E + "Sub")]
    subject = dice.choice(node)
    if dice.random() < 0.3:
        return ox.Triple(subject, TYPE, dice.choice(classes))
    if dice.random() < 0.05:
        return ox.Triple(ox.NamedNode(E + "Sub"), ox.NamedNode(RDFS + "subClassOf"), dice.choice(classes[:2]))
    predicate = dice.choice([E + "p", E + "p", E + "q", E + "q", E + "unread", GCMO + "p", GCMO + "q", GCMO + "r", GCMO + "late"])
    value = dice.choice([*node, *node, ox.Literal("a word"), ox.Literal("odd"), ox.Literal(1)])
    return ox.Triple(subject, ox.NamedNode(predicate), value)


def step(dice, statements, graphs):
    """Change one to three graphs: put, delete, insert or remove; a graph is a set of statements."""
    for _ in range(dice.randint(1, 3)):
        graph = dice.choice(GRAPHS)
        match dice.randrange(6):
            case 0:
                graphs[graph] = {statements() for _ in range(dice.randint(1, 6))}
            case 1:
                graphs.pop(graph, None)
            case 2 | 3:
                graphs.setdefault(graph, set()).update(statements() for _ in range(dice.randint(1, 3)))
            case _:
                held = sorted(graphs.get(graph, ()), key=str)
                graphs.get(graph, set()).difference_update(dice.sample(held, min(len(held), 2)))


def stored(graphs):
    store = ox.Store()
    for graph, statements in graphs.items():
        store.add_graph(graph)
        store.bulk_extend(ox.Quad(*triple, graph) for triple in statements)
    return store


def key(words):
    return (words["shape"], words["focus"], words["path"], words["value"], words["severity"])


def full(store, folder):
    """What pySHACL finds in all graphs as one."""
    data, names = new_graph(), {}
    lines = b"".join(store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) for graph in store.named_graphs())
    W3CNTriplesParser(NTGraphSink(data)).parse(io.StringIO(lines.decode()), bnode_context=names)
    labels = {node: f"_:{name}" for name, node in names.items()}
    findings = set()
    for file in folder.glob("*.ttl"):
        _, report, text = pyshacl.validate(data, shacl_graph=read([file]))
        assert isinstance(report, Graph), text
        findings |= {key(result.words) for _, result in validation_process._each(report, file.stem, labels)}
    return findings


def judged(folder, plan, before, after):
    affected_nodes = affected.find(after, changes.compare(changes.contents(before), changes.contents(after)), plan)
    request = {"shapes": str(folder), "rules": plan["rules"], "checks": plan["checks"], "affected": affected_nodes}
    known = affected.find(before, [], plan, affected_nodes)
    nothing = affected.find(ox.Store(), [], plan, affected_nodes)
    return [{key(words) for words in validation_process.judge(request, lambda state=state: state)["results"]} for state in (nothing, known)]


def run(folder, statements, dice, steps, but=()):
    """Make random changes and compare, but for some rules; what breaks something is kept, as if it had come in unchecked."""
    plan, graphs = make_plan(folder), {}
    before, wrong_before = stored(graphs), set()
    found_something = 0
    for _ in range(steps):
        step(dice, statements, graphs)
        after = stored(graphs)
        wrong, now, new = (
            {one for one in findings if one[0].rpartition("#")[2] not in but}
            for findings in (full(after, folder), *judged(folder, plan, before, after))
        )
        assert new == wrong - wrong_before, "a violation was let through, or a write refused that broke nothing"
        assert now <= wrong
        found_something += bool(new)
        before, wrong_before = after, wrong
    return found_something


@pytest.mark.parametrize("seed", range(4))
def test_every_kind_of_rule_finds_in_each_write_what_the_full_check_finds(tmp_path, seed):
    (tmp_path / "targets.ttl").symlink_to(SMALL)
    dice = random.Random(seed)
    assert run(tmp_path, lambda: small_statement(dice), dice, 15) > 2


# What only the full check puts to everybody (decision 0017, point 5), and where rdflib compares a text with a number.
BUT = ("Attributed", "in-step", "inside")


@pytest.mark.parametrize("stem", sorted({file.parent.name for file in INVALID}))
def test_our_shapes_find_in_each_write_what_the_full_check_finds(tmp_path, stem):
    """With the statements of the examples, right and wrong, in random pieces."""
    (tmp_path / f"{stem}.ttl").symlink_to(package_data.shapes() / f"{stem}.ttl")
    pool = []
    for file in (*VALID, *INVALID):
        if file.parent.name == stem:
            store = ox.Store()
            store.load(path=file, format=ox.RdfFormat.TURTLE)
            pool += [quad.triple for quad in store]
    pool = sorted(set(pool), key=str)
    dice = random.Random(stem)
    run(tmp_path, lambda: dice.choice(pool), dice, 5, BUT)
