"""Writes the vocabulary as one file that needs no service: ``python -m graph_service.endpoints.ontology.export docs/ontology.html``."""

import sys
from importlib.resources import files
from pathlib import Path

from rdflib import Graph

from graph_service import package_data
from graph_service.endpoints.ontology import page as ontology_page
from graph_service.namespaces import BASE
from graph_service.rdf import serialise
from graph_service.rdf.index import Index


def page() -> bytes:
    """Return the page, with its style inside."""
    lines = Graph().parse(package_data.ontology() / "migration-compact.ttl").serialize(format="nt").splitlines()
    style = files("graph_service.pages").joinpath("static/site.css").read_text(encoding="utf-8")
    index = Index(serialise.parse(line) for line in lines if line)
    return ontology_page.render(index, layout="standalone.html", site=BASE.rstrip("/"), style=style)


def main() -> None:
    """Write the page to the file named on the command line."""
    Path(sys.argv[1]).write_bytes(page())


if __name__ == "__main__":
    main()
