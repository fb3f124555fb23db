"""A write that would break the shapes is refused with the report and leaves no trace; one that breaks nothing goes through."""

import asyncio
import hashlib
import os
import subprocess
import sys

import httpx
import pytest
from rdflib import Graph

from graph_service import package_data
from graph_service.errors import ServiceError, ShapesError, TimeLimitError
from graph_service.rdf import formats
from graph_service.shacl.engine import SH
from graph_service.shacl.gate import Gate
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.interface import Limits as WriteLimits
from graph_service.store.interface import Operation, Part, Query, Write
from graph_service.store.seed import builtin
from tests.serving import service

G = "http://e/g"
BASE = "https://w3id.org/migration-compact/"
OBJECTIVE = f"{BASE}gcm/objective/6"
PREFIXES = f"PREFIX gcmo: <{BASE}ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dct: <http://purl.org/dc/terms/>"
# An actor without a name, and one that is as it must be.
NAMELESS = f"{PREFIXES} <http://e/iom> a gcmo:Actor, gcmo:Organization ."
NAMED = f'{PREFIXES} <http://e/iom> a gcmo:Actor, gcmo:Organization ; skos:prefLabel "IOM"@en ; dct:source "seen" .'
PARTNER = """\
PREFIX ex: <http://e/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
ex:a a ex:Project ; rdfs:label "A project" ; dct:date "soon" ; dct:isPartOf ex:b ; prov:wasAttributedTo ex:c ; skos:notation "1" .
ex:b dct:title "Programme" . ex:n a oa:Annotation ; oa:hasTarget [ oa:hasSource ex:a ; oa:hasSelector [ oa:exact "words" ] ] ."""


def put(text, graph=G, **more):
    return Write(Operation.PUT, graph=graph, parts=(Part(text.encode(), formats.TURTLE),), **more)


@pytest.fixture
def guarded(tmp_path):
    """Run a coroutine function with a store of our graph behind a gate, and the gate; durable in a temporary directory."""

    def run(act, *, sources=True):
        async def main():
            gate = Gate(package_data.shapes())
            listed = tuple(builtin(package_data.turtle(), package_data.ontology())) if sources else ()
            store = EmbeddedStore(EmbeddedConfiguration(sources=listed, workers=2, directory=tmp_path), check=gate)
            await store.start()
            try:
                return await act(store, gate)
            finally:
                await store.stop()

        return asyncio.run(main())

    return run


def state(store, folder):
    return store.version, store.summary, store.graph_version(G), (folder / "journal.log").read_bytes()


def test_a_refused_write_leaves_version_data_and_journal_as_they_were(guarded, tmp_path):
    async def act(store, gate):
        await store.write(put(NAMED))
        before = state(store, tmp_path)
        with pytest.raises(ShapesError) as caught:
            await store.write(put(NAMELESS))
        assert state(store, tmp_path) == before
        assert (await (await store.query(Query(f"ASK {{ GRAPH <{G}> {{ ?s ?p 'IOM'@en }} }}", formats.JSON))).read()).endswith(b"true}")
        await store.write(put(NAMED.replace("IOM", "International Organization for Migration")))
        # One for each write, also for the one that is compared with what was there before.
        assert gate.children == 3
        return caught.value

    error = guarded(act)
    assert error.status == 422
    [result] = [one for one in error.members["results"] if one["severity"] == "violation"]
    assert result["focus"] == "http://e/iom"
    assert result["path"] == "http://www.w3.org/2004/02/skos/core#prefLabel"
    assert result["shape"].startswith(f"{BASE}shapes/actor#")
    assert result["message"] in error.detail
    report = Graph().parse(data=error.members["report"], format="turtle")
    assert len(list(report.subjects(None, SH.ValidationResult))) == len(error.members["results"])


BREAKING = {
    "an action of no objective": f"DELETE WHERE {{ GRAPH ?g {{ <{OBJECTIVE}/action/a> <{BASE}ontology#actionOf> ?o }} }}",
    "words that quotations rest on": f"DELETE WHERE {{ GRAPH ?g {{ <{OBJECTIVE}/action/k> <{BASE}ontology#text> ?o }} }}",
    "other words under quotations": f"""
        DELETE {{ GRAPH ?g {{ <{OBJECTIVE}/action/k> <{BASE}ontology#text> ?o }} }}
        INSERT {{ GRAPH ?g {{ <{OBJECTIVE}/action/k> <{BASE}ontology#text> ?new }} }}
        WHERE {{ GRAPH ?g {{ <{OBJECTIVE}/action/k> <{BASE}ontology#text> ?o }} BIND(STRLANG(CONCAT("So: ", STR(?o)), "en") AS ?new) }}""",
    "a plain triple without its link": f"""
        INSERT DATA {{ GRAPH <{G}> {{ <{OBJECTIVE}/action/a> <{BASE}ontology#cites> <{BASE}instrument/ilo-c189> }} }}""",
    "a part whose whole does not know it": f"""
        DELETE WHERE {{ GRAPH ?g {{ <{OBJECTIVE}> <http://purl.org/dc/terms/hasPart> <{OBJECTIVE}/action/b> }} }}""",
    "a type that evidence needs": f"""
        DELETE {{ GRAPH ?g {{ ?q a <{BASE}ontology#Quotation> }} }}
        WHERE {{ {{ SELECT ?q {{ GRAPH ?any {{ ?q a <{BASE}ontology#Quotation> }} }} ORDER BY ?q LIMIT 1 }}
                 GRAPH ?g {{ ?q a <{BASE}ontology#Quotation> }} }}""",
}


@pytest.mark.parametrize("name", BREAKING)
def test_an_update_that_breaks_our_graph_is_refused(guarded, tmp_path, name):
    async def act(store, _gate):
        before = state(store, tmp_path)
        with pytest.raises(ShapesError) as caught:
            await store.write(Write(Operation.UPDATE, text=BREAKING[name]))
        assert state(store, tmp_path) == before
        assert caught.value.members["results"]

    guarded(act)


def test_a_partner_s_graph_that_uses_none_of_our_words_starts_no_process(guarded):
    async def act(store, gate):
        await store.write(put(PARTNER))
        await store.write(Write(Operation.UPDATE, text=f"DELETE WHERE {{ GRAPH <{G}> {{ ?s <http://purl.org/dc/terms/date> ?o }} }}"))
        await store.write(Write(Operation.DELETE, graph=G))
        assert gate.children == 0

    guarded(act)


def test_what_was_wrong_before_is_not_held_against_a_write(guarded, tmp_path):
    async def seed(store, _gate):
        await store.write(put(NAMED))

    guarded(seed, sources=False)

    async def unguarded():
        store = EmbeddedStore(EmbeddedConfiguration(workers=1, directory=tmp_path))
        await store.start()
        await store.write(put(NAMELESS))
        await store.stop()

    asyncio.run(unguarded())

    async def act(store, _gate):
        await store.write(put(NAMELESS + ' <http://e/iom> dct:description "Still without a name."@en .'))
        with pytest.raises(ShapesError):
            await store.write(put(NAMELESS + " <http://e/un> a gcmo:Actor, gcmo:Organization ."))
        await store.write(put(NAMED))

    guarded(act, sources=False)


def test_a_name_that_clashes_with_one_in_another_graph_is_told_with_both_names_and_graphs(guarded):
    async def act(store, _gate):
        await store.write(put(NAMED))
        name = f'{PREFIXES} <http://e/iom> skos:prefLabel "Another name"@en .'
        with pytest.raises(ShapesError) as caught:
            await store.write(put(name, graph="http://e/other"))
        [result] = [one for one in caught.value.members["results"] if one["path"].endswith("prefLabel")]
        assert {one["graph"] for one in result["values"]} == {G, "http://e/other"}
        for said in ('"Another name"@en in <http://e/other>', f"in <{G}>"):
            assert said in caught.value.detail

    guarded(act, sources=False)


def test_warnings_do_not_refuse(guarded):
    async def act(store, gate):
        # A link below 0.5 is a warning (link:sure-enough).
        text = f"""PREFIX sssom: <https://w3id.org/sssom/> PREFIX gcmo: <{BASE}ontology#>
            DELETE {{ GRAPH ?g {{ ?link sssom:confidence ?c }} }} INSERT {{ GRAPH ?g {{ ?link sssom:confidence 4e-1 }} }}
            WHERE {{ {{ SELECT ?link {{ GRAPH ?any {{ ?link gcmo:basis gcmo:EditorialInference }} }} ORDER BY ?link LIMIT 1 }}
                     GRAPH ?g {{ ?link sssom:confidence ?c }} }}"""
        receipt = await store.write(Write(Operation.UPDATE, text=text))
        assert receipt.added == 1
        assert gate.children == 1

    guarded(act)


def test_checking_stops_at_the_time_limit_and_its_process_with_it(guarded, tmp_path, monkeypatch):
    slow = tmp_path / "slow"
    slow.mkdir()
    started = tmp_path / "started"
    # A process that never answers, in the place of the one that judges.
    (slow / "python").write_text(f"#!/bin/sh\necho $$ > {started}\nexec sleep 600\n")
    (slow / "python").chmod(0o755)

    async def act(store, _gate):
        monkeypatch.setattr("graph_service.store.embedded.child_process.sys.executable", str(slow / "python"))
        before = state(store, tmp_path)
        with pytest.raises(TimeLimitError, match=r"Checking the write took longer than 1\.5 s"):
            await store.write(put(NAMELESS, limits=WriteLimits(seconds=1.5)))
        assert state(store, tmp_path) == before

    guarded(act, sources=False)
    pid = int(started.read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("ends", ["exit 3", "kill -9 $$"])
def test_a_process_that_fails_to_judge_refuses_the_write_and_says_that_it_was_not_checked(guarded, tmp_path, monkeypatch, ends):
    broken = tmp_path / "broken"
    broken.write_text(f"#!/bin/sh\n{ends}\n")
    broken.chmod(0o755)

    async def act(store, _gate):
        monkeypatch.setattr("graph_service.store.embedded.child_process.sys.executable", str(broken))
        before = state(store, tmp_path)
        with pytest.raises(ServiceError, match="Nothing was changed") as caught:
            await store.write(put(NAMELESS))
        assert caught.value.status in (500, 503)
        assert state(store, tmp_path) == before

    guarded(act, sources=False)


def test_the_process_that_judges_ends_if_nobody_waits_for_it():
    done = subprocess.run(
        [sys.executable, "-m", "graph_service.shacl.validation_process", "1", str(2**30)], input="{}", text=True, timeout=30, check=False
    )
    assert done.returncode == 1


def test_readers_are_answered_while_a_write_is_checked(guarded):
    async def act(store, _gate):
        task = asyncio.ensure_future(store.write(put(NAMELESS)))
        count = 0
        while not task.done():
            answer = await store.query(Query(f"SELECT * {{ <{OBJECTIVE}> ?p ?o }}", formats.JSON))
            assert len(await answer.read()) > 1000
            count += 1
            await asyncio.sleep(0.01)
        with pytest.raises(ShapesError):
            await task
        assert count > 10

    guarded(act)


def test_over_http_the_refusal_is_a_problem_with_the_results(tmp_path):
    token = hashlib.sha256(b"secret").hexdigest()
    (tmp_path / "tokens.toml").write_text(f'[[token]]\nname = "iom"\nsha256 = "{token}"\ngraphs = ["http://e/*"]\n')
    flags = ("--dataset", "none", "--data-dir", str(tmp_path / "d"), "--writes", "token", "--tokens", str(tmp_path / "tokens.toml"))
    headers = {"authorization": "Bearer secret", "content-type": "text/turtle"}

    def send(url, text):
        return httpx.put(f"{url}/graph", params={"graph": G}, content=text, headers=headers, timeout=30)

    with service(*flags, "--log", "off") as running:
        assert send(running.url, PARTNER).status_code == 201
        refused = send(running.url, NAMELESS)
        assert refused.status_code == 422
        assert refused.headers["content-type"] == "application/problem+json"
        problem = refused.json()
        assert problem["type"].endswith("/problem/shapes")
        assert problem["violations"] == 1
        assert {"severity", "message", "focus", "path", "value", "shape"} == set(problem["results"][0])
        assert "sh:ValidationReport" in problem["report"]
        assert send(running.url, NAMED).status_code == 204
        assert send(running.url, "PREFIX ex: <http://e/> ex:s ex:p 1 .").status_code == 204
    with service(*flags, "--log", "off", "--validate-writes", "off") as running:
        assert send(running.url, NAMELESS).status_code == 204
