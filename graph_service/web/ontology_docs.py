"""Writes the page of the vocabulary as one file that needs no service: ``python -m graph_service.web.ontology_docs docs/ontology.html``."""

import sys
from importlib.resources import files
from pathlib import Path

from rdflib import Graph

from graph_service import assets, rdf_text
from graph_service.names import BASE
from graph_service.resources.index import Index
from graph_service.web import ontology_page


def page() -> bytes:
    """Return the page, with its style inside."""
    lines = Graph().parse(assets.ontology() / "migration-compact.ttl").serialize(format="nt").splitlines()
    style = files("graph_service.web").joinpath("static/site.css").read_text(encoding="utf-8")
    index = Index(rdf_text.parse(line) for line in lines if line)
    return ontology_page.render(index, layout="standalone.html", site=BASE.rstrip("/"), style=style)


def main() -> None:
    """Write the page to the file named on the command line."""
    Path(sys.argv[1]).write_bytes(page())


if __name__ == "__main__":
    main()
