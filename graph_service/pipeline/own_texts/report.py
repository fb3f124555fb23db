"""What of a text was taken for what, and what was not taken and why."""

from typing import Any

from graph_service.pipeline.own_texts.own_text import SHOWN, About, OwnText


def report(text: OwnText, about: About) -> dict[str, Any]:
    """Return what was taken for what (line, kind, number, IRI, first words), and what was not taken and why."""
    return {
        "text": about.iri,
        "provisions": len(text.parts),
        "taken": [
            {"line": part.line, "kind": part.kind, "number": part.marker, "iri": f"{about.iri}/{part.path}", "words": part.text[:SHOWN]}
            for part in text.parts
        ],
        "warnings": [{"line": line, "what": what} for line, what in text.warnings],
        "notTaken": [{"line": line, "why": why, "words": words} for line, why, words in text.not_taken],
    }


def lines(told: dict[str, Any]) -> list[str]:
    """Return the report in lines."""
    said = [f"line {row['line']}: {row['kind']} {row['number']}".rstrip() + f" <{row['iri']}> {row['words']}" for row in told["taken"]]
    said += [f"not taken: {row['why']}" + (f" (line {row['line']}): {row['words']}" if row["line"] else "") for row in told["notTaken"]]
    said += [f"look at line {row['line']}: {row['what']}" for row in told["warnings"]]
    return [*said, f"{told['provisions']} provisions, {len(told['notTaken'])} not taken"]
