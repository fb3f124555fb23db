"""The page of a checked document: its text with every finding marked in place, and each finding in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fastapi import Request

from graph_service.endpoints.check.service import Checked
from graph_service.http.addresses import href
from graph_service.pages.comparison import draw as draw_page
from graph_service.pages.i18n import Language

_WHOLE = 200_000
"""Characters of a text that the page shows whole; of a longer one it shows what is around its findings."""
_AROUND = 400
_LISTED = 1000
"""Findings that the page shows; the data has all."""

Finding = Mapping[str, Any]


def draw(request: Request, checked: Checked, language: Language) -> bytes:
    """Return the page."""
    findings = checked.result["findings"][:_LISTED]
    numbered = list(enumerate(findings, 1))
    titles = {one["id"]: one["title"] for one in checked.result["textVersions"]}
    return draw_page(
        request,
        "check.html",
        language,
        result=checked.result,
        pieces=list(_pieces(checked.text, numbered)),
        findings=[(number, _shown(checked.text, one, language), titles.get(one["textVersion"], "")) for number, one in numbered],
        not_checked=[(why, count) for why, count in checked.result["notChecked"].items() if count],
        hidden=len(checked.result["findings"]) - len(findings),
    )


def _pieces(text: str, numbered: Sequence[tuple[int, Finding]]) -> Iterator[tuple[str, int, str]]:
    """Yield the text in pieces: the words, the number of their finding or 0, and its verdict. A finding within another is not marked."""
    position = 0
    for number, one in numbered:
        start, end = one["start"], one["end"]
        if start < position:
            continue
        yield from _between(text, position, start, first=not position)
        yield text[start:end], number, one["verdict"].replace(" ", "-")
        position = end
    yield from _between(text, position, len(text), first=not position, last=True)


def _between(text: str, start: int, end: int, *, first: bool, last: bool = False) -> Iterator[tuple[str, int, str]]:
    if len(text) <= _WHOLE or end - start <= 2 * _AROUND:
        yield text[start:end], 0, ""
        return
    # Of a long text, what is around the findings.
    yield ("" if first else text[start : start + _AROUND]) + "\n[…]\n" + ("" if last else text[end - _AROUND : end]), 0, ""


def _shown(text: str, one: Finding, language: Language) -> dict[str, Any]:
    cited = one.get("cited")
    return {
        **one,
        "words": text[one["start"] : one["end"]],
        "compared": list(_compared(text, one)),
        "href": _local(one["iri"], language),
        "cited_href": _local(cited["iri"], language) if cited else "",
        "also": [(other["citation"], _local(other["iri"], language)) for other in one.get("alsoIn", ())],
    }


def _local(iri: str, language: Language) -> str:
    place = href(iri) if iri else ""
    return language.link(place) if place.startswith("/") else place


def _compared(text: str, one: Finding) -> Iterator[tuple[str, str, str]]:
    """Yield the quotation in pieces: words that are the same, or those of the quotation and ours in their place."""
    position = one["start"]
    for difference in sorted(one["differences"], key=lambda difference: difference["start"]):
        yield text[position : difference["start"]], "", ""
        yield "", difference["theirs"], difference["ours"]
        position = max(position, difference["end"])
    yield text[position : one["end"]], "", ""
