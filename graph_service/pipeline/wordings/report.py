"""What was read, for the person who gave the file: in lines, and as JSON."""

from typing import Any

from graph_service.pipeline.wordings.wording import Reading
from graph_service.pipeline.wordings.wording_graph import Version

_SHOWN = 60


def report(reading: Reading, version: Version, path: str) -> dict[str, Any]:
    """Return the report: how many of what, and every provision that is not as in the text it was compared with."""
    kept = [wording for wording in reading.wordings if wording.like]
    return {
        "version": path,
        "language": version.language,
        "provisions": len(reading.wordings),
        "characters": reading.characters,
        "counterparts": len(kept),
        "sameWords": sum(wording.same_words for wording in kept) if reading.same_language else None,
        "changed": [
            {
                "provision": wording.label,
                "path": f"{path}/{wording.path}",
                "was": wording.like.label,
                "differences": len(wording.differences),
            }
            for wording in kept
            if wording.like and wording.differences and not wording.sentence
        ],
        "renumbered": [
            {"provision": wording.label, "path": f"{path}/{wording.path}", "was": wording.like.label}
            for wording in kept
            if wording.like and wording.like.notation != wording.notation and not wording.sentence
        ],
        "added": [
            {"provision": wording.label, "path": f"{path}/{wording.path}", "lines": wording.lines, "text": wording.text[:_SHOWN]}
            for wording in reading.wordings
            if wording.like is None
        ],
        "removed": [{"provision": unit.label, "path": unit.path, "text": unit.text[:_SHOWN]} for unit in reading.removed],
        "leftOut": [{"line": line, "text": text} for line, text in reading.running],
        "doubtfulHyphens": reading.doubtful,
        "notesWithoutCall": [wording.label for wording in reading.wordings if wording.kind == "Footnote" and not wording.note_of],
    }


def lines(told: dict[str, Any]) -> list[str]:
    """Return the report in lines."""
    same = "" if told["sameWords"] is None else f", {told['sameWords']} in the same words"
    said = [
        f"{told['provisions']} provisions, {told['characters']:,} characters, each in a provision, a marker or a running line",
        f"{told['counterparts']} are provisions of the text compared with{same}",
    ]
    said += [f"changed: {one['provision']} ({one['differences']} places)" for one in told["changed"]]
    said += [f"renumbered: {one['was']} is {one['provision']}" for one in told["renumbered"]]
    said += [f"added: {one['provision']}, line {one['lines']}: {one['text']}" for one in told["added"]]
    said += [f"gone: {one['provision']}: {one['text']}" for one in told["removed"]]
    if told["leftOut"]:
        said.append(f"left out as page numbers and running lines: {len(told['leftOut'])} lines, such as {told['leftOut'][0]['text']!r}")
    said += [f"check the hyphen: {word}" for word in told["doubtfulHyphens"]]
    said += [f"no words call {label}" for label in told["notesWithoutCall"]]
    return said
