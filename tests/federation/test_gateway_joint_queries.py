"""The three worked joint queries, with engines of others and of ours as partners, against the same data in one store."""

import csv
import json
from contextlib import ExitStack

import httpx
import pyoxigraph as ox
import pytest

from graph_service import package_data
from graph_service.corpus.saved_queries import read_queries
from graph_service.sparql.bind import blocks
from tests.conformance import results
from tests.endpoints.queries.filling import fill
from tests.federation.conftest import entry, oxigraph_server
from tests.serving import service

GCM = "https://w3id.org/migration-compact/"
INSTRUMENT = f"{GCM}instrument/"
STATES = "https://states.example.org/"
COMMITMENTS = "https://commitments.example.org/"
PARTNER = ox.NamedNode("urn:partner")
# The reference calls the Convention on Enforced Disappearance by another short name than we do.
OURS = {"cped": "ced"}
QUERIES = read_queries(package_data.queries() / "federated")


def table_of(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def ratifications(folder):
    """States and ratifications in a vocabulary of the partner's own, from the reference tables."""
    lines = ["PREFIX skos: <http://www.w3.org/2004/02/skos/core#>", f"PREFIX : <{STATES}ontology#>"]
    for path in sorted(folder.glob("*.csv")):
        treaty = f"<{STATES}treaty/{path.stem}>"
        lines.append(f"{treaty} a :Treaty ; skos:exactMatch <{INSTRUMENT}{OURS.get(path.stem, path.stem)}> .")
        for row in table_of(path):
            state = f"<{STATES}state/{row['iso2']}>"
            lines.append(f"{state} a :State ; skos:notation {json.dumps(row['iso2'])} .")
            if row["state party"] == "1":
                year = int(float(row["year ratification or accession"] or 0))
                lines.append(f"[] a :Ratification ; :treaty {treaty} ; :state {state} ; :year {year} .")
    return "\n".join(lines).encode()


def commitments():
    """A partner's commitments in our vocabulary: every State in a list has committed to some actions of objective 6."""
    lines = ["PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>"]
    pledges = [(state, action) for state in ("ph", "mx", "de", "xx") for action in "aek"]
    for number, (state, action) in enumerate(pledges):
        by, to = f"<{GCM}actor/state/{state}>", f"<{GCM}gcm/objective/6/action/{action}>"
        words = f'"We commit to action {action}."@en'
        pledge = f"<{COMMITMENTS}pledge/{number}>"
        lines.append(f"{pledge} a gcmo:Commitment ; gcmo:committedBy {by} ; gcmo:addresses {to} ; gcmo:text {words} .")
    return "\n".join(lines).encode()


@pytest.fixture(scope="module")
def world(tmp_path_factory, reference_data):
    """Our service with its three partners, and what each partner holds."""
    data = {
        "sdg": (reference_data / "sdg-kos.ttl").read_bytes(),
        "states": ratifications(reference_data / "ratifications"),
        "commitments": commitments(),
    }
    listed = tmp_path_factory.mktemp("partners") / "partners.toml"
    with ExitStack() as stack:
        urls = {name: stack.enter_context(oxigraph_server(data=data[name])) for name in ("sdg", "states")}
        ours = stack.enter_context(service("--dataset", "none", "--writes", "open", "--log", "off", "--workers", "1")).url
        graph = {"graph": f"{COMMITMENTS}graph/2026"}
        httpx.put(f"{ours}/graph", params=graph, content=data["commitments"], headers={"content-type": "text/turtle"}).raise_for_status()
        urls["commitments"] = f"{ours}/sparql"
        listed.write_text("\n".join(entry(name, f"https://{name}.example.org/sparql", url) for name, url in urls.items()), encoding="utf-8")
        front = stack.enter_context(service("--log", "info", "--workers", "2", "--partners", str(listed)))
        yield front, data


@pytest.fixture(scope="module")
def our_data():
    store = ox.Store()
    for path in sorted(package_data.turtle().glob("*.ttl")):
        store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
    return store


@pytest.mark.parametrize(
    ("name", "partner", "objectives"),
    [
        ("indicators-of-objective", "sdg", ("20", "10", "1")),
        ("parties-to-treaties-of-objective", "states", ("6", "15", "17")),
        ("commitments-beside-asks", "commitments", ("6", "7")),
    ],
)
def test_joint_query_answers_as_if_all_data_were_in_one_place(name, partner, objectives, world, our_data):
    front, data = world
    our_data.clear_graph(PARTNER)
    our_data.bulk_load(data[partner], format=ox.RdfFormat.TURTLE, to_graph=PARTNER)
    for objective in objectives:
        text = fill(QUERIES[name], objective=f"gcm/objective/{objective}")
        answer = httpx.post(f"{front.url}/sparql", data={"query": text}, headers={"accept": "application/sparql-results+json"}, timeout=30)
        assert answer.status_code == 200, answer.text
        assert answer.headers["cache-control"] == "no-store"
        together = our_data.query(text.replace(f"SERVICE <https://{partner}.example.org/sparql>", "GRAPH <urn:partner>"))
        expected = results.of_results(together.serialize(format=ox.QueryResultsFormat.JSON), ox.QueryResultsFormat.JSON)
        assert results.of_results(answer.content, ox.QueryResultsFormat.JSON) == expected
        assert answer.json()["results"]["bindings"]


def rows(front, name, **values):
    answer = httpx.post(
        f"{front.url}/sparql", data={"query": fill(QUERIES[name], **values)}, headers={"accept": "application/json"}, timeout=30
    )
    return [{key: value["value"] for key, value in row.items()} for row in answer.json()["results"]["bindings"]]


def test_official_indicators_stand_beside_the_words_of_an_objective(world):
    indicators = rows(world[0], "indicators-of-objective")
    remittances = [row for row in indicators if row["target"] == "http://metadata.un.org/sdg/10.c"]
    assert remittances
    assert all("remittance" in row["title"].lower() and "remittance" in row["measure"].lower() for row in remittances)


def test_parties_are_those_of_the_partner_s_table(world, reference_data):
    parties = {row["treaty"]: int(row["parties"]) for row in rows(world[0], "parties-to-treaties-of-objective")}
    table = table_of(reference_data / "ratifications" / "icmw.csv")
    assert parties[INSTRUMENT + "icmw"] == sum(row["state party"] == "1" for row in table)


def test_asks_without_a_commitment_are_listed_too(world):
    listed = rows(world[0], "commitments-beside-asks")
    assert any("commitment" in row for row in listed)
    assert any("commitment" not in row for row in listed)
    # The partner's unknown State has no name here, so its commitments are not in the OPTIONAL.
    assert not any(row.get("state", "").endswith("/xx") for row in listed)


def test_partner_is_asked_about_the_bindings_only(world):
    """A call that fetched all of the partner's answer would be longer than this by far."""
    front, _ = world
    before = sent_bytes(front, "sdg")
    rows(front, "indicators-of-objective", objective="gcm/objective/20")
    assert 0 < sent_bytes(front, "sdg") - before < 20_000


def sent_bytes(front, partner):
    line = next(
        line
        for line in httpx.get(f"{front.url}/metrics").text.splitlines()
        if line.startswith(f'compact_graph_partner_bytes_total{{partner="{partner}"')
    )
    return float(line.rpartition(" ")[2])


@pytest.mark.parametrize("name", QUERIES)
def test_query_opens_with_its_label_and_runs_with_its_defaults(name):
    query = QUERIES[name]
    assert query.text.splitlines()[0] == f"# {query.title}"
    assert query.topic == "federation"
    assert set(blocks(query.text)) == {parameter.name for parameter in query.parameters}


def test_page_of_partners_shows_the_queries_that_name_them(world):
    body = httpx.get(f"{world[0].url}/federation.jsonld").json()
    assert {one["title"]: one["exampleQueries"] for one in body["partners"]} == {
        "sdg": ["indicators-of-objective"],
        "states": ["parties-to-treaties-of-objective"],
        "commitments": ["commitments-beside-asks"],
    }
    assert len(body["queries"]) == 3
