"""``load`` and ``export``: what goes in comes out, all of it or nothing, and every mistake is told by file, line and column."""

import gzip
import hashlib
import resource
import signal
import subprocess
import time
import warnings
from pathlib import Path

import httpx
import pyoxigraph
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from graph_service.cli.common import ENDINGS
from graph_service.rdf import formats as media
from graph_service.store.embedded.import_files import Incoming
from tests.cli.conftest import COMMAND, environment
from tests.serving import TINY, service

PEOPLE = TINY / "people.ttl"
G, H = "http://e/g", "http://e/h"
TRIG = f"""\
PREFIX ex: <http://e/>
ex:default ex:p "line\\u2028end", "a \\"quoted\\" <http://e/x> ." .
GRAPH <{G}> {{ ex:s ex:p 1, "é"@fr, 2.5, "<http://e/no-graph>" ; ex:q [ ex:r [ ex:p true ] ] . }}
GRAPH <{H}> {{ ex:s ex:p ex:o . ex:o ex:p ex:s }}
"""
TOKENS = '[[token]]\nname = "iom"\nsha256 = "{digest}"\ngraphs = ["{graph}"]\n'


def quads(data, form="nquads"):
    dataset = Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib 7.6 parses quads with a property that it deprecates itself
        dataset.parse(data=data, format=form)
    return dataset


def same_dataset(one, two):
    names = {graph.identifier for dataset in (one, two) for graph in dataset.graphs() if len(graph)}
    return bool(names) and all(isomorphic(Graph() + one.graph(name), Graph() + two.graph(name)) for name in names)


def with_prefix(*names):
    """Whether leftovers of an unfinished file are there."""
    return [name for name in names if "partial" in name or "restoring" in name]


@pytest.mark.parametrize("form", ["nquads", "trig", "jsonld"])
def test_export_loads_to_equal_graphs(done, tmp_path, form):
    (tmp_path / "in.trig").write_text(TRIG, encoding="utf-8")
    done("load", "--data-dir", "one", "--dataset", "none", "in.trig")
    first = done("export", "--data-dir", "one", "--format", form)
    done("load", "--data-dir", "two", "--dataset", "none", "--format", form, "-", input=first)
    one, two = (done("export", "--data-dir", store) for store in ("one", "two"))
    assert one.count("\n") == 11
    assert same_dataset(quads(one), quads(two))
    assert same_dataset(quads(one), quads(TRIG, "trig"))


@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdfxml", "jsonld", "n3"])
def test_a_graph_goes_out_and_in_in_every_format(done, form):
    done("load", "--data-dir", "one", "--dataset", "none", "--graph", G, PEOPLE)
    file = f"out.{media.BY_NAME[form].extension}"
    done("export", "--data-dir", "one", "--graph", G, "-o", file)
    done("load", "--data-dir", "two", "--dataset", "none", "--graph", G, file)
    one, two = (Graph().parse(data=done("export", "--data-dir", store, "--graph", G, "--format", "nt")) for store in ("one", "two"))
    assert len(one) > 5
    assert isomorphic(one, two)
    assert isomorphic(one, Graph().parse(PEOPLE))


def test_an_export_is_the_same_byte_for_byte_whatever_the_order_of_writing(done, tmp_path):
    for number in (1, 2):
        (tmp_path / f"{number}.nt").write_text("".join(f"<http://e/{n}> <http://e/p> <http://e/{number}> .\n" for n in range(50)))
    for store, order in (("one", "12"), ("two", "21")):
        for number in order:
            done("load", "--data-dir", store, "--dataset", "none", "--graph", G, f"{number}.nt")
        done("export", "--data-dir", store, "-o", f"{store}.nq.gz")
    assert (tmp_path / "one.nq.gz").read_bytes() == (tmp_path / "two.nq.gz").read_bytes()
    lines = gzip.decompress((tmp_path / "one.nq.gz").read_bytes()).splitlines()
    assert len(lines) == 100
    assert lines == sorted(lines)


def test_loading_adds_and_with_replace_puts_in_the_place_of(done, command):
    done("load", "--data-dir", "d", "--dataset", "none", "--graph", G, PEOPLE)
    done("load", "--data-dir", "d", "--graph", H, PEOPLE)
    new = "<http://e/new> <http://e/p> 1 ."
    done("load", "--data-dir", "d", "--graph", G, "--format", "ttl", "-", input=new)
    added = done("export", "--data-dir", "d", "--graph", G, "--format", "nt")
    assert "<http://e/new>" in added
    assert len(added.splitlines()) == len(done("export", "--data-dir", "d", "--graph", H, "--format", "nt").splitlines()) + 1
    done("load", "--data-dir", "d", "--graph", G, "--replace", "--format", "ttl", "-", input=new)
    assert len(done("export", "--data-dir", "d", "--graph", G, "--format", "nt").splitlines()) == 1
    again = command("load", "--data-dir", "d", "--graph", G, "--replace", "--format", "ttl", "-", input=new)
    assert "nothing is new" in again.stderr


def test_a_new_directory_is_filled_with_the_built_in_graph_first(done, tmp_path):
    done("load", "--data-dir", "d", "--graph", G, PEOPLE)
    completed = done("export", "--data-dir", "d")
    assert "<https://w3id.org/migration-compact/graph/gcm-final-draft-2018> ." in completed
    assert f"<{G}> ." in completed
    with service("--data-dir", str(tmp_path / "d"), "--log", "off") as running:
        listed = httpx.get(f"{running.url}/sparql", params={"query": f"ASK {{ GRAPH <{G}> {{ ?s ?p ?o }} }}"}).json()
        assert listed["boolean"] is True


HOSTILE = {
    "broken.nt": (
        b'<http://e/a> <http://e/b> <http://e/c> .\n<http://e/a> <http://e/b> "x .\n',
        "line 2, column 27: Unexpected end of file",
    ),
    "broken.ttl": (b"PREFIX ex: <http://e/>\nex:a ex:b ex:c .\nex:a nope:b ex:c .\n", "line 3, column 6:"),
    "latin.nt": (b'<http://e/a> <http://e/b> <http://e/c> .\n<http://e/a> <http://e/b> "\xe9" .\n', "line 2, column 28: Invalid UTF-8"),
    "picture.nq": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 100, "line 1, column 1:"),
    "turtle.nq": (b"@prefix ex: <http://e/> .\nex:a ex:b ex:c .\n", "line 1, column 1:"),
    "xml.ttl": (b'<?xml version="1.0"?><rdf:RDF/>', "line 1, column"),
    "relative.ttl": (b"<a> <b> <c> .", "line 1, column 1: a relative IRI"),
    "broken.rdf": (b"<rdf:RDF", "line 1, column 1: The XML is not well-formed: unclosed token"),
    "broken.jsonld": (b'{"a": [}', "line 1, column 8:"),
    "remote.jsonld": (b'{"@context": "http://127.0.0.1:9/context", "a": 1}', "http://127.0.0.1:9/context would have to be fetched"),
    "cut.nt.gz": (gzip.compress(b"<http://e/a> <http://e/b> <http://e/c> .\n" * 1000)[:-20], "cannot be read: "),
    "plain.nt.gz": (b"<http://e/a> <http://e/b> <http://e/c> .\n", "cannot be read: Not a gzipped file"),
    "blank.trig": (b"_:g { <http://e/a> <http://e/b> <http://e/c> }", "names a graph by a blank node"),
    "what.docx": (b"", "which format?"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_wrong_is_named_with_its_place_and_nothing_is_loaded(command, done, tmp_path, name):
    data, said = HOSTILE[name]
    (tmp_path / name).write_bytes(data)
    done("load", "--data-dir", "d", "--dataset", "none", "--graph", H, PEOPLE)
    before = (tmp_path / "d" / "journal.log").read_bytes()
    completed = command("load", "--data-dir", "d", PEOPLE, name)
    assert completed.returncode == 2
    assert f"compact-graph: {name}" in completed.stderr
    assert said in completed.stderr
    assert "Traceback" not in completed.stderr
    assert (tmp_path / "d" / "journal.log").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--data-dir", "d", "missing.ttl"], "missing.ttl cannot be read: No such file"),
        (["--data-dir", "d", "--format", "turtle", "folder"], "folder cannot be read: Is a directory"),
        (["--data-dir", "d", "-"], "which format?"),
        (["--data-dir", "d", "--format", "csv", "-"], "--format csv is none of turtle"),
        (["--data-dir", "d", "--graph", "not an iri", str(PEOPLE)], "--graph"),
        (["--data-dir", "people.ttl/d", str(PEOPLE)], "The data directory people.ttl/d cannot be used"),
        (["--data-dir", "d"], "what is to be loaded?"),
        (["--data-dir", "d", "--builtin", "--graph", "http://e/g"], "leave out --graph"),
        ([str(PEOPLE)], "where are the data?"),
        (["--url", "http://127.0.0.1:9", str(PEOPLE)], "did not answer"),
        (["--url", "ftp://example.org", str(PEOPLE)], "is not an address"),
        (["--url", "http://127.0.0.1:9", "--data-dir", "d", str(PEOPLE)], "name two stores"),
        (["--url", "http://127.0.0.1:9", "--token-file", "none", str(PEOPLE)], "token file none cannot be read"),
    ],
)
def test_a_wrong_command_says_what_is_wrong(command, tmp_path, words, said):
    (tmp_path / "folder").mkdir()
    (tmp_path / "people.ttl").write_bytes(PEOPLE.read_bytes())
    completed = command("load", *words)
    assert completed.returncode == 2
    assert said in completed.stderr
    assert "Traceback" not in completed.stderr


def test_files_that_name_graphs_are_refused_where_a_graph_is_given(command, tmp_path):
    (tmp_path / "in.trig").write_text(TRIG, encoding="utf-8")
    completed = command("load", "--data-dir", "d", "--dataset", "none", "--graph", G, "in.trig")
    assert completed.returncode == 2
    assert "leave out the graph" in completed.stderr
    assert not (tmp_path / "d").exists()


def test_every_format_has_an_ending():
    assert set(ENDINGS.values()) == set(media.RDF)


def test_a_directory_in_use_is_left_alone(command, tmp_path):
    with service("--dataset", "none", "--data-dir", str(tmp_path / "d"), "--writes", "open", "--log", "off") as running:
        completed = command("load", "--data-dir", "d", "--graph", G, PEOPLE)
        assert completed.returncode == 2
        assert "Another service uses the data directory" in completed.stderr
        assert command("load", "--url", running.url, "--graph", G, PEOPLE).returncode == 0
        exported = command("export", "--data-dir", "d", "--graph", G, "--format", "nt").stdout
        assert exported == command("export", "--url", running.url, "--graph", G, "--format", "nt").stdout
        assert len(exported.splitlines()) > 5


def limit_files(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_loads_nothing(command, done, tmp_path):
    done("load", "--data-dir", "d", "--dataset", "none", "--graph", H, PEOPLE)
    before = (tmp_path / "d" / "journal.log").read_bytes()
    (tmp_path / "big.nt").write_text("".join(f"<http://e/{n}> <http://e/p> <http://e/o> .\n" for n in range(2000)))
    completed = command("load", "--data-dir", "d", "big.nt", preexec_fn=limit_files(50_000))
    assert completed.returncode == 2
    assert "The journal could not be written" in completed.stderr
    assert (tmp_path / "d" / "journal.log").read_bytes() == before
    done("load", "--data-dir", "d", "big.nt")


def test_a_full_disk_leaves_the_old_export(command, done, tmp_path):
    done("load", "--data-dir", "d", "--graph", H, PEOPLE)
    (tmp_path / "out.nq").write_text("old\n")
    completed = command("export", "--data-dir", "d", "-o", "out.nq", preexec_fn=limit_files(100_000))
    assert completed.returncode == 2
    assert "out.nq could not be written" in completed.stderr
    assert (tmp_path / "out.nq").read_text() == "old\n"
    assert not with_prefix(*(path.name for path in tmp_path.iterdir()))


def test_export_says_what_it_cannot_do(command, done):
    done("load", "--data-dir", "d", "--dataset", "none", "--graph", G, PEOPLE)
    for words, said in (
        (["--graph", H], f"there is no graph {H}; there are {G}"),
        (["--format", "turtle"], "turtle holds one graph"),
        (["-o", "out.txt"], "which format?"),
        (["-o", "nowhere/out.nq"], "nowhere/out.nq could not be written: No such file"),
    ):
        completed = command("export", "--data-dir", "d", *words)
        assert (completed.returncode, said in completed.stderr) == (2, True), completed.stderr
    assert command("export", "--data-dir", "none").returncode == 2


def test_a_reader_that_has_had_enough_is_no_error_of_ours(done, tmp_path):
    done("load", "--data-dir", "d", "--graph", H, PEOPLE)
    script = f"{' '.join(COMMAND)} export --data-dir d | head -1"
    completed = subprocess.run(
        ["sh", "-c", script], capture_output=True, text=True, timeout=60, check=True, cwd=tmp_path, env=environment()
    )
    assert completed.stdout.count("\n") == 1
    assert "Traceback" not in completed.stderr


def test_load_killed_at_any_moment_leaves_all_or_nothing(done, tmp_path):
    done("load", "--data-dir", "d", "--dataset", "none", "--graph", H, PEOPLE)
    before = done("export", "--data-dir", "d")
    count = 60_000
    (tmp_path / "big.nt").write_text("".join(f"<http://e/{n}> <http://e/p> <http://e/o> .\n" for n in range(count)))
    seen = set()
    for pause in (0.15, 0.3, 0.4, 0.5, 0.6, 0.8):
        process = subprocess.Popen(
            [*COMMAND, "load", "--data-dir", "d", "--graph", G, "big.nt"], cwd=tmp_path, env=environment(), stderr=subprocess.DEVNULL
        )
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
        completed = done("export", "--data-dir", "d").splitlines()
        new = sum(line.endswith(f"<{G}> .") for line in completed)
        assert new in (0, count)
        assert len(completed) - new == len(before.splitlines())
        seen.add(new)
    done("load", "--data-dir", "d", "--graph", G, "big.nt")
    assert len(done("export", "--data-dir", "d", "--graph", G, "--format", "nt").splitlines()) == count


@pytest.fixture
def guarded(tmp_path):
    """A service that lets a token write to the graphs below http://e/."""
    (tmp_path / "tokens.toml").write_text(TOKENS.format(digest=hashlib.sha256(b"secret").hexdigest(), graph="http://e/*"))
    (tmp_path / "token").write_text("secret\n")
    flags = ("--dataset", "none", "--data-dir", str(tmp_path / "d"), "--writes", "token", "--tokens", str(tmp_path / "tokens.toml"))
    with service(*flags, "--log", "off") as running:
        yield running.url


def test_a_service_takes_one_graph_or_many_with_a_token_in_one_step(command, done, tmp_path, guarded):
    graphs = TRIG.replace("ex:default ex:p", "# ")
    (tmp_path / "in.trig").write_text(graphs, encoding="utf-8")
    refused = command("load", "--url", guarded, "in.trig")
    assert refused.returncode == 2
    assert "token" in refused.stderr
    done("load", "--url", guarded, "in.trig", env={"COMPACT_GRAPH_TOKEN": "secret"})
    assert same_dataset(quads(done("export", "--url", guarded)), quads(graphs, "trig"))
    done("load", "--url", f"{guarded}/", "--token-file", "token", "--replace", "in.trig")
    assert same_dataset(quads(done("export", "--url", guarded)), quads(graphs, "trig"))
    done("load", "--url", guarded, "--token-file", "token", "--replace", "--graph", H, PEOPLE)
    assert isomorphic(Graph().parse(data=done("export", "--url", guarded, "--graph", H, "--format", "nt")), Graph().parse(PEOPLE))
    out_of_scope = command("load", "--url", guarded, "--token-file", "token", PEOPLE)
    assert out_of_scope.returncode == 2
    assert "default" in out_of_scope.stderr
    assert done("export", "--url", guarded) == done("export", "--data-dir", "d")


def test_what_breaks_the_shapes_is_listed_and_has_an_exit_code_of_its_own(command, guarded):
    actor = "<http://e/iom> a <https://w3id.org/migration-compact/ontology#Actor> ."
    words = ("load", "--url", guarded, "--token-file", "token", "--graph", G, "--format", "ttl", "-")
    completed = command(*words, input=actor)
    assert completed.returncode == 1
    assert "violation: " in completed.stderr
    assert "<http://e/iom>" in completed.stderr
    assert command(*words, input="<http://e/a> <http://e/b> <http://e/c> .").returncode == 0


def test_statements_are_counted_while_a_long_file_is_read(monkeypatch, tmp_path):
    monkeypatch.setattr("graph_service.store.embedded.import_files._EVERY", 10)
    monkeypatch.setattr("graph_service.store.embedded.import_files._PATIENCE", 0.0)
    told = []
    incoming = Incoming(None, told.append)
    path = tmp_path / "big.nt"
    path.write_text("".join(f"<http://e/{n}> <http://e/p> <http://e/o> .\n" for n in range(35)))
    with path.open("rb") as file:
        assert incoming.read("big.nt", file, media.N_TRIPLES) == 35
    assert told == [f"big.nt: {count} statements read" for count in (10, 20, 30)]
    assert len(list(pyoxigraph.parse(input=incoming.n_triples(""), format=pyoxigraph.RdfFormat.N_TRIPLES))) == 35
    assert Path(path).exists()


def test_a_store_of_an_older_edition_is_brought_to_the_program_s_own(command, done):
    graph = "https://w3id.org/migration-compact/graph/fora-and-processes"
    # An edition without one of the graphs and with a statement that is gone by now, and a partner's graph beside.
    done("load", "--data-dir", "var", "--builtin", "--dataset", "none")
    done("load", "--data-dir", "var", "--graph", graph, "--replace", "--format", "turtle", "-", input="<urn:gone> <urn:p> 1 .")
    done("load", "--data-dir", "var", "--graph", "http://e/theirs", "--format", "turtle", "-", input="<urn:theirs> <urn:p> 1 .")
    completed = command("load", "--data-dir", "var", "--builtin", "--replace")
    assert completed.returncode == 0
    assert f"and 1 removed in {graph}" in completed.stderr
    assert "urn:theirs" in done("export", "--data-dir", "var", "--graph", "http://e/theirs")
    assert "nothing is new" in command("load", "--data-dir", "var", "--builtin", "--replace").stderr
    done("load", "--data-dir", "new", "--builtin")
    kept = {line for line in done("export", "--data-dir", "var").splitlines() if "http://e/theirs" not in line}
    assert kept == set(done("export", "--data-dir", "new").splitlines())
