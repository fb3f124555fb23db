"""What partners sent, as pages and lists: the invented example, said to be invented on every page, with its graph and its sender."""

import csv
import hashlib
import io
import re
from importlib.util import find_spec
from pathlib import Path

import feedparser
import httpx
import pytest
from rdflib import Graph, URIRef

from graph_service import package_data
from graph_service.corpus import saved_queries
from graph_service.endpoints.followup.by_date import Dates, Slice
from graph_service.extract.formats import MEDIA_TYPES, extract
from graph_service.namespaces import PREFIXES
from graph_service.rdf.terms import Literal
from tests.needs import need
from tests.serving import service

EXAMPLE = Path(__file__).parents[3] / "examples" / "follow-up" / "examplia.ttl"
GCM, GCMO, DCT, XSD = PREFIXES["gcm"], PREFIXES["gcmo"], PREFIXES["dct"], PREFIXES["xsd"]
BASE_OF_OURS = "https://w3id.org/migration-compact/"
ROWS = ("Pledged, planned and done", "Nobody has reported.", "Reviews")
GRAPH, BASE = "https://example.org/examplia/follow-up", "https://example.org/examplia/"


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    place = tmp_path_factory.mktemp("followup")
    digest = hashlib.sha256(b"secret").hexdigest()
    (place / "tokens.toml").write_text(
        f'[[token]]\nname = "Examplia desk"\nsha256 = "{digest}"\ngraphs = ["https://example.org/*"]\n', encoding="utf-8"
    )
    with service("--writes", "token", "--tokens", str(place / "tokens.toml"), "--data-dir", str(place / "data"), "--log", "off") as running:
        sent = httpx.put(
            f"{running.url}/graph", params={"graph": GRAPH}, content=EXAMPLE.read_bytes(), timeout=120,
            headers={"content-type": "text/turtle", "authorization": "Bearer secret"},
        )  # fmt: skip
        assert sent.status_code == 201, sent.text
        yield running.url


def get(url, path, **parameters):
    response = httpx.get(f"{url}{path}", params=parameters or None, timeout=60)
    assert response.status_code == 200, response.text
    return response.json()


def ids(answer):
    return sorted(member["id"].removeprefix(BASE) for member in answer["member"])


@pytest.mark.parametrize(
    ("path", "parameters", "wanted"),
    [
        ("/api/pledges", {}, ["desk", "detention", "fees", "inspectors", "plan", "school", "teachers"]),
        ("/api/pledges", {"objective": "6"}, ["fees", "inspectors"]),
        ("/api/pledges", {"objective": "13"}, ["detention"]),
        ("/api/pledges", {"advances": "13/h"}, ["detention"]),
        ("/api/pledges", {"advances": "priorities-2021/3"}, ["school"]),
        ("/api/pledges", {"by": BASE + "state", "kind": "pledge"}, ["detention", "fees", "school"]),
        ("/api/pledges", {"by": BASE + "state", "kind": "Measure"}, ["inspectors"]),
        ("/api/pledges", {"level": "local"}, ["desk", "school"]),
        ("/api/pledges", {"type": "joint"}, ["school"]),
        ("/api/pledges", {"status": "under way"}, ["fees"]),
        ("/api/pledges", {"reported_by": BASE + "watch"}, ["fees"]),
        ("/api/pledges", {"due_by": "2024"}, ["detention"]),
        ("/api/pledges", {"silent": "true", "kind": "pledge"}, ["school", "teachers"]),
        ("/api/pledges", {"q": "Inspectors"}, ["inspectors"]),
        ("/api/pledges", {"by": "ke"}, []),
        ("/api/pledges", {"graph": "https://example.org/none"}, []),
        ("/api/updates", {"of": BASE + "fees"}, ["fees-2024-state", "fees-2024-watch"]),
        ("/api/updates", {"status": "achieved"}, ["fees-2024-state"]),
        ("/api/updates", {"since": "2025"}, ["inspectors-2025"]),
        ("/api/observations", {"area": BASE + "state"}, ["fees-paid-2021", "fees-paid-2024"]),
        ("/api/observations", {"since": "2024"}, ["fees-paid-2024"]),
        ("/api/reviews", {"forum": "imrf"}, ["review-2022"]),
        ("/api/reviews", {"objective": "15"}, ["review-2022"]),
        ("/api/reviews", {"objective": "7"}, []),
    ],
)
def test_the_filters_a_person_would_try(url, path, parameters, wanted):
    answer = get(url, path, **parameters)
    assert (ids(answer), answer["totalItems"]) == (wanted, len(wanted))


def test_each_member_names_its_graph_its_sender_and_who_reported_what(url):
    [fees] = get(url, "/api/pledges", objective="6", kind="pledge")["member"]
    assert (fees["graph"], fees["sentBy"]) == (GRAPH, "Examplia desk")
    assert fees["version"]
    assert fees["pledgedBy"][0]["title"] == {"en": "Examplia (invented State)"}
    assert fees["advances"][0]["label"] == {"en": "GCM objective 6"}
    assert (fees["level"], fees["pledgeType"], fees["due"], fees["issued"]) == ("NationalLevel", "SinglePledge", "2025-12-31", "2022-05-17")
    assert [(report["reportedBy"]["id"].removeprefix(BASE), report["status"]) for report in fees["reports"]] == [
        ("watch", "UnderWay"), ("state", "Achieved"),
    ]  # fmt: skip


def test_pages_of_a_list_join_up(url):
    first = get(url, "/api/pledges", limit="3")
    pages = [first]
    while following := pages[-1]["view"]["next"]:
        pages.append(get(url, following))
    assert [len(page["member"]) for page in pages] == [3, 3, 1]
    assert len({one["id"] for page in pages for one in page["member"]}) == first["totalItems"] == 7


def test_a_list_comes_as_csv_too(url):
    for asked in ({"params": {"format": "csv"}}, {"headers": {"accept": "text/csv"}}):
        response = httpx.get(f"{url}/api/pledges", **asked, timeout=60)
        assert response.headers["content-type"] == "text/csv; charset=utf-8"
        rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
        fees = next(row for row in rows if row["id"] == BASE + "fees")
        assert fees["pledgedBy"] == f"Examplia (invented State) <{BASE}state>"
        assert fees["reports"].startswith("2024-09-15 UnderWay (Examplia Migrants' Watch (invented)")


def test_what_is_unknown_is_told_with_what_is_near(url):
    for path, name, value in (
        ("/api/pledges", "by", "xenya"),
        ("/api/pledges", "level", "x"),
        ("/api/updates", "since", "soon"),
        ("/api/pledges", "colour", "x"),
    ):
        response = httpx.get(f"{url}{path}", params={name: value}, timeout=60)
        assert response.status_code == 400, response.text
        assert name in response.json()["detail"]


def page(url, path):
    response = httpx.get(f"{url}{path}", headers={"accept": "text/html"}, timeout=60)
    assert response.status_code == 200, response.text
    return response.text


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_page_that_the_example_reaches_says_that_it_is_invented(url, lang):
    for path in ("/follow-up", "/follow-up/objective/6", f"/follow-up/state/{BASE}state"):
        assert "(invented" in page(url, f"{path}?lang={lang}"), path


def test_the_feed_names_the_sender_as_the_lists_do(url):
    feed = httpx.get(f"{url}/feed.atom", params={"graph": GRAPH}, timeout=60)
    # The release, which is older, has the author of the feed.
    author = feedparser.parse(feed.content).entries[0].get("author")
    assert author == get(url, "/api/pledges", graph=GRAPH)["member"][0]["sentBy"] == "Examplia desk"


def test_the_page_of_an_objective_shows_who_said_what_and_that_reporters_disagree(url):
    text = page(url, "/follow-up/objective/6")
    for words in (
        "will forbid recruiters",
        "Reporters disagree.",
        "recruiters still charge fees",
        f"<code>{GRAPH}</code>",
        "sent by Examplia desk",
        "We commit",
    ):
        assert words in text, words
    assert "/follow-up/objective/6" in page(url, "/gcm/objective/6")
    assert "/follow-up/state/ke" in page(url, "/actor/state/ke")


def test_an_objective_or_state_without_pledges_says_so(url):
    for path in ("/follow-up/objective/7", "/follow-up/state/ke"):
        assert "No graph says anything of this." in page(url, path)
    for path in ("/follow-up/objective/66", "/follow-up/state/nowhere"):
        assert httpx.get(f"{url}{path}", timeout=60).status_code == 404


def test_pledges_are_never_among_the_asks_nor_asks_among_pledges(url):
    before, _, pledged = page(url, "/brief/6").partition("<main")[2].partition("<h2>What is pledged and reported")
    own, heading, after = pledged.partition("<h2>")
    assert "<b>: </b>" not in own, "a measure has no pledgedBy: it is named by the body responsible"
    assert (BASE in own, BASE in before + after, bool(heading)) == (True, False, True)
    assert all(not member["id"].startswith(BASE) for member in get(url, "/api/asks", limit=200)["member"])
    assert {kind for member in get(url, "/api/pledges")["member"] for kind in member["type"]} == {
        "ActionPlan",
        "Measure",
        "Pledge",
        "Practice",
    }


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("?status=achieved&level=national", ["fees"]),
        ("?status=dropped&level=national", []),
        ("?level=local", ["desk", "school"]),
        (f"?by={BASE}state&kind=measure", ["inspectors"]),
        ("?objective=6", ["fees", "inspectors"]),
        ("/objective/6?level=national&kind=pledge", ["fees"]),
        (f"/state/{BASE}state?silent=true&kind=pledge", ["school"]),
    ],
)
def test_pages_honour_the_filters_of_the_list(url, asked, wanted):
    text = page(url, f"/follow-up{asked}")
    assert sorted(re.findall(rf'<article class="link" id="{BASE}([^"]*)"', text)) == wanted
    for name in re.findall(r"[?&](\w+)=", asked):
        assert f"<code>{name}=<bdi>" in text
    refused = httpx.get(f"{url}/follow-up?level=planetary", timeout=60)
    assert (refused.status_code, "level must be one of" in refused.text) == (400, True)


def test_a_row_shows_where_it_is_written(url):
    text = page(url, "/follow-up/objective/6")
    card = text.partition(f'id="{BASE}fees"')[2].partition("</article>")[0]
    assert "<dt>source</dt>" in card
    assert f'<a href="{BASE}pledges/2022" rel="external nofollow">' in card


def test_words_and_names_of_partners_are_shown_as_given_apart_and_not_too_long(url):
    graph, turn = "https://example.org/late/names", "\u202e"
    head = EXAMPLE.read_text(encoding="utf-8").partition("# Who.")[0]
    names = {"copadem": "COPADEM", "ituc": "ITUC-AFRICA", "turned": f"{turn}Turned"}
    words = "word " * 6_000
    pledges = "".join(
        f'<{BASE}late/{key}> a gcmo:Actor ; skos:prefLabel "{name}"@en .'
        f"<{BASE}late/{key}/1> a gcmo:Pledge ; gcmo:pledgedBy <{BASE}late/{key}> ; gcmo:advances <{GCM}gcm/objective/19> ;"
        f' gcmo:text "{turn}{words}"@en ; dct:issued "2022"^^xsd:gYear ; dct:source "{turn}s" .'
        f"<{BASE}late/{key}/2> a gcmo:Update ; gcmo:updateOf <{BASE}late/{key}/1> ; gcmo:reportedBy <{BASE}late/{key}> ;"
        f' gcmo:status gcmo:Dropped ; gcmo:text "{turn}{words}"@en ; dct:issued "2023"^^xsd:gYear ; dct:source "s" .'
        for key, name in names.items()
    )
    sent = {"headers": {"authorization": "Bearer secret", "content-type": "text/turtle"}, "params": {"graph": graph}, "timeout": 120}
    stored = httpx.put(f"{url}/graph", content=(head + pledges).encode(), **sent)
    assert stored.status_code == 201, stored.text
    try:
        listed = page(url, "/follow-up/objective/19")
        assert len(listed) < 30_000
        assert listed.count(">All of it</a>") == 6
        for key, name in names.items():
            where = f"/thing?iri={BASE}late/{key}"
            for text in (listed, page(url, "/follow-up"), page(url, f"/follow-up/state/{BASE}late/{key}"), page(url, where)):
                assert f"<bdi>{name}</bdi>" in text
        for text in (listed, page(url, f"/follow-up/state/{BASE}late/turned")):
            body = text.partition("<main")[2]
            assert re.sub(r"<bdi>(<code>)?[^<]*(</code>)?</bdi>", "", body).count(turn) == 0
        assert words.strip() in page(url, f"/thing?iri={BASE}late/ituc/1")
    finally:
        httpx.delete(f"{url}/graph", **sent).raise_for_status()


def test_links_to_what_partners_describe_lead_to_their_pages_here(url):
    page = httpx.get(f"{url}/follow-up/objective/6", headers={"accept": "text/html"}, timeout=60).text
    for name in ("fees", "labour-ministry", "state"):
        address = f"/thing?iri=https%3A%2F%2Fexample.org%2Fexamplia%2F{name}"
        assert f'href="{address}"' in page, name
        assert f'href="{BASE}{name}"' not in page
        assert httpx.get(url + address, headers={"accept": "text/html"}, timeout=60).status_code == 200
    [fees] = [one for one in get(url, "/api/pledges", objective="6")["member"] if one["id"] == f"{BASE}fees"]
    assert fees["local"] == "/thing?iri=https%3A%2F%2Fexample.org%2Fexamplia%2Ffees"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/follow-up.md", "/follow-up/objective/6.md): achieved 1"),
        ("/follow-up/objective/6.md", "“Examplia will forbid recruiters"),
        ("/follow-up/state/ke.md", "No graph says anything of this."),
        (f"/follow-up/state/{BASE}state?format=markdown", f"Said in {GRAPH} · sent by Examplia desk"),
        ("/follow-up.md?level=local", "Sampleton"),
    ],
)
def test_a_page_of_follow_up_is_markdown_too(url, path, words):
    said = httpx.get(f"{url}{path}", timeout=60)
    assert (said.status_code, said.headers["content-type"]) == (200, "text/markdown; charset=utf-8"), said.text
    assert words in said.text
    plain = path.replace(".md", "").replace("?format=markdown", "")
    assert httpx.get(f"{url}{plain}", headers={"accept": "text/markdown"}, timeout=60).text.splitlines()[0] == said.text.splitlines()[0]


@pytest.mark.parametrize("form", ["csv", "jsonld"])
def test_an_address_of_follow_up_with_the_end_of_data_leads_to_the_list(url, form):
    for path, asked in (
        ("/follow-up", {}),
        ("/follow-up/objective/6", {"objective": "6"}),
        (f"/follow-up/state/{BASE}state", {"by": f"{BASE}state"}),
    ):
        # What a partner's own address ends with is the partner's.
        page_ = f"{path}?format={form}&kind=pledge" if "://" in path else f"{path}.{form}?kind=pledge"
        led = httpx.get(f"{url}{page_}", timeout=60, follow_redirects=True)
        assert led.status_code == 200, led.text
        assert led.content == httpx.get(f"{url}/api/pledges", params={**asked, "kind": "pledge", "format": form}, timeout=60).content
    refused = httpx.get(f"{url}/follow-up/objective/6.{form}?staus=achieved", timeout=60)
    assert (refused.status_code, "staus" in refused.text) == (400, True)


def test_a_long_list_has_pages(url):
    graph = "https://example.org/long/pledges"
    pledges = "".join(
        f'<https://example.org/long/{number}> a gcmo:Pledge ; gcmo:pledgedBy <{BASE}watch> ; gcmo:text "Invented."@en ;'
        f" gcmo:advances <https://w3id.org/migration-compact/gcm/objective/21> ;"
        f' dct:issued "20{number}"^^xsd:gYear ; dct:source "invented" .\n'
        for number in range(10, 70)
    )
    head = EXAMPLE.read_text(encoding="utf-8").partition("# Who.")[0]
    sent = {"headers": {"authorization": "Bearer secret", "content-type": "text/turtle"}, "params": {"graph": graph}, "timeout": 120}
    assert httpx.put(f"{url}/graph", content=(head + pledges).encode(), **sent).status_code == 201
    try:
        text = page(url, "/follow-up/objective/21")
        assert text.count("<article") == 50
        assert re.findall(r'<a href="([^"]*)" rel="(prev|next)">', text) == [("/follow-up/objective/21?page=2", "next")]
        text = page(url, "/follow-up/objective/21?page=2&kind=Pledge&lang=en")
        assert text.count("<article") == 10
        assert re.findall(r'<a href="([^"]*)" rel="(prev|next)">', text) == [("/follow-up/objective/21?kind=Pledge&amp;lang=en", "prev")]
        assert 'href="/api/pledges?objective=21&amp;kind=Pledge"' in text
        assert httpx.get(f"{url}/follow-up/objective/21?page=3", timeout=60).status_code == 404
        assert page(url, "/follow-up?page=2").count("<article") == 17
        every = httpx.get(f"{url}/follow-up/objective/21.md?length=full", timeout=60).text
        assert "(/follow-up/objective/21.md?length=full&page=2)" in every
        third_page = get(url, "/api/pledges", objective="21", limit="25", page="3")
        assert ([one["id"] for one in third_page["member"]], third_page["totalItems"]) == (
            [f"https://example.org/long/{number}" for number in range(19, 9, -1)],
            60,
        )
    finally:
        httpx.delete(f"{url}/graph", **sent).raise_for_status()


def test_the_pages_of_many_pledges_come_in_order_whatever_their_dates(url):
    graph = "https://example.org/many/pledges"
    dated = {
        f"https://example.org/many/{n:04}": ("2019", "2021-07", "2022-05-17", f"{2000 + n % 20}-01-0{1 + n % 9}")[n % 4]
        for n in range(1_010)
    }
    types = {4: "gYear", 7: "gYearMonth", 10: "date"}
    pledges = "".join(
        f'<{iri}> a gcmo:Pledge ; gcmo:pledgedBy <{BASE}watch> ; gcmo:text "Invented."@en ; dct:source "invented" ;'
        f" gcmo:advances <https://w3id.org/migration-compact/gcm/objective/21> ;"
        f' dct:issued "{date}"^^xsd:{types[len(date)]} .\n'
        for iri, date in dated.items()
    )
    issued = {str(one): str(day) for one, day in Graph().parse(EXAMPLE).subject_objects(URIRef(f"{DCT}issued"))}
    example = {member["id"]: issued.get(member["id"], "") for member in get(url, "/api/pledges")["member"]}
    assert len(example) == 7
    assert len(set(example.values())) > 3
    dated |= example
    wanted = sorted(sorted(dated), key=dated.__getitem__, reverse=True)
    head = EXAMPLE.read_text(encoding="utf-8").partition("# Who.")[0]
    sent = {"headers": {"authorization": "Bearer secret", "content-type": "text/turtle"}, "params": {"graph": graph}, "timeout": 120}
    assert httpx.put(f"{url}/graph", content=(head + pledges).encode(), **sent).status_code == 201
    try:
        listed = []
        for number in range(1, 7):
            answer = get(url, "/api/pledges", limit="190", page=str(number))
            assert answer["totalItems"] == len(wanted)
            listed += [one["id"] for one in answer["member"]]
        assert listed == wanted
        assert httpx.get(f"{url}/api/pledges?limit=190&page=7", timeout=60).status_code == 404
    finally:
        httpx.delete(f"{url}/graph", **sent).raise_for_status()


def test_a_page_of_all_pledges_is_read_by_its_dates():
    rows = [
        {"date": {"type": "literal", "value": "2022", "datatype": XSD + kind}, "count": {"value": count}}
        for kind, count in (("gYear", "3"), ("string", "2"))
    ]
    rows += [{"date": {"type": "literal", "value": year}, "count": {"value": "10"}} for year in ("2019", "2020", "2021")]
    dates = Dates(rows, 35)
    assert [dates.slice(start, 5) for start in (0, 3, 12, 25)] == [
        Slice([Literal("2022", XSD + "gYear"), Literal("2022", XSD + "string")], 0),
        Slice([Literal("2022", XSD + "gYear"), Literal("2022", XSD + "string"), Literal("2021")], 3),
        Slice([Literal("2021"), Literal("2020")], 7),
        Slice([Literal("2019")], 0),
    ]
    assert dates.slice(30, 50) == Slice([Literal("2019")], 5)
    assert dates.slice(35, 5) is None
    undated = Dates([*rows, {"count": {"value": "1"}}], 36)
    assert (undated.slice(30, 5), undated.slice(33, 5)) == (Slice([Literal("2019")], 5), None)
    assert Dates(rows, 34).slice(0, 5) is None


def test_two_states_are_compared_by_what_partners_sent_of_each(url):
    row = r'<th scope="row">{}</th><td data-label="Kenya">(.*?)</td><td data-label="Philippines">(.*?)</td>'

    def shown():
        text = page(url, "/states/ke/ph")
        return [tuple(re.sub("<.*?>", "", cell) for cell in re.search(row.format(name), text).groups()) for name in ROWS]

    assert shown() == [("no data", "no data")] * 3
    head = EXAMPLE.read_text(encoding="utf-8").partition("# Who.")[0]
    pledges = "".join(
        f"<https://example.org/two/{number}> a gcmo:Pledge ; gcmo:pledgedBy <{BASE_OF_OURS}actor/state/ke> ; gcmo:text 'Invented.'@en ;"
        f" gcmo:advances <{BASE_OF_OURS}gcm/objective/6> ; dct:issued '2022'^^xsd:gYear ; dct:source 'invented' .\n"
        for number in range(2)
    )
    sent = {
        "headers": {"authorization": "Bearer secret", "content-type": "text/turtle"}, "params": {"graph": "https://example.org/two"},
        "timeout": 120,
    }  # fmt: skip
    assert httpx.put(f"{url}/graph", content=(head + pledges).encode(), **sent).status_code == 201
    try:
        assert shown() == [("2", "no data"), ("2", "no data"), ("no data", "no data")]
    finally:
        httpx.delete(f"{url}/graph", **sent).raise_for_status()


QUERIES = {name: query for name, query in saved_queries.read_queries(package_data.queries()).items() if query.of_partners}


@pytest.mark.parametrize("name", QUERIES)
def test_a_saved_query_answers_from_the_graphs_of_partners(url, name):
    answer = httpx.get(f"{url}/queries/{name}", headers={"accept": "text/csv"}, timeout=60)
    assert len(answer.text.splitlines()) > 1
    page = httpx.get(f"{url}/queries/{name}?lang=es", headers={"accept": "text/html"}, timeout=60).text
    heads = re.findall(r'<th scope="col"([^>]*)>', page)
    assert heads
    assert not [head for head in heads if "lang=" in head], "a column without a Spanish name"


def test_a_saved_query_is_asked_anew_after_a_partner_wrote(url):
    """Ours do not change by that, so what is kept of their version would be out of date."""
    path, graph = "/queries/pledges-of-objective?objective=21", "https://example.org/late/pledges"
    before = httpx.get(url + path, headers={"accept": "text/csv"}, timeout=60)
    pledge = f"""
        <https://example.org/late/1> a <{GCMO}Pledge> ; <{GCMO}pledgedBy> <{BASE}state> ; <{GCMO}advances> <{GCM}gcm/objective/21> ;
            <{GCMO}text> "An invented pledge."@en ; <{DCT}issued> "2024"^^<http://www.w3.org/2001/XMLSchema#gYear> ; <{DCT}source> "s" .
        <{BASE}state> a <{GCMO}State> , <{GCMO}Actor> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Examplia (invented State)"@en ;
            <http://www.w3.org/2004/02/skos/core#notation> "XE" ."""
    about = {"authorization": "Bearer secret"}
    sent = httpx.put(f"{url}/graph", params={"graph": graph}, content=pledge, timeout=60, headers={"content-type": "text/turtle", **about})
    assert sent.status_code == 201, sent.text
    after = httpx.get(url + path, headers={"accept": "text/csv", "if-none-match": before.headers["etag"]}, timeout=60)
    httpx.delete(f"{url}/graph", params={"graph": graph}, headers=about, timeout=60).raise_for_status()
    assert (len(before.text.splitlines()), after.status_code, len(after.text.splitlines())) == (1, 200, 2)
    assert httpx.get(url + path, headers={"accept": "text/csv"}, timeout=60).text == before.text


def test_a_briefing_to_take_along_has_the_pledges_and_whose_they_are(url):
    need(find_spec("odfdo"), "the extra documents: make test installs it")
    answer = httpx.get(f"{url}/brief/6.odt", timeout=60).raise_for_status()
    text = " ".join(extract(answer.content, "application/vnd.oasis.opendocument.text").text.split())
    told = text.partition("What is pledged and reported (")[2]
    assert told.startswith("2) Pledges and reports are statements of partners.")
    assert "Examplia (invented State)" in told
    assert f"{BASE}" in told
    assert "What is pledged" in httpx.get(f"{url}/brief/6", headers={"accept": "text/html"}, timeout=60).text
    assert "What is pledged" not in httpx.get(f"{url}/brief/2", headers={"accept": "text/html"}, timeout=60).text


def test_odd_words_of_a_partner_are_written_in_every_format(url):
    need(all(find_spec(name) for name in ("docx", "odfdo", "typst")), "the extra documents: make test installs it")
    graph = "https://example.org/late/odd"
    odd = r"\u0001\u0008 #set page(width: 1pt) <b> ]]> \uFFFE " + "نلتزم بالتوظيف " + "w" * 3000
    pledge = f"""
        <https://example.org/late/odd%01> a <{GCMO}Pledge> ; <{GCMO}pledgedBy> <{BASE}odd> ; <{GCMO}advances> <{GCM}gcm/objective/21> ;
            <{GCMO}text> "{odd}"@ar ; <{DCT}issued> "2024"^^<http://www.w3.org/2001/XMLSchema#gYear> ; <{DCT}source> "s" .
        <{BASE}odd> a <{GCMO}State> , <{GCMO}Actor> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "{odd}"@en ;
            <http://www.w3.org/2004/02/skos/core#notation> "XO" ."""
    about = {"authorization": "Bearer secret"}
    sent = httpx.put(
        f"{url}/graph", params={"graph": graph}, content=pledge.encode(), timeout=60, headers={"content-type": "text/turtle", **about}
    )
    assert sent.status_code == 201, sent.text
    try:
        for form, media_type in (("docx", "wordprocessingml.document"), ("odt", "opendocument.text"), ("pdf", "pdf")):
            answer = httpx.get(f"{url}/brief/21.{form}?length=full", timeout=60)
            assert answer.status_code == 200, (form, answer.text[:300])
            text = extract(answer.content, next(one for one in MEDIA_TYPES if one.endswith(media_type))).text
            assert "#set page(width: 1pt) <b> ]]>" in " ".join(text.split()), form
        assert httpx.get(f"{url}/brief/21", headers={"accept": "text/html"}, timeout=60).status_code == 200
    finally:
        httpx.delete(f"{url}/graph", params={"graph": graph}, headers=about, timeout=60).raise_for_status()


PART = "https://example.org/exact/"
DATES = {1: "2022", 2: "2022-05", 3: "2022-05-17"}


@pytest.fixture(scope="module")
def exact(url):
    """Pledges, updates, observations and reviews dated by a year, a month and a day."""
    head = EXAMPLE.read_text(encoding="utf-8").partition("# Who.")[0]
    things = [f'<{PART}who> a gcmo:Actor ; skos:prefLabel "Examplia (invented State)"@en .']
    for number, date in DATES.items():
        said = f'"{date}"^^xsd:{("gYear", "gYearMonth", "date")[number - 1]}'
        due = said.replace("2022", "2028")
        things += [
            (
                f"<{PART}pledge{number}> a gcmo:Pledge ; gcmo:pledgedBy <{PART}who> ; gcmo:advances <{GCM}gcm/objective/20> ;"
                f' gcmo:text "Invented."@en ; dct:issued {said} ; gcmo:due {due} ; dct:source "s" .'
            ),
            (
                f"<{PART}update{number}> a gcmo:Update ; gcmo:updateOf <{PART}pledge{number}> ; gcmo:reportedBy <{PART}who> ;"
                f' gcmo:status gcmo:UnderWay ; dct:issued {said} ; dct:source "s" .'
            ),
            (
                f"<{PART}observation{number}> a qb:Observation ; gcmo:indicator <{PART}i> ; sdmx-measure:obsValue 1.5 ;"
                f' sdmx-attribute:unitMeasure "u" ; sdmx-dimension:refPeriod {said} ; sdmx-dimension:refArea <{PART}who> ; dct:source "s" .'
            ),
            (
                f"<{PART}review{number}> a gcmo:Review ; gcmo:reviewOf <{PART}who> ; gcmo:reviewedAt <{GCM}forum/imrf> ;"
                f' gcmo:covers <{GCM}gcm/objective/20> ; dct:issued {said} ; dct:source "s" .'
            ),
        ]
    sent = {"headers": {"authorization": "Bearer secret", "content-type": "text/turtle"}, "params": {"graph": f"{PART}all"}, "timeout": 120}
    stored = httpx.put(f"{url}/graph", content="\n".join([head, *things]).encode(), **sent)
    assert stored.status_code == 201, stored.text
    yield url
    httpx.delete(f"{url}/graph", **sent).raise_for_status()


@pytest.mark.parametrize(
    ("path", "keys"), [("pledges", {"issued": "2022", "due": "2028"}), ("updates", {"issued": "2022"}),
                       ("observations", {"period": "2022"}), ("reviews", {"issued": "2022"})],
)  # fmt: skip
def test_a_date_is_given_as_exactly_as_it_was_sent(exact, path, keys):
    members = get(exact, f"/api/{path}", graph=f"{PART}all")["member"]
    types = {"gYear": "2022", "gYearMonth": "2022-05", "date": "2022-05-17"}
    for key, year in keys.items():
        usual = "gYear" if key == "period" else "date"
        wanted = [
            text.replace("2022", year) if kind == usual else {"type": f"xsd:{kind}", "@value": text.replace("2022", year)}
            for kind, text in reversed(types.items())
        ]
        assert [member[key] for member in members] == wanted
    answer = httpx.get(f"{exact}/api/{path}", params={"format": "csv", "graph": f"{PART}all"}, timeout=60)
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    for key, year in keys.items():
        assert [row[key] for row in rows] == [date.replace("2022", year) for date in ("2022-05-17", "2022-05", "2022")]


@pytest.mark.parametrize(
    ("path", "parameter", "value", "wanted"),
    [
        ("updates", "since", "2022-05-17", [3, 2, 1]),
        ("updates", "since", "2022-05-18", [2, 1]),
        ("updates", "since", "2022-06", [1]),
        ("updates", "since", "2023", []),
        ("observations", "since", "2022-05-18", [2, 1]),
        ("reviews", "since", "2022-06-01", [1]),
        ("pledges", "due_by", "2028", [3, 2, 1]),
        ("pledges", "due_by", "2028-05", [3, 2, 1]),
        ("pledges", "due_by", "2028-05-16", [2, 1]),
        ("pledges", "due_by", "2028-04-30", [1]),
        ("pledges", "due_by", "2027-12-31", []),
    ],
)
def test_dates_are_compared_by_the_less_exact_of_the_two(exact, path, parameter, value, wanted):
    members = get(exact, f"/api/{path}", graph=f"{PART}all", **{parameter: value})["member"]
    assert [int(member["id"][-1]) for member in members] == wanted


def test_pages_and_saved_queries_have_dates_of_a_month_or_a_year(exact):
    text = page(exact, "/follow-up/objective/20")
    for number, date in DATES.items():
        card = text.partition(f'id="{PART}pledge{number}"')[2].partition("</article>")[0]
        assert f"· {date}" in card
        assert f"{date.replace('2022', '2028')}</dd>" in card
        assert f"</strong>, {date}:" in card
    reviewed = text.partition("<h2>Reviews")[2].partition("</section>")[0]
    assert [f", {date}: <a" in reviewed for date in DATES.values()] == [True] * 3
    assert "None" not in text
    for number, date in DATES.items():
        assert date in page(exact, f"/thing?iri={PART}review{number}").replace("17 May 2022", "2022-05-17")

    def asked(name, **values):
        answer = httpx.get(f"{exact}/queries/{name}", params=values, headers={"accept": "text/csv"}, timeout=60).text
        return [number for number in DATES if f"{PART}pledge{number}" in answer]

    assert [asked("due-by", day=day) for day in ("2028", "2028-05-16", "2028-04-01", "2027")] == [[1, 2, 3], [1, 2], [1], []]
    assert [asked("pledges-silent-since", since=day) for day in ("2022-05-18", "2022-06-01", "2023-01-01")] == [[3], [2, 3], [1, 2, 3]]
