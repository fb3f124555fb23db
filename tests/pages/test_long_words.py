"""A partner's words may be of any length, also without a space: no page grows wider than its window or its paper."""

from urllib.parse import quote

import pytest

from tests.pages.conftest import PHONE, WIDE
from tests.serving import load, service

LONG = "W" * 300
PARTNER = "https://partner.example/"
DATA = f"""
PREFIX : <{PARTNER}>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

:actor a gcmo:Organization , gcmo:Actor ; skos:prefLabel "{LONG}"@en .
:pledge a gcmo:Pledge ; rdfs:label "{LONG}"@en ; gcmo:pledgedBy :actor ; gcmo:text "{LONG}"@en ; dct:issued "2024-01-02"^^xsd:date ;
    gcmo:advances <https://w3id.org/migration-compact/gcm/objective/6> ; gcmo:responsibleBody :actor ; dct:source :document .
:update a gcmo:Update ; gcmo:updateOf :pledge ; gcmo:status gcmo:UnderWay ; gcmo:reportedBy :actor ; gcmo:text "{LONG}"@en ;
    dct:issued "2025-01-02"^^xsd:date ; dct:source :document .
:heard gcmo:says "{LONG}"@en ; rdfs:seeAlso <{PARTNER}{LONG}> .
<https://w3id.org/migration-compact/gcm/objective/6> rdfs:comment "{LONG}"@en .
"""
PAPER = {"width": 640, "height": 900}
"""A4 within its margins, in CSS pixels."""
PAGES = [
    "/follow-up",
    "/follow-up/objective/6",
    f"/follow-up/state/{PARTNER}actor",
    "/brief/6",
    "/gcm/objective/6?show=all",
    f"/thing?iri={quote(PARTNER, safe='')}pledge",
    f"/thing?iri={quote(PARTNER, safe='')}actor",
    f"/thing?iri={quote(PARTNER, safe='')}heard",
    f"/search?q={LONG}",
    "/catalog",
    "/federation",
    "/changes",
    f"/sparql?query={quote('SELECT * { ?s ?p ?o FILTER(isLiteral(?o) && strlen(?o) = 300) }')}&format=html",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("partner") / "partner.ttl"
    path.write_text(DATA, encoding="utf-8")
    with service("--writes", "open", "--validate-writes", "on") as running:
        load(running.url, path, PARTNER + "graph")
        yield running.url


@pytest.mark.parametrize(("window", "media"), [(PHONE, "screen"), (WIDE, "screen"), (PAPER, "print")])
def test_no_page_is_wider_than_its_window_or_its_paper(visit, hostile, window, media):
    seen = visit(viewport=window)
    seen.url = hostile
    seen.page.emulate_media(media=media)
    wide, with_the_words = {}, 0
    for path in PAGES:
        assert seen.open(path).status == 200, path
        with_the_words += LONG in seen.page.locator("main").inner_text()
        width = seen.page.evaluate("document.documentElement.scrollWidth")
        # Nor does a region of its own take what is one word.
        widest = seen.page.evaluate(
            "Math.max(0, ...[...document.querySelectorAll('main td, main th, main li, main p')].map(one => one.offsetWidth))"
        )
        if width > window["width"] or widest > window["width"]:
            wide[path] = (width, widest)
    assert wide == {}
    assert with_the_words >= len(PAGES) // 2
