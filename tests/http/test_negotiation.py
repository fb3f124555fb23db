"""Choosing a format: RFC 9110 §12.5.1, and whatever else a client may send."""

import time
from contextlib import suppress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import BadRequestError, NotAcceptableError, UnsupportedMediaTypeError
from graph_service.pages import i18n
from graph_service.rdf import formats

TYPES = [name for offer in (*formats.RESULTS, *formats.RDF) for name in offer.types]
RANGES = st.sampled_from([*TYPES, "*/*", "text/*", "application/*", "image/png"])
QUALITIES = st.sampled_from(["", ";q=1", ";q=0.5", ";q=0.001", ";q=0", "; q=0.9 ", ";charset=utf-8", ";charset=utf-8;q=0.2"])
ACCEPTS = st.lists(st.tuples(RANGES, QUALITIES).map("".join), min_size=1, max_size=6).map(", ".join)
OFFERS = st.sampled_from([formats.RESULTS, formats.RDF])


@given(st.text(max_size=80), OFFERS)
def test_any_header_at_all_gives_an_offer_or_406(accept, offers):
    with suppress(NotAcceptableError):
        assert formats.negotiate(accept, offers).format in offers


@given(ACCEPTS, OFFERS)
def test_what_is_chosen_is_accepted_and_nothing_accepted_more_was_passed_over(accept, offers):
    ranges = formats.parse_accept(accept)

    def weight(media_type):
        matching = [one for one in ranges if one.matches(media_type)]
        best = max((one.specificity for one in matching), default=-1)
        return [one.quality for one in matching if one.specificity == best][-1] if matching else 0.0

    try:
        chosen = formats.negotiate(accept, offers)
    except NotAcceptableError:
        assert all(weight(offer.types[0]) == 0 for offer in offers)
    else:
        assert weight(chosen.media_type) > 0
        assert all(weight(offer.types[0]) <= weight(chosen.media_type) for offer in offers)


@given(ACCEPTS, OFFERS)
def test_order_of_the_header_does_not_matter_among_different_ranges(accept, offers):
    elements = accept.split(", ")
    if len({element.partition(";")[0] for element in elements}) < len(elements):
        return
    results = []
    for header in (", ".join(elements), ", ".join(reversed(elements))):
        try:
            results.append(formats.negotiate(header, offers))
        except NotAcceptableError:
            results.append(None)
    assert results[0] == results[1]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "json"),
        ("", "json"),
        ("text/csv, */*", "csv"),
        ("text/csv;q=0.1, */*;q=0.9", "json"),
        ("TEXT/CSV", "csv"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "xml"),
        ("application/*;q=0, text/*", "csv"),
        ('text/csv;foo="a,b;q=0"', "csv"),
        ("text/csv;q=2, application/sparql-results+xml;q=0.1", "xml"),
        (",,text/csv,,", "csv"),
        ("*/csv, text/tab-separated-values", "tsv"),
    ],
)
def test_select_negotiation(accept, expected):
    assert formats.negotiate(accept, formats.RESULTS).format.name == expected


@pytest.mark.parametrize("accept", ["image/png", "*/*;q=0", "application/sparql-results+json;charset=utf-16", "text/turtle", "nonsense"])
def test_nothing_acceptable_is_406_with_the_offers(accept):
    with pytest.raises(NotAcceptableError) as caught:
        formats.negotiate(accept, formats.RESULTS)
    assert caught.value.members["offers"] == [offer.types[0] for offer in formats.RESULTS]


@given(st.text(max_size=40))
def test_any_format_name_is_known_or_400_or_406(name):
    with suppress(BadRequestError, NotAcceptableError):
        assert formats.choose(None, name, formats.RDF).format in formats.RDF


@given(st.text(max_size=60))
def test_any_content_type_is_read_or_415(value):
    with suppress(UnsupportedMediaTypeError):
        assert formats.rdf_format(value) in formats.RDF


@pytest.mark.parametrize("header", ["a/b," * 60_000, "text/csv" + ";" * 240_000, "*/*," * 60_000])
def test_header_without_end_delays_nobody(header, tiny_url):
    """What a client likes to send may not take the time of all others; a quarter of a megabyte took a second."""
    problem = httpx.get(f"{tiny_url}/sparql", params={"query": "ASK {}"}, headers={"accept": header})
    assert (problem.status_code, problem.json()["limit"]) == (431, "accept")
    assert httpx.get(f"{tiny_url}/nowhere", headers={"accept": header}).status_code == 431
    for name in ("accept-language", "accept-encoding", "content-type"):
        response = httpx.get(f"{tiny_url}/sparql", params={"query": "ASK {}"}, headers={name: header, "x-request-id": "ordinary"})
        assert response.status_code == 200
    # Of this thread's processor time, which a busy machine does not make longer; it was two tenths of a second.
    started = time.thread_time()
    formats.split_content_type(header)
    i18n.choose(None, header)
    assert time.thread_time() - started < 0.1


def test_long_headers_are_not_remembered():
    before = formats._remembered.cache_info().currsize
    for number in range(50):
        assert formats.negotiate(f"text/csv, {'x' * 2000}/{number}", formats.RESULTS).format is formats.CSV
    assert formats._remembered.cache_info().currsize == before
