"""Every address whose answer is made from data: what an odd statement could break, or a slow one hold up."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import httpx

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_THINGS = (
    "gcm", "gcm/final-draft-2018", "gcm/para/16", "gcm/principle/3", "gcm/objective/6", "gcm/objective/6/commitment",
    "gcm/objective/6/commitment/1", "gcm/objective/6/action/k", "gcm/objective/2/subheading/1", "gcm/footnote/3", "priorities-2021",
    "priorities-2021/4", "priorities-2021/4/e", "commitments-2018/7", "joint-message-2018/goal/4",
    "zero-draft-statement-2018/irregular-regular/2", "instrument/ilo-c189", "instrument/icmw", "actor/iom", "actor/civil-society",
    "actor/state/fr", "forum/imrf", "process/imrf-review", "link/commitments-2018-1--addresses--gcm-para-41", "graph/actors",
)  # fmt: skip
_EXTEND = json.dumps(
    {
        "ids": ["instrument/ilo-c189", "gcm/objective/6", "actor/iom"],
        "properties": [{"id": one} for one in ("dct:date", "gcmo:order", "dct:publisher", "dct:isPartOf", "skos:exactMatch")],
    }
)
_PAGES = (
    "/", "/explore", "/explore?view=instruments", "/explore?view=flow", "/explore?view=flow&objective=6", "/explore?format=csv", "/gaps",
    "/gaps?format=csv", "/gaps?format=jsonld", "/states", "/states?format=csv", "/states?name=guinea", "/states/map.svg",
    "/states/ke", "/states/ke.csv", "/states/ke/ph", "/states.md", "/gaps.md", "/explore.md", "/topics.md", "/questions.md",
    "/explore/evidence?from=gcm/objective/6&to=instrument/ilo-c189",
    "/read", "/read/gcm", "/read/priorities-2021", "/read/joint-message-2018", "/brief", "/brief/6", "/brief/6?format=csv",
    "/brief/6?format=jsonld", "/topics", "/topics/children", "/topics/detention.csv", "/method",
    "/basket?item=gcm/para/16&item=priorities-2021/4/e", "/embed/gcm/objective/6/action/k", "/codelists", "/codelists/objectives",
    "/codelists/actions",
    "/search?q=domestic+workers", "/search?q=C189", "/search?q=6(k)", "/search?q=x", "/suggest", "/catalog",
    "/dump/", "/changes", "/feed.atom", "/feed.atom?objective=6", "/feed.atom?state=ke", "/timemap/gcm/objective/6",
    "/queries.html", "/queries", "/sparql", "/federation", "/ontology", "/alignments.sssom.tsv",
    "/follow-up", "/follow-up?format=csv", "/follow-up/objective/6", "/follow-up/state/ke", "/questions", "/guides",
    "/alignments.sssom.ttl", "/.well-known/void", "/docs", "/check", "/text/new", "/shapes", "/no-such-thing",
)  # fmt: skip
_FILES = ("csv", "json", "ttl")
# Without the optional extra they answer 501, which would count as a failure.
_DOCUMENTS = ("/basket.odt?item=gcm/para/16&item=actor/iom", "/brief/6.docx", "/card/gcm/para/16.png") if find_spec("typst") else ()
_PROGRAMS = (
    "/search?q=domestic+workers&format=jsonld", "/search?q=C189&format=jsonld", "/search/suggest?q=dom", "/search/suggest?q=x",
    "/reconcile", '/reconcile?queries={"q0":{"query":"C189"}}', '/reconcile?queries={"q0":{"query":"domestic+workers"}}',
    "/reconcile/preview?id=instrument/ilo-c189", "/reconcile/flyout/entity?id=gcm/objective/6", "/reconcile/properties",
    "/reconcile/suggest/entity?prefix=c", "/reconcile/suggest/type?prefix=i",
    f"/reconcile?extend={_EXTEND}",
    "/catalog.ttl", "/thing?iri=https://example.org/partner/thing", "/api/chains?objective=6",
    "/brief.md", "/brief/6.md", "/brief/6.md?length=full", *_DOCUMENTS, "/queries.md", "/ontology.md", "/queries/behind-objective.md",
    "/shapes.ttl", "/shapes.jsonld", "/shapes/objective",
    "/llms.txt", "/sitemap.xml", "/.well-known/api-catalog", "/codelists",
    *(f"/codelists/{one}.{extension}" for one in ("objectives", "actions", "principles", "priorities", "asks") for extension in _FILES),
)  # fmt: skip


_WITHOUT_EVIDENCE = tuple(
    f"/api/{one}" for one in ("documents", "ratifications", "links", "coverage", "pledges", "updates", "observations", "reviews")
)


def addresses(client):
    """Return addresses with what to accept: pages, resources in each of their forms, the API with every collection, the saved queries."""
    addresses_of_pages = [(path, BROWSER) for path in _PAGES]
    addresses_of_pages += [(path, "application/json, application/ld+json;q=0.9, */*;q=0.1") for path in _PROGRAMS]
    addresses_of_pages += [
        (f"/{thing}", accept) for thing in _THINGS for accept in (BROWSER, "application/ld+json", "text/turtle", "text/markdown")
    ]
    for member in client.get("/api").raise_for_status().json()["member"]:
        if member["id"] not in _WITHOUT_EVIDENCE:
            addresses_of_pages.append((member["id"] + "?include=evidence", "application/ld+json"))
        addresses_of_pages.append((member["id"] + "?limit=200", "application/ld+json"))
    addresses_of_pages += [(f"/api/{thing}", "application/ld+json") for thing in (
        "objectives/6", "objectives/6/actions", "actions/6/k", "instruments/ilo-c189", "actors/iom", "states/fr", "states/fr/ratifications",
        "documents/priorities-2021", "fora/imrf", "processes/imrf-review", "provisions/gcm/footnote/3",
    )]  # fmt: skip
    for member in client.get("/queries", headers={"accept": "application/ld+json"}).raise_for_status().json()["@graph"]:
        if "url" in member:
            addresses_of_pages.append((member["url"], "application/sparql-results+json, text/turtle;q=0.9"))
    addresses_of_pages += [
        (path + ".html", BROWSER) for path, _ in addresses_of_pages if path.startswith("/queries/") and path[9:10] in "aop"
    ]
    return addresses_of_pages


def ask_all(url, asked, timeout=120):
    """Return the answers to many requests, four at a time, as (path, accept, response)."""
    with httpx.Client(base_url=url, timeout=timeout) as client, ThreadPoolExecutor(4) as pool:
        answers = pool.map(lambda one: client.get(one[0], headers={"accept": one[1]}), asked)
        return [(path, accept, answer) for (path, accept), answer in zip(asked, answers, strict=True)]


NOTICED = 0.7
"""Seconds. A client that waits longer for a small answer notices; below 0.15 was measured, and 1 to 50 while one request held up all."""


def longest_wait_meanwhile(url, act):
    """Return what ``act`` returns, and the longest wait for an answer of /health while it ran, in seconds."""
    over, begun = threading.Event(), threading.Event()

    def ask():
        longest = 0.0
        with httpx.Client(base_url=url, timeout=60) as client:
            client.get("/health")
            begun.set()
            while not over.is_set():
                started = time.monotonic()
                assert client.get("/health").status_code == 200
                longest = max(longest, time.monotonic() - started)
                over.wait(0.005)
        return longest

    with ThreadPoolExecutor(1) as pool:
        asking = pool.submit(ask)
        begun.wait(60)
        try:
            result = act()
        finally:
            over.set()
            longest = asking.result()
    return result, longest


def failures(answers, lines=()):
    """Return what failed, a line each, with the end of the traceback that the service logged."""
    events = [json.loads(line) for line in list(lines) if line.startswith("{") and '"traceback"' in line]
    traces = {event["id"]: event["traceback"][-600:] for event in events}
    return [
        f"{answer.status_code} {path} ({accept[:20]}): {traces.get(answer.headers.get('x-request-id'), answer.text[:300])}"
        for path, accept, answer in answers
        if answer.status_code >= 500
    ]
