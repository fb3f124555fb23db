"""Names of things in other languages than English (``data/curated/names``), each with where it was read.

A thing keeps one ``skos:prefLabel``, so that a query that asks for it gets one row; a name in another language is a ``skos:altLabel`` with
its tag, and at most one in each language is the name there (docs/decisions/0039-names-in-languages.md).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from babel import Locale
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, SKOS

from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import GCM, new_graph

_SAID_OF_THE_GRAPH = "cldr"
"""The source of the names of States: the description of the graph gives it once, not each of the States."""


def read_names(folder: Path) -> list[dict[str, str]]:
    """Return the rows of ``states.tsv`` and ``titles.tsv``: thing (a path), language, name, source; none without the folder."""
    return [row for name in ("states.tsv", "titles.tsv") if (folder / name).is_file() for row in read_tsv(folder / name)]


def name_graph(folder: Path, known: Iterable[URIRef]) -> Graph:
    """Return the names of things in ``known``, with where each was read (``dct:source``).

    Raises BuildError for a thing, a language or a source that is not known, and for a second name in a language.
    """
    things, graph = set(known), new_graph()
    languages = Locale("en").languages
    rows = read_names(folder)
    sources = {row["source"]: row for row in read_tsv(folder / "sources.tsv")} if rows else {}
    seen: dict[tuple[str, str], str] = {}
    read_in: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        thing, language = row["thing"], row["language"]
        where = f"names: {thing}, {language}"
        if GCM[thing] not in things or language not in languages or row["source"] not in sources or not row["name"].strip():
            raise BuildError(f"{where}: needs a thing of the graph, a language, a name and a source of sources.tsv")
        if (thing, language) in seen:
            raise BuildError(f"{where}: has two names, {seen[thing, language]!r} and {row['name']!r}")
        seen[thing, language] = row["name"]
        graph.add((GCM[thing], SKOS.altLabel, Literal(row["name"], lang=language)))
        if row["source"] != _SAID_OF_THE_GRAPH:
            read_in[thing, row["source"]].append(languages[language])
    for (thing, source), spoken in read_in.items():
        graph.add((GCM[thing], DCTERMS.source, Literal(_where(spoken, sources[source]))))
    return graph


def _where(languages: Iterable[str], source: Mapping[str, str]) -> str:
    return f"name in {' and '.join(languages)}: {source['title']}{', ' + source['address'] if source['address'] else ''}"
