"""Pledges, reports, reviews and observations with one odd value each: every page of follow-up and every file shows what can be read.

A list reads what one graph says of a thing, so an odd value counts only in a graph that says the rest of it as well.
"""

import re
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest
import rdflib

from graph_service.namespaces import BASE, PREFIXES
from tests.faults.surfaces import BROWSER, ask_all, failures
from tests.serving import service

EXAMPLES = "https://example.org/examplia/"
EXAMPLIA = Path(__file__).parents[2] / "examples" / "follow-up" / "examplia.ttl"
ODD = "https://example.org/odd/"
OBJECTIVE, KENYA = (rdflib.URIRef(BASE + path) for path in ("gcm/objective/6", "actor/state/ke"))
GCMO, DCT, RDFS, SKOS = (rdflib.Namespace(PREFIXES[name]) for name in ("gcmo", "dct", "rdfs", "skos"))

SEEDS = ("fees", "plan", "inspectors", "desk", "fees-2024-state", "fees-paid", "fees-paid-2021", "review-2022", "state")
"""One of each kind: a pledge, a plan, its measure, a practice, a report, an indicator, an observation, a review and who does all that."""
BESIDE = {
    "fees": {GCMO.matches: rdflib.URIRef(EXAMPLES + "school"), DCT.spatial: rdflib.Literal("Sampleton", "en"), RDFS.label: None},
    "plan": {GCMO.advances: OBJECTIVE, GCMO.responsibleBody: KENYA, GCMO.text: None, GCMO.level: GCMO.NationalLevel, GCMO.due: None},
    "inspectors": {GCMO.pledgedBy: KENYA, DCT.issued: None, GCMO.matches: rdflib.URIRef(EXAMPLES + "school"), SKOS.prefLabel: None},
    "desk": {GCMO.pledgedBy: KENYA, GCMO.due: None, GCMO.pledgeType: None, GCMO.measureOf: None},
    "fees-2024-state": {GCMO.evidence: None, RDFS.label: None},
    "review-2022": {GCMO.text: None},
    "fees-paid-2021": {RDFS.label: None},
}  # fmt: skip
"""What a kind may have that the example of it has not; None where only the odd value says it."""
VALUES = {
    "text": lambda: rdflib.Literal("x"),
    "number": lambda: rdflib.Literal(5),
    "blank node": rdflib.BNode,
    "IRI of nothing": lambda: rdflib.URIRef("https://example.org/nothing"),
}
FURTHER = {
    "text in English": lambda: rdflib.Literal("odd", "en"),
    "date": lambda: rdflib.Literal("2022-05-17", datatype=rdflib.XSD.date),
    "IRI of nothing of ours": lambda: rdflib.URIRef(BASE + "nothing"),
    "IRI without a host": lambda: rdflib.URIRef("urn:x"),
}
PLACES = {"instead": ("6", "ke"), "beside": ("7", "ph")}
"""Where the copies are shown whose value is odd, and those that have an odd one beside: a page shows the newest fifty."""
PAGES = [
    ("/follow-up", BROWSER), ("/follow-up?lang=es", BROWSER), (f"/follow-up/state/{EXAMPLES}state", BROWSER), ("/changes", BROWSER),
    *((path.format(objective, state), accept) for objective, state in PLACES.values() for path, accept in (
        ("/follow-up/objective/{0}", BROWSER), ("/follow-up/state/{1}", BROWSER), ("/brief/{0}", BROWSER), ("/states/{1}", BROWSER),
        ("/states/{1}.csv", "*/*"), ("/states/{1}.xlsx", "*/*"), ("/gcm/objective/{0}", BROWSER), ("/actor/state/{1}", BROWSER),
        ("/feed.atom?objective={0}", "*/*"), ("/feed.atom?state={1}", "*/*"), ("/api/pledges?by={1}", "*/*"),
        ("/api/pledges?objective={0}", "*/*"), *(((("/brief/{0}.docx", "*/*"), ("/brief/{0}.pdf", "*/*"))) if find_spec("typst") else ()),
    )),
    *((f"/api/{name}?limit=200{more}", "*/*")
      for name in ("pledges", "updates", "observations", "reviews") for more in ("", "&format=csv")),
    *((f"/api/pledges?{one}", "*/*") for one in ("silent=true", "q=x", "due_by=2026", "level=national")),
    ("/brief/6.md", "*/*"), ("/gcm/objective/6", "application/ld+json"), (f"/thing?iri={ODD}instead/fees/0", BROWSER),
    (f"/thing?iri={ODD}instead/fees/0", "application/ld+json"), (f"/thing?iri={ODD}beside/fees-2024-state/2", BROWSER),
]  # fmt: skip


def odd_things(make):
    """Return, as Turtle, copies of each seed for each of its properties: one whose value is odd, and one that has an odd one beside."""
    examples = rdflib.Graph().parse(EXAMPLIA)
    graph = rdflib.Graph()

    def add(thing, statements):
        for one, value in statements:
            graph.add((thing, one, value))

    for place, (objective, state) in PLACES.items():
        part, actor = rdflib.URIRef(f"{BASE}gcm/objective/{objective}"), rdflib.URIRef(f"{BASE}actor/state/{state}")
        leads = {GCMO.advances: part, GCMO.covers: part, GCMO.pledgedBy: actor, GCMO.reviewOf: actor}
        for seed in SEEDS:
            whole = set(examples.predicate_objects(rdflib.URIRef(EXAMPLES + seed)))
            types = {one for one in whole if one[0] == rdflib.RDF.type}
            beside = BESIDE.get(seed, {})
            properties = sorted({one for one, _ in whole - types} | beside.keys())
            whole = {one for one in whole - types if one[0] not in leads}
            whole |= {(one, value) for one, value in beside.items() if value is not None and one not in leads}
            whole |= {(one, leads[one]) for one in properties if one in leads}
            for number, odd in enumerate(properties):
                copy = rdflib.URIRef(f"{ODD}{place}/{seed}/{number}")
                kept = {one for one in whole if place == "beside" or one[0] != odd}
                add(copy, types | kept | {(odd, make())})
        # Somebody reports of a pledge, and one value of each report is odd; and a pledge has no IRI.
        pledge = rdflib.URIRef(f"{ODD}{place}/fees/0")
        report = [(GCMO.updateOf, pledge), (GCMO.reportedBy, actor), (GCMO.status, GCMO.Achieved), (DCT.issued, rdflib.Literal("2024"))]
        report += [(GCMO.text, rdflib.Literal("x", "en")), (DCT.source, actor)]
        for number in range(1, len(report)):
            odd = [*report[:number], (report[number][0], make()), *report[number + 1 :]]
            add(rdflib.URIRef(f"{ODD}{place}/report/{number}"), odd if place == "instead" else [*report, odd[number]])
        add(rdflib.BNode(), [(rdflib.RDF.type, GCMO.Pledge), (GCMO.advances, part), (GCMO.pledgedBy, actor), (DCT.issued, make())])
    return graph.serialize(format="turtle")


@pytest.fixture(scope="module")
def unchecked():
    """A service without shapes: what they let through comes here, and all the rest."""
    with service("--writes", "open", "--validate-writes", "off", "--log", "warning", "--workers", "2") as running:
        yield running


def put(url, turtle):
    return httpx.put(url + "/graph", params={"graph": ODD}, content=turtle.encode(), headers={"content-type": "text/turtle"}, timeout=60)


def check(running, make):
    response = put(running.url, odd_things(make))
    assert response.is_success, response.text
    answers = ask_all(running.url, PAGES)
    assert failures(answers, running.lines) == []
    assert [(path, answer.status_code, answer.text[-900:]) for path, _, answer in answers if answer.status_code != 200] == []
    by_path = {path: answer.text for path, _, answer in answers}
    for place, (objective, state) in PLACES.items():
        shown = by_path[f"/follow-up/objective/{objective}"] + by_path[f"/follow-up/state/{state}"]
        assert {f"{ODD}{place}/fees/{number}" for number in range(12)} <= set(re.findall(rf'id="({ODD}[^"]+)"', shown))


@pytest.mark.parametrize("kind", VALUES)
def test_an_odd_value_of_any_property_fails_no_page(unchecked, kind):
    check(unchecked, VALUES[kind])


@pytest.mark.attack
@pytest.mark.parametrize("kind", FURTHER)
def test_further_odd_values_of_any_property_fail_no_page(unchecked, kind):
    check(unchecked, FURTHER[kind])


def test_a_literal_where_a_thing_belongs_is_told_apart_and_what_has_no_iri_is_no_date_or_place(unchecked):
    put(unchecked.url, f"""
        <{ODD}a> a <{GCMO.Pledge}> ; <{GCMO.advances}> <{OBJECTIVE}> , "x" , [] ; <{GCMO.pledgedBy}> "nobody" , <{KENYA}> ;
          <{GCMO.text}> "Odd"@en ; <{DCT.issued}> [] ; <{DCT.source}> [] .""").raise_for_status()  # fmt: skip
    (member,) = httpx.get(unchecked.url + "/api/pledges", params={"graph": ODD}, timeout=60).json()["member"]
    assert [one["id"] for one in member["pledgedBy"]] == [str(KENYA)]
    assert member[str(GCMO.pledgedBy)] == [{"@value": "nobody"}]
    assert member[str(GCMO.advances)] == [{"@value": "x"}]
    page = httpx.get(unchecked.url + "/follow-up", headers={"accept": BROWSER}, timeout=60)
    assert page.status_code == 200
    assert "_:" not in page.text
