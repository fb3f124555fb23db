"""Framing of graphs that our data do not hold: nothing is lost, nothing is invented, whatever a partner writes."""

import json

import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

from graph_service.endpoints.resources.context import text
from graph_service.endpoints.resources.document import kinds, shape
from graph_service.endpoints.resources.framing import render
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf import serialise, turtle
from graph_service.rdf.index import Index, canonical, canonical_double, place_of

CONTEXT = json.loads(text())["@context"]
XSD = PREFIXES["xsd"]
NODES = [f"<{BASE}{path}>" for path in ("gcm/objective/6", "gcm/objective/6/action/k", "instrument/ilo-c189", "partner/x")]
PROPERTIES = [
    definition["@id"] for definition in CONTEXT.values() if isinstance(definition, dict) and str(definition.get("@id")).startswith("http")
]
PROPERTIES += [definition["@reverse"] for definition in CONTEXT.values() if isinstance(definition, dict) and "@reverse" in definition]
PROPERTIES += ["https://partner.example/ns#says"]
words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
literals = st.one_of(
    words.map(serialise.literal),
    st.builds(serialise.literal, words, st.sampled_from(["en", "es"])),
    st.integers(-(10**18), 10**18).map(lambda number: serialise.literal(str(number), datatype=XSD + "integer")),
    # PyLD rewrites a double that its canonical form cannot hold even where JSON-LD has it as a string.
    st.floats()
    .filter(lambda number: canonical_double(repr(number)))
    .map(lambda number: canonical(serialise.literal(repr(number), datatype=XSD + "double"))),
    st.sampled_from(["2018", "x"]).map(lambda year: serialise.literal(year, datatype=XSD + "gYear")),
)
statements = st.one_of(
    st.tuples(st.sampled_from(NODES), st.sampled_from(PROPERTIES).map(serialise.iri), st.one_of(st.sampled_from(NODES), literals)),
    st.tuples(
        st.sampled_from(NODES),
        st.just(serialise.TYPE),
        st.sampled_from([f"<{PREFIXES['gcmo']}Objective>", "<https://partner.example/ns#Thing>"]),
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.sets(statements, max_size=14), st.sampled_from(["", *kinds()]))
def test_any_graph_round_trips_through_any_frame(graph, kind):
    made = {"@context": CONTEXT, **render(Index(graph), NODES[0], shape(kind))}
    read_back = set(jsonld.to_rdf(json.loads(json.dumps(made)), {"format": "application/n-quads"}).splitlines())
    assert read_back == {f"{subject} {predicate} {thing} ." for subject, predicate, thing in graph}


def test_a_double_is_canonical_where_sixteen_digits_hold_it():
    assert [canonical_double(text_) for text_ in ("0.95", "1", "9.5e-01", "1e0", "0", "1E30", "-2.50")] == [
        "9.5E-1", "1.0E0", "9.5E-1", "1.0E0", "0.0E0", "1.0E30", "-2.5E0",
    ]  # fmt: skip
    assert canonical_double("NaN") == canonical_double("INF") == canonical_double("many") == ""


def test_people_count_two_before_ten():
    assert sorted(["a/10", "a/2", "a/2/b"], key=place_of) == ["a/2", "a/2/b", "a/10"]
    assert sorted(["<a/6/b>", "<a/6>"], key=place_of) == ["<a/6>", "<a/6/b>"]


@settings(max_examples=150, deadline=None)
@given(st.sets(statements, max_size=14))
def test_any_graph_round_trips_through_turtle(graph):
    def read(text_, form):
        return {str(triple) for triple in pyoxigraph.parse(text_.encode(), format=form)}

    lines = "".join(f"{subject} {predicate} {thing} .\n" for subject, predicate, thing in graph)
    wanted = read(lines, pyoxigraph.RdfFormat.N_TRIPLES)
    assert read(turtle.write(graph), pyoxigraph.RdfFormat.TURTLE) == wanted


def test_turtle_begins_with_the_thing_and_writes_numbers_as_numbers():
    graph = [
        ("<http://a.example/a>", f"<{PREFIXES['sssom']}confidence>", f'"9.5E-1"^^<{XSD}double>'),
        (f"<{BASE}gcm>", f"<{PREFIXES['gcmo']}order>", f'"10"^^<{XSD}integer>'),
        (f"<{BASE}gcm>", f"<{PREFIXES['gcmo']}order>", f'"2"^^<{XSD}integer>'),
    ]
    assert turtle.write(graph, first=f"<{BASE}gcm>").splitlines() == [
        f"PREFIX gcm: <{BASE}>",
        f"PREFIX gcmo: <{PREFIXES['gcmo']}>",
        f"PREFIX sssom: <{PREFIXES['sssom']}>",
        "",
        "gcm:gcm",
        "    gcmo:order",
        "        2 ,",
        "        10 .",
        "",
        "<http://a.example/a>",
        "    sssom:confidence 9.5E-1 .",
    ]
