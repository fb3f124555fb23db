"""Where the files people read live: beside the package in a checkout, inside it in an installed copy."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def root() -> Path:
    """Return the folder that holds ``ontology/ shapes/ queries/ data/ docs/``.

    An installed wheel carries them in this package; an editable install or a checkout has them at the top of the tree.
    """
    return _HERE if (_HERE / "ontology").is_dir() else _HERE.parents[1]


def ontology() -> Path:
    """Return ``ontology/``: the vocabulary, the JSON-LD context and the frames."""
    return root() / "ontology"


def shapes() -> Path:
    """Return ``shapes/``: one SHACL file per class or profile."""
    return root() / "shapes"


def queries() -> Path:
    """Return ``queries/``: the saved queries with their descriptions."""
    return root() / "queries"


def source() -> Path:
    """Return ``data/source/``: the source texts, verbatim, with ``manifest.toml``."""
    return root() / "data" / "source"


def curated() -> Path:
    """Return ``data/curated/``: what people decide."""
    return root() / "data" / "curated"


def rows(table: Path) -> list[dict[str, str]]:
    """Return the rows of a curated table (tab-separated, ``#`` comments, a header) as the build has checked it, column name to value."""
    lines = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def turtle() -> Path:
    """Return ``data/turtle/``: the built graph, one file a named graph."""
    return root() / "data" / "turtle"


def vectors() -> Path:
    """Return ``data/vectors/``: the meaning of our texts as vectors, one file a model."""
    return root() / "data" / "vectors"


def docs() -> Path:
    """Return ``docs/``: the guides and decisions, in Markdown."""
    return root() / "docs"
