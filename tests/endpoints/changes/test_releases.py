"""The change log: what a release added and removed, from two trees of Turtle, and how it is served."""

import argparse

import httpx
import pytest
from rdflib import DCTERMS, VOID, Graph, Namespace, URIRef

from graph_service.cli import changes as command
from graph_service.endpoints.changes import releases as changes

BASE = "https://w3id.org/migration-compact/"
PROV = Namespace("http://www.w3.org/ns/prov#")
PREFIXES = "PREFIX gcm: <https://w3id.org/migration-compact/> PREFIX dct: <http://purl.org/dc/terms/>\n"


@pytest.fixture
def trees(tmp_path):
    files = {
        "old/actors.ttl": 'gcm:a dct:title "A" . gcm:b dct:title "B" .',
        "old/gone.ttl": 'gcm:g dct:title "two\\nlines and \\"quotes\\"" .',
        "old/same.ttl": "gcm:s dct:relation gcm:t .",
        "new/actors.ttl": 'gcm:a dct:title "A" . gcm:b dct:title "Bee" . gcm:c dct:title "C"@en .',
        "new/same.ttl": "gcm:s dct:relation gcm:t .",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PREFIXES + text)
    (tmp_path / "release.toml").write_text('version = "0.2.0"\ndate = 2027-01-31\n')
    return tmp_path


def run(folder, *words):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args([*words, "--release", str(folder / "release.toml"), "--output", str(folder / "changes")]))


def test_record_counts_and_names_what_changed(trees):
    assert run(trees, str(trees / "old"), str(trees / "new"), "--previous", "0.1.0", "--note", "Titles.") == 0
    record = Graph().parse(trees / "changes/0.2.0.nt", format="nt")
    release, activity = URIRef(BASE + "release/0.2.0"), URIRef(BASE + "changes/0.2.0")
    assert record.value(release, PROV.wasRevisionOf) == URIRef(BASE + "release/0.1.0")
    assert record.value(release, DCTERMS.isVersionOf) == URIRef(BASE + "dataset")
    assert record.value(release, PROV.wasGeneratedBy) == activity
    parts = {part.rpartition("#")[2]: part for part in record.objects(activity, DCTERMS.hasPart)}
    assert {key: int(record.value(part, VOID.triples)) for key, part in parts.items()} == {
        "actors-added": 2,
        "actors-removed": 1,
        "gone-removed": 1,
    }
    assert set(record.objects(parts["actors-added"], DCTERMS.subject)) == {URIRef(BASE + "b"), URIRef(BASE + "c")}


def test_dumps_turn_the_old_graph_into_the_new(trees):
    assert run(trees, str(trees / "old"), str(trees / "new"), "--previous", "0.1.0") == 0
    for stem in ("actors", "gone"):
        old = Graph().parse(trees / f"old/{stem}.ttl")
        new_file = trees / f"new/{stem}.ttl"
        new = Graph().parse(new_file) if new_file.exists() else Graph()
        for side, apply in (("removed", old.remove), ("added", old.add)):
            file = trees / f"changes/0.2.0/{stem}.{side}.nt"
            for triple in Graph().parse(file, format="nt") if file.exists() else ():
                apply(triple)
        assert set(old) == set(new)


def test_first_release_has_nothing_before_it(trees):
    assert run(trees, "-", str(trees / "new"), "--note", "First.") == 0
    assert not (trees / "changes/0.2.0").exists()
    (release,) = changes.releases(changes.read(trees / "changes"))
    assert (release.version, release.date, release.note, release.previous, release.parts) == ("0.2.0", "2027-01-31", "First.", "", ())


def test_page_reads_what_the_command_wrote(trees):
    assert run(trees, str(trees / "old"), str(trees / "new"), "--previous", "0.1.0") == 0
    (release,) = changes.releases(changes.read(trees / "changes"))
    assert {(part.stem, part.side, part.triples, part.resources) for part in release.parts} == {
        ("actors", "added", 2, 2),
        ("actors", "removed", 1, 1),
        ("gone", "removed", 1, 1),
    }
    assert {part.dump for part in release.parts} >= {"/changes/0.2.0/actors.added.nt"}


@pytest.mark.parametrize(
    "words",
    [
        ("OLD", "NEW"),
        ("-", "NEW", "--previous", "0.1.0"),
        ("OLD", "NEW", "--previous", "../up"),
        ("OLD", "EMPTY", "--previous", "0.1.0"),
        ("NOWHERE", "NEW", "--previous", "0.1.0"),
    ],
)
def test_what_cannot_be_compared_writes_nothing(trees, words, capsys):
    (trees / "empty").mkdir()
    names = {"OLD": str(trees / "old"), "NEW": str(trees / "new"), "EMPTY": str(trees / "empty"), "NOWHERE": str(trees / "nowhere")}
    assert run(trees, *(names.get(word, word) for word in words)) == 2
    assert capsys.readouterr().err.startswith("not written: ")
    assert not (trees / "changes").exists()


def test_graph_with_blank_nodes_is_refused(trees):
    (trees / "new/actors.ttl").write_text(PREFIXES + "gcm:a dct:relation [] .")
    assert run(trees, str(trees / "old"), str(trees / "new"), "--previous", "0.1.0") == 2


def test_service_lists_the_releases(builtin_url):
    page = httpx.get(f"{builtin_url}/changes", headers={"accept": "text/html"})
    assert "Release 0.1.0" in page.text
    record = Graph().parse(data=httpx.get(f"{builtin_url}/changes").text, format="turtle")
    assert (URIRef(BASE + "release/0.1.0"), DCTERMS.isVersionOf, URIRef(BASE + "dataset")) in record


@pytest.mark.parametrize("path", ["0.1.0/actors.added.nt", "..%2F../release.toml", "0.1.0/..%2F0.1.0.nt", "%00/x.added.nt"])
def test_list_of_changes_that_is_not_there_is_404(builtin_url, path):
    assert httpx.get(f"{builtin_url}/changes/{path}").status_code == 404
