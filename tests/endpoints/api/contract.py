"""The keys and forms of the JSON-LD contract, from the frames. Record what was added: python -m tests.endpoints.api.contract."""

import json
from pathlib import Path

from graph_service.endpoints.api.fields import EVIDENCE, OF_GRAPH, SHAPES, keys
from graph_service.endpoints.resources.context import CONTRACT, context
from graph_service.endpoints.resources.document import kinds, shape

RECORD = Path(__file__).parent / "contract.json"


def form(name):
    """Return the form of a key's values as the context gives it."""
    if name.by_language:
        return "texts by language" if name.many else "text by language"
    value = name.coercion.rpartition("#")[2] or "value"
    return f"array of {value}" if name.many else value


def forms(inner, before=""):
    for name, below in inner.fields:
        yield f"{before}{name.key}", form(name) + (" (id only)" if below.never else "")
        yield from forms(below, f"{before}{name.key}.")


def contract():
    """Return the names of the context, the keys of each kind of document with their forms, and the keys of each shape of the API."""
    return {
        "version": CONTRACT,
        "context": {key: f"{'^' if name.backwards else ''}{name.predicate} {form(name)}" for key, name in sorted(context().names.items())},
        "documents": {kind: dict(sorted(forms(shape(kind)))) for kind in kinds()},
        "api": {one: dict.fromkeys(sorted(keys(one)), "") for one in SHAPES}
        | {"include=evidence": dict.fromkeys(EVIDENCE, ""), "graphs=all": dict.fromkeys(OF_GRAPH, "")},
    }


if __name__ == "__main__":
    # One line for the context, each kind of document and each shape of the API.
    now = contract()
    lines = {
        part: "{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(described)}" for name, described in now[part].items()) + "\n}"
        for part in ("documents", "api")
    }
    lines = {"version": json.dumps(now["version"]), "context": json.dumps(now["context"]), **lines}
    RECORD.write_text("{\n" + ",\n".join(f'"{part}": {text}' for part, text in lines.items()) + "\n}\n", encoding="utf-8")
