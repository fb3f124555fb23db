"""Nothing lost, nothing doubled: every word of every source is in a unit, a marker or listed boilerplate.

Read from the Turtle files and the source files only, by other code than the build's.
"""

import re
import tomllib
from collections import Counter

import pytest
from rdflib import URIRef
from rdflib.namespace import RDF, SKOS

from graph_service import package_data
from graph_service.rdf.rdflib_namespaces import BASE, GCMO

MANIFEST = tomllib.loads((package_data.source() / "manifest.toml").read_text(encoding="utf-8"))
FILES = [row["name"] for row in MANIFEST["file"]]


def words(text):
    """Letters and digits only: punctuation and spacing have tests of their own."""
    return re.findall(r"[^\W_]+", text)


def source_words(name):
    lines = (package_data.source() / name).read_text(encoding="utf-8").split("\n")
    row = next(row for row in MANIFEST["file"] if row["name"] == name)
    for piece in row.get("boilerplate", ()):
        first, _, last = piece["lines"].partition("-")
        for number in range(int(first), int(last or first) + 1):
            lines[number - 1] = ""
    return Counter(words(re.sub(r"\]\(#\)", "]", "\n".join(lines))))


def unit_words(graph):
    """The words of every unit once: its title, its text, its marker. A commitment's words are counted in its sentences."""
    counts = Counter()
    for unit in graph.subjects(RDF.type, GCMO.Provision):
        text = str(graph.value(unit, GCMO.text))
        if (unit, RDF.type, GCMO.Commitment) not in graph or (None, RDF.type, GCMO.CommitmentSentence) not in graph:
            counts.update(words(text))
        title = str(graph.value(unit, SKOS.prefLabel) or "")
        if title != text:
            counts.update(words(title))
        counts.update(words(str(graph.value(unit, GCMO.marker) or "")))
    return counts


NOTE_DIGITS = {
    "gcm-final-draft-2018.txt": Counter(
        {"treaties": 1, "treaties1": -1, "Agreement": 2, "Agreement2": -1, "Agreement4": -1, "migration": 1, "migration3": -1}
    ),
    "zero-draft-plus-statement-2018.txt": Counter(
        {"2016": 1, "20161": -1, "cycle": 2, "cycle2": -1, "cycle3": -1, "processes": 1, "processes4": -1, "implementation": 1,
         "implementation5": -1, "youths": 1, "youths6": -1}
    ),
}  # fmt: skip
"""The footnote digits glued to words in the sources: ten of them, and no other difference."""


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_a_source_is_in_a_unit_a_marker_or_listed_boilerplate(name, graphs):
    held = Counter()
    for document in MANIFEST["document"]:
        if document["file"] == name:
            held.update(unit_words(graphs[document["graph"]]))
    expected = source_words(name)
    for word, count in NOTE_DIGITS.get(name, Counter()).items():
        expected[word] += count
    lost, doubled = +(expected - held), +(held - expected)
    assert (lost, doubled) == (Counter(), Counter())


def test_every_boilerplate_has_a_reason():
    pieces = [piece for row in MANIFEST["file"] for piece in row.get("boilerplate", ())]
    assert len(pieces) == 5
    assert all(len(piece["reason"]) > 20 for piece in pieces)


def test_the_source_files_are_the_ones_the_manifest_names():
    assert {file.name for file in package_data.source().glob("*.txt")} == set(FILES)
    assert {row["file"] for row in MANIFEST["document"]} == set(FILES)


@pytest.mark.parametrize("stem", [row["graph"] for row in MANIFEST["document"]])
def test_every_text_stands_in_its_source_character_by_character(stem, graphs):
    """Every unit's words, without white space and without what the transcription added, are in the lines the unit names."""
    row = next(row for row in MANIFEST["document"] if row["graph"] == stem)
    lines = (package_data.source() / row["file"]).read_text(encoding="utf-8").split("\n")
    graph = graphs[stem]
    checked = 0
    for unit, text in graph.subject_objects(GCMO.text):
        numbers = str(graph.value(unit, GCMO.sourceLines))
        raw = ""
        for part in numbers.split(","):
            first, _, last = part.strip().partition("-")
            raw += "\n".join(lines[int(first) - 1 : int(last or first)]) + "\n"
        raw = re.sub(r"(?<=[a-z])[1-6](?=[\s.,;])|(?<=2016)1(?=\.)", "", raw)
        squeezed = re.sub(r"\s|\*|\[|\]\(#\)", "", raw)
        assert re.sub(r"\s|\[", "", str(text)) in squeezed, unit
        checked += 1
    assert checked == len(set(graph.subjects(RDF.type, GCMO.Provision)))


def test_units_have_readable_addresses_under_the_base(graphs):
    for row in MANIFEST["document"]:
        for unit in graphs[row["graph"]].subjects(RDF.type, GCMO.Provision):
            assert isinstance(unit, URIRef)
            assert re.fullmatch(re.escape(BASE) + r"[a-z0-9-]+(/[a-z0-9-]+)+", unit), unit
