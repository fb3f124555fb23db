"""Statements that no text of ours holds, in our own graphs: one odd row never fails the rest, and nothing is read without end.

The shapes would refuse most of this. They are off here, as they are for a store that was filled before they existed, or by `load`.
"""

import re
from pathlib import Path

import httpx
import pytest

from graph_service import package_data
from graph_service.corpus.odd_rows import odd_rows
from graph_service.namespaces import BASE, PREFIXES
from tests.faults.surfaces import addresses, ask_all, failures
from tests.serving import service

GCMO, DCT, SKOS, RDF, RDFS = (PREFIXES[name] for name in ("gcmo", "dct", "skos", "rdf", "rdfs"))
ODD = BASE + "graph/odd"
CONVENTION = BASE + "instrument/ilo-c189"
EXAMPLIA = Path(__file__).parents[2] / "examples" / "follow-up" / "examplia.ttl"

SUBJECTS = [
    BASE + path
    for path in (
        "gcm", "gcm/final-draft-2018", "gcm/objective/6", "gcm/objective/6/action/k", "gcm/objective/6/commitment", "gcm/footnote/3",
        "priorities-2021", "priorities-2021/4", "priorities-2021/4/e", "instrument/ilo-c189", "actor/iom", "actor/state/fr", "forum/imrf",
        "process/imrf-review", "odd/new",
    )
]  # fmt: skip
SUBJECTS += [
    f"https://example.org/examplia/{name}"
    for name in ("state", "fees", "inspectors", "fees-2024-state", "fees-paid", "fees-paid-2021", "review-2022")
]
"""One thing of each kind that pages and the API show, and one that nothing else is said of; links and quotations are looked up."""

_IN_OUR_VOCABULARY = " ".join(
    sorted(set(re.findall(r"^gcmo:([a-z]\w+) a ", (package_data.ontology() / "migration-compact.ttl").read_text(), re.MULTILINE)))
)
PROPERTIES = [
    PREFIXES[prefix] + name
    for prefix, names in {
        "gcmo": _IN_OUR_VOCABULARY,
        "dct": "title description date issued publisher creator isPartOf hasPart identifier language source created isVersionOf hasVersion "
        "relation spatial rights license subject",
        "skos": "prefLabel altLabel notation exactMatch relatedMatch editorialNote broader",
        "rdf": "type subject predicate object",
        "rdfs": "label seeAlso comment subClassOf",
        "eli": "first_date_entry_in_force",
        "prov": "wasAttributedTo wasDerivedFrom",
        "sssom": "confidence mapping_justification",
        "oa": "hasSource hasSelector exact prefix suffix start end",
        "qb": "dataSet measureType",
        "sdmx-attribute": "unitMeasure",
        "sdmx-dimension": "refPeriod refArea",
        "sdmx-measure": "obsValue",
    }.items()
    for name in names.split()
]
"""Every property that a query, a frame or a field of ours reads."""

_XSD = PREFIXES["xsd"]
VALUES = {
    "blank": "_:b",
    "text": '"x"',
    "empty": '""',
    "blanks": '" \\t\\n "',
    "text in English": '"odd"@en',
    "text in a long language": '"odd"@x-very-long-tag-of-no-language',
    "markup": '"<script>alert(1)</script>&\\"\'"@en',
    "control characters": '"\\u0001\\u0008\\u001F\\uFFFE"@en',
    "formula": '"=HYPERLINK(1)"',
    "right to left": '"\\u202Eabc\\u0640"@ar',
    "long text": f'"{"long " * 4000}"@en',
    "number": f'"7"^^<{_XSD}integer>',
    "negative number": f'"-7"^^<{_XSD}integer>',
    "5,000 digits": f'"{"9" * 5000}"^^<{_XSD}integer>',
    "5,000 digits as text": f'"{"9" * 5000}"',
    "no number": f'"abc"^^<{_XSD}integer>',
    "digits of another script": f'"\\u0661\\u00B2"^^<{_XSD}integer>',
    "double": f'"1e400"^^<{_XSD}double>',
    "not a number": f'"NaN"^^<{_XSD}double>',
    "infinite": f'"-INF"^^<{_XSD}double>',
    "decimal": f'"0.0000000000000000000000001"^^<{_XSD}decimal>',
    "no double": f'"high"^^<{_XSD}double>',
    "boolean": f'"true"^^<{_XSD}boolean>',
    "date": f'"2018-07-11"^^<{_XSD}date>',
    "no date": f'"-99999-13-45"^^<{_XSD}date>',
    "unknown datatype": '"x"^^<urn:x:unknown>',
    "IRI of ours": f"<{BASE}gcm/objective/7>",
    "the thing itself": None,
    "IRI of somebody": "<https://example.org/a%20b?c=d#e>",
    "IRI with two slashes": f"<{BASE}/example.org/x>",
    "IRI that runs": "<javascript:alert(1)>",
    "odd IRI": "<urn:x:'(){}|~!*;>".replace("{}|", ""),
    "long IRI": f"<https://example.org/{'a' * 9000}>",
    "class of ours": f"<{GCMO}Objective>",
    "triple term": "<<( <x:s> <x:p> <x:o> )>>",
}


def statement(subject, predicate, kind):
    value = VALUES[kind] or f"<{subject}>"
    return f"<{subject}> <{predicate}> {value} .\n"


def put(url, statements, graph=ODD, media="application/n-triples"):
    response = httpx.put(
        f"{url}/graph",
        params={"graph": graph},
        content="".join(statements).encode(),
        headers={"content-type": media},
        timeout=60,
    )
    assert response.is_success, response.text


@pytest.fixture(scope="module")
def running():
    with service("--writes", "open", "--log", "warning", "--workers", "4") as running:
        put(running.url, [EXAMPLIA.read_text(encoding="utf-8")], graph="https://example.org/examplia/follow-up", media="text/turtle")
        yield running


@pytest.fixture(scope="module")
def asked(running):
    with httpx.Client(base_url=running.url, timeout=60) as client:
        every = addresses(client)
    answers = ask_all(running.url, every)
    assert failures(answers, running.lines) == []
    refused = {path: answer.text for path, _, answer in answers if answer.status_code not in (200, 303)}
    # No partner describes a thing yet.
    assert refused.keys() == {"/no-such-thing", "/thing?iri=https://example.org/partner/thing"}, refused
    return every


@pytest.fixture(scope="module")
def subjects(running):
    """The subjects, with a link, a quotation, its selector and a ratification."""
    query = """
    PREFIX gcm: <https://w3id.org/migration-compact/gcm/objective/6/action/>
    PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>
    PREFIX state: <https://w3id.org/migration-compact/actor/state/>
    PREFIX oa: <http://www.w3.org/ns/oa#>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    SELECT * WHERE {
      { SELECT ?a ?b WHERE { ?a rdf:subject gcm:k ; gcmo:evidence ?b } ORDER BY ?a LIMIT 1 }
      { SELECT ?c WHERE { ?c gcmo:ratificationBy state:fr } ORDER BY ?c LIMIT 1 }
      OPTIONAL { ?b oa:hasSelector ?d FILTER(isIRI(?d)) }
    } LIMIT 1"""
    (row,) = httpx.post(running.url + "/sparql", data={"query": query, "format": "json"}).json()["results"]["bindings"]
    return [*SUBJECTS, *(value["value"] for value in row.values())]


WHOLE = {"/api/objectives?limit=200": 23, "/api/instruments?limit=200": 90}
"""Lists that never lose a member to an odd row, and how many they have at least."""


def check(running, asked):
    asked = list(dict.fromkeys([*asked, *((path, "application/ld+json") for path in WHOLE)]))
    answers = ask_all(running.url, asked)
    assert failures(answers, running.lines) == []
    # What could be read is there.
    by_path = {path: answer for path, accept, answer in answers if accept == "application/ld+json"}
    for path, least in WHOLE.items():
        assert by_path[path].json()["totalItems"] >= least


@pytest.fixture
def some(asked, attack_size, attack_random):
    """Returns some of the addresses, others each time: 60 in an ordinary run, more and more of them in a longer one, then all."""
    return lambda: attack_random.sample(asked, min(len(asked), 40 + 20 * attack_size))


NAMED = {
    "a blank class": (BASE + "gcm/objective/6", RDF + "type", "blank"),
    "a publisher that is text": (BASE + "instrument/ilo-c189", DCT + "publisher", "text"),
    "a note of a text": (BASE + "gcm/footnote/3", GCMO + "noteOf", "text"),
    "a date that is an IRI": (BASE + "instrument/ilo-c189", DCT + "date", "IRI of somebody"),
    "an order that is not a number": (BASE + "gcm/objective/6", GCMO + "order", "no number"),
    "an order of 5,000 digits": (BASE + "gcm/objective/6", GCMO + "order", "5,000 digits"),
    "a predicate without subject and object": (BASE + "gcm/objective/6", RDF + "predicate", "IRI of ours"),
    "a forum on a basis, without a confidence": (BASE + "forum/imrf", GCMO + "basis", "class of ours"),
    "a blank label": (BASE + "gcm/objective/6", RDFS + "label", "blank"),
}
ALSO = {
    "an article that says nothing": f"<{CONVENTION}> a <{GCMO}Article> .",
    "an ask that says nothing": f"<{CONVENTION}> a <{GCMO}Ask> .",
    "an article and an ask": f"<{CONVENTION}> a <{GCMO}Article> , <{GCMO}Ask> .",
    "an ask made in nothing, judged by something": (
        f"<{CONVENTION}> a <{GCMO}Ask> . <x:l> a <{GCMO}Link> ; <{RDF}subject> <{CONVENTION}> ; <{RDF}predicate> <{GCMO}uptake> ; "
        f"<{GCMO}restsOn> <{BASE}gcm/objective/6> ."
    ),
    "an article that bears links with a confidence and without": (
        f"<{CONVENTION}> a <{GCMO}Article> . <x:l> <{GCMO}onArticle> <{CONVENTION}> . "
        f"<x:m> <{GCMO}onArticle> <{CONVENTION}> ; <{PREFIXES['sssom']}confidence> 0.5e0 . "
        f'<x:n> <{GCMO}onArticle> <{CONVENTION}> ; <{PREFIXES["sssom"]}confidence> "high" .'
    ),
    "an article whose values are all text": " ".join(
        [f"<{CONVENTION}> a <{GCMO}Article> ."]
        + [f'<{CONVENTION}> <{GCMO}{name}> "x" .' for name in ("force", "personalScope", "checkedAgainst", "checkedOn", "articleOf")]
    ),
    "an ask whose values are all text": f'<{CONVENTION}> a <{GCMO}Ask> ; <{GCMO}uptake> "x" ; <{GCMO}askOf> "x" ; <{GCMO}about> <x:y> .',
}
"""A convention that is said to be an article or an ask as well, without what the shapes ask of these."""


@pytest.mark.parametrize("body", ALSO.values(), ids=ALSO)
def test_the_page_of_a_named_thing_that_is_half_an_article_or_ask_shows_what_there_is(running, body):
    response = httpx.put(
        running.url + "/graph", params={"graph": ODD}, content=body.encode(), headers={"content-type": "text/turtle"}, timeout=60
    )
    assert response.is_success, response.text
    page = httpx.get(f"{running.url}/instrument/ilo-c189", headers={"accept": "text/html"}, timeout=60)
    assert page.status_code == 200
    assert "Domestic Workers Convention" in page.text
    for path in ("instrument/ilo-c189.jsonld", "api/articles?limit=200", "api/asks?limit=200", "api/instruments/ilo-c189"):
        assert httpx.get(f"{running.url}/{path}", timeout=60).status_code == 200, path


def test_statements_that_broke_pages_break_none(running, asked, subjects):
    evidence = [statement(subject, GCMO + "evidence", "text") for subject in subjects]
    put(running.url, [*(statement(*one) for one in NAMED.values()), *evidence])
    check(running, asked)


def test_what_is_read_without_its_odd_value_is_told():
    answers = {
        "provisions": [{"iri": "x:a", "order": "abc"}, {"iri": "x:b", "order": "7", "noteOffset": "-x"}, {"iri": "x:c", "order": "1"}],
        "quotations": [{"link": "x:l", "source": "x:a", "start": "9" * 5000, "end": "2"}],
        "links": [{"link": "x:l", "confidence": "NaN"}, {"link": "x:m", "confidence": "1.5"}, {"link": "x:n", "confidence": "0.7"}],
    }
    told = list(odd_rows(answers))
    assert [line.split()[:2] for line in told] == [
        ["<x:a>", "order"], ["<x:b>", "noteOffset"], ["<x:l>", "start"], ["<x:l>", "confidence"], ["<x:m>", "confidence"],
    ]  # fmt: skip
    assert max(map(len, told)) < 300


def test_a_version_with_odd_rows_is_told_once(running, subjects):
    for graph in (ODD, ODD + "/order"):
        httpx.delete(running.url + "/graph", params={"graph": graph}, timeout=60)
    before = len(running.events("odd-rows"))
    provision = f'<{BASE}odd/provision> a <{GCMO}Action> , <{GCMO}Provision> ; <{RDFS}label> "Odd"@en ; <{GCMO}text> "Odd"@en ; '
    whole = f'<{GCMO}order> "abc" ; <{DCT}isPartOf> <{BASE}gcm/objective/6> .'
    response = httpx.put(
        running.url + "/graph", params={"graph": ODD + "/order"}, content=provision + whole, headers={"content-type": "text/turtle"}
    )
    assert response.is_success, response.text
    for _ in range(3):
        assert httpx.get(running.url + "/explore", timeout=60).status_code == 200
    (told,) = running.wait_for(lambda: running.events("odd-rows")[before:])
    assert told["count"] == 1
    assert "'abc'" in told["first"][0]


def test_any_kind_of_value_of_any_property_breaks_nothing(running, some, subjects, attack_size, attack_random):
    """Each round says something odd with every property of every kind of thing; a long attack makes more rounds."""
    for _ in range(attack_size):
        chosen = [statement(subject, predicate, attack_random.choice(list(VALUES))) for subject in subjects for predicate in PROPERTIES]
        put(running.url, attack_random.sample(chosen, k=len(chosen) // 2))
        check(running, some())


@pytest.mark.attack
@pytest.mark.parametrize("kind", VALUES)
def test_one_kind_of_value_everywhere_breaks_nothing(running, asked, subjects, kind):
    put(running.url, [statement(subject, predicate, kind) for subject in subjects for predicate in PROPERTIES])
    check(running, asked)


CIRCLES = {
    "an instrument itself": "<a> a gcmo:Instrument ; skos:prefLabel \"Odd whole\"@en ; dct:isPartOf <a> .",
    "an actor by way of others": "".join(
        f'<c{n}> a gcmo:Actor ; skos:prefLabel "Odd whole {n}"@en ; dct:isPartOf <c{(n + 1) % 3}> .' for n in range(3)
    ),
    "provisions of each other": "".join(
        f'<p{n}> a gcmo:Provision , gcmo:Action ; rdfs:label "Odd whole {n}"@en ; gcmo:text "Odd whole"@en ; gcmo:order {n + 1} ; '
        f"dct:isPartOf <p{1 - n}> ; dct:hasPart <p{1 - n}> ." for n in range(2)
    ),
    "an objective below its action": f"<{BASE}gcm/objective/6> dct:isPartOf <{BASE}gcm/objective/6/action/k> .",
    "a text below its paragraph": f"<{BASE}gcm/final-draft-2018> dct:isPartOf <{BASE}gcm/para/16> .",
    "a chain of 200": "".join(
        f'<n{n}> a gcmo:Provision ; rdfs:label "Odd {n}"@en ; gcmo:text "Odd whole"@en ; gcmo:order {n + 1} ; dct:isPartOf <n{n + 1}> .'
        for n in range(200)
    ),
    "an ask of itself": "<ask> a gcmo:Ask ; rdfs:label \"Odd whole\"@en ; gcmo:askOf <ask> .",
    "asks of each other": "".join(
        f'<ask{n}> a gcmo:Ask ; rdfs:label "Odd whole {n}"@en ; gcmo:askOf <ask{1 - n}> .' for n in range(2)
    ),
    "a thing of each kind that is everything of itself": "".join(
        f'<self/{kind}> a gcmo:{kind} ; rdfs:label "Odd whole"@en' + "".join(f" ; <{one}> <self/{kind}>" for one in PROPERTIES) + " ."
        for kind in ("Provision", "Instrument", "Actor", "Forum", "Process", "Article", "Ask", "Link", "Quotation", "Pledge", "Indicator")
    ),
    "a class below itself": "gcmo:Objective rdfs:subClassOf gcmo:Action . gcmo:Action rdfs:subClassOf gcmo:Objective .",
}  # fmt: skip
PROLOGUE = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("dct", "gcmo", "rdfs", "skos")) + f"BASE <{BASE}odd/>\n"


def test_circles_and_endless_chains_stop_nobody_also_after_a_restart(some, tmp_path):
    flags = ("--writes", "open", "--log", "warning", "--data-dir", str(tmp_path / "store"), "--workers", "4")
    looked = [*some(), *((f"/search?q=odd+whole&page={page}", "text/html") for page in (1, 2)), ("/search?q=odd&format=jsonld", "*/*")]
    with service(*flags) as running:
        for turtle in CIRCLES.values():
            response = httpx.post(
                f"{running.url}/graph", params={"graph": ODD}, content=PROLOGUE + turtle, headers={"content-type": "text/turtle"}
            )
            assert response.is_success, response.text
        assert failures(ask_all(running.url, looked), running.lines) == []
    with service(*flags) as running:
        assert failures(ask_all(running.url, looked), running.lines) == []
        page = httpx.get(running.url + "/search?q=odd+whole", headers={"accept": "text/html"})
        assert "Odd whole" in page.text
