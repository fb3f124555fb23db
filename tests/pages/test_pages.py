"""The pages over HTTP: what works without a script, the same as data, weights, caching and languages."""

import codecs
import csv
import gzip
import io
import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

import pyoxigraph
import pytest
import rdflib

from graph_service.namespaces import BASE, PREFIXES
from graph_service.pages import i18n
from graph_service.pages.environment import level
from graph_service.pages.i18n import Language

GCMO, RDF, SKOS = PREFIXES["gcmo"], PREFIXES["rdf"], PREFIXES["skos"]
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
OURS = [
    "/brief",
    "/brief/6",
    "/basket?item=gcm/objective/6/action/c",
    "/check",
    "/text/new",
    "/text/add",
    "/explore",
    "/explore?view=instruments",
    "/explore?view=instruments&group=treaties",
    "/explore?view=flow&objective=6",
    "/explore/evidence?from=gcm/objective/6&to=priorities-2021/4",
    "/explore/evidence?from=instrument/ilo-c189&to=priorities-2021/4",
    "/gaps",
    "/guides",
    "/guides/operators",
    "/method",
    "/states?objective=13",
    "/states/ke",
    "/states/ke/ph",
    "/read",
    "/read/gcm",
    "/read/priorities-2021",
    "/read/nahuacalli-2018/letter",
    "/sparql",
    "/sparql?saved=tensions",
]
FIRST_LOAD = 100_000
"""Bytes on the wire for a page with its style sheets and the scripts it cannot be read without (issue: under 100 kB)."""


class Links(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.styles, self.hrefs, self.ids = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "link" and given.get("rel") == "stylesheet":
            self.styles.append(given["href"])
        if tag == "a" and "href" in given:
            self.hrefs.append(given["href"])
        if "id" in given:
            self.ids.append(given["id"])


@pytest.mark.parametrize("path", OURS)
def test_page_is_whole_html_and_asks_nobody_else(pages, path):
    answer = pages.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    links = Links(answer.text)
    assert len(links.ids) == len(set(links.ids))
    assert not re.findall(r'(?:src|action)="https?:', answer.text)
    assert all(not href.startswith("http") for href in links.styles)


@pytest.mark.parametrize("path", OURS)
def test_first_load_weighs_less_than_100_kb(pages, path):
    weight = 0
    text = pages.get(path).text
    for one in (path, *Links(text).styles):
        with pages.stream("GET", one, headers={"accept-encoding": "gzip"}) as answer:
            assert answer.headers["content-encoding"] == "gzip"
            weight += sum(len(piece) for piece in answer.iter_raw())
    assert weight < FIRST_LOAD


@pytest.mark.parametrize("path", OURS)
def test_page_takes_a_fifth_of_a_second_of_the_processor(pages, builtin_service, path):
    pages.get(path)
    used = []
    for _ in range(3):
        before = builtin_service.processor_seconds()
        assert pages.get(path).status_code == 200
        used.append(builtin_service.processor_seconds() - before)
    assert min(used) < 0.2


@pytest.mark.parametrize("path", ["/explore", "/read/gcm", "/static/site.css"])
def test_compressed_page_is_the_page_and_is_not_sent_twice(pages, path):
    plain = pages.get(path, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with pages.stream("GET", path, headers={"accept-encoding": "gzip"}) as packed:
        assert gzip.decompress(b"".join(packed.iter_raw())) == plain.content
    assert packed.headers["etag"] == "W/" + plain.headers["etag"]
    assert "accept-encoding" in packed.headers["vary"].lower()
    again = pages.get(path, headers={"if-none-match": packed.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_a_long_text_says_once_what_all_its_paragraphs_share(pages):
    page = pages.get("/read/gcm", headers={"Accept": "text/html"}).text.partition("<main")[2]
    paragraphs = page.count('class="acts"')
    assert paragraphs > 250
    # Each paragraph has its place, its citation and its way into the basket without a script; labels and titles come once.
    assert page.count('#cite">') == page.count('class="to-basket"') == paragraphs
    assert page.count("aria-label=") < paragraphs / 2
    named = re.findall(r'<a href="([^"]*)" title="', page)
    assert len(named) < 1.1 * len(set(named))
    assert len(page.encode()) < 460_000


def test_encoding_refused_with_weight_nought_is_not_used(pages):
    assert "content-encoding" not in pages.get("/explore", headers={"accept-encoding": "gzip;q=0"}).headers


@pytest.mark.parametrize("path", ["/", "/explore", "/sparql", "/read/gcm", "/gcm/objective/6", "/search?q=visa"])
def test_head_has_the_headers_of_get(pages, path):
    headers = {"accept-encoding": "identity", "accept": "text/html"}
    got, head = pages.get(path, headers=headers), pages.head(path, headers=headers)
    assert head.status_code == got.status_code == 200
    assert not head.content
    own = {"date", "x-request-id"}
    assert {name: value for name, value in head.headers.items() if name not in own} == {
        name: value for name, value in got.headers.items() if name not in own
    }


def test_links_within_the_reader_lead_somewhere(pages):
    links = Links(pages.get("/read/gcm").text)
    inside = {href[1:] for href in links.hrefs if href.startswith("#")}
    assert len(inside) > 200
    assert inside <= set(links.ids)


FILTERS = [{"basis": "words"}, {"basis": "inference", "confidence": "0.95"}, {"confidence": "1"}]
NONE = {
    "/brief/{}": "No civil-society text is linked to this.",
    "/states?objective={}": "No treaty with recorded ratifications is linked",
    "/explore?view=flow&objective={}": "No ILO convention is linked to this.",
    "/explore/evidence?from=gcm/objective/{}&to=priorities-2021": "There is no link between them.",
}


@pytest.mark.parametrize("path", NONE)
def test_a_page_says_that_there_is_none_only_where_no_filter_hides_any(pages, path):
    hidden = 0
    for number_ in (1, 6, 13, 14, 20):
        asked = path.format(number_)
        separator = "&" if "?" in asked else "?"
        everything = NONE[path] in pages.get(f"{asked}{separator}confidence=0").text
        for chosen in FILTERS:
            page = pages.get(asked + separator + "&".join(f"{name}={value}" for name, value in chosen.items())).text
            assert NONE[path] not in page or everything, (asked, chosen)
            hidden += "The filter chosen above hides" in page
    assert hidden


def test_a_search_that_its_filters_leave_empty_says_so(pages):
    page = pages.get("/search?q=recruitment&document=nahuacalli-2018/letter&lang=en").text
    assert "The filter chosen above hides all" in page
    whole = unescape(re.search(r'href="(/search[^"]*)">Show everything', page)[1])
    assert '<ol class="results"' in pages.get(whole).text


def test_filters_offer_the_confidences_that_links_have_and_the_one_chosen(pages):
    asked = f"SELECT DISTINCT ?c {{ ?link a <{GCMO}Link> ; <{PREFIXES['sssom']}confidence> ?c }}"
    rows = pages.get("/sparql", params={"query": asked}, headers={"accept": "text/csv"}).text.split()[1:]
    known = sorted({float(one) for one in rows} - {1.0})
    for path, chosen in (("/brief/6", 0.7), ("/explore", 0.7), ("/states", 0.7), ("/brief/6?confidence=0.8", 0.8)):
        select = pages.get(path).text.partition('<select name="confidence">')[2].partition("</select>")[0]
        assert [float(one) for one in re.findall(r'value="([\d.]+)"', select)] == sorted({*known, chosen}), path
        assert re.search(r'value="([\d.]+)" selected', select)[1] == f"{chosen:g}"


def test_a_text_is_read_by_sections_from_the_first_to_the_last(pages):
    whole = Links(pages.get("/read/gcm").text)
    address, read, notes = "/read/gcm?part=heading/preamble", [], []
    start = next(href for href in whole.hrefs if "part=" in href)
    address = start
    while address:
        page = pages.get(address).text
        assert "Final Draft of 11 July 2018" in page
        links = Links(page)
        read += [one for one in links.ids if "/" in one and not one.startswith("footnote/")]
        notes += [one for one in links.ids if one.startswith("footnote/")]
        following = re.search(r'rel="next" href="([^"]*)"', page)
        address = unescape(following[1]) if following else ""
    first = read[0]
    every = [one for one in whole.ids if "/" in one and not one.startswith("footnote/")]
    assert read == every[every.index(first) :]
    assert set(notes) == {one for one in whole.ids if one.startswith("footnote/")}
    assert "#" + first in whole.hrefs
    assert pages.get("/read/gcm?part=none").status_code == 404


def test_reader_names_the_draft_and_not_the_resolution(pages):
    text = pages.get("/read/gcm").text
    assert "Final Draft of 11 July 2018" in text
    assert "do not quote them as the resolution" in text


@pytest.mark.parametrize("path", ["/explore", "/explore?view=flow", "/explore/evidence?from=gcm/objective/6&to=priorities-2021/4", "/gaps"])
def test_the_same_as_json_ld_is_links_with_their_words(pages, path):
    start, _, query = path.partition("?")
    answer = pages.get(f"{start}.jsonld?{query}")
    assert answer.headers["content-type"] == "application/ld+json"
    said = answer.json()
    assert said["@context"].endswith("/ontology/0.1.0/context.jsonld")
    # The parser fetches nothing: it reads the context that the address serves, in place.
    said["@context"] = pages.get("/ontology/0.1.0/context.jsonld").json()["@context"]
    triples = list(pyoxigraph.parse(json.dumps(said), format=pyoxigraph.RdfFormat.JSON_LD))
    links = {one.subject for one in triples if one.object == pyoxigraph.NamedNode(GCMO + "Link")}
    assert links
    for wanted in (RDF + "subject", RDF + "predicate", RDF + "object", GCMO + "basis", GCMO + "evidence"):
        assert {one.subject for one in triples if one.predicate == pyoxigraph.NamedNode(wanted)} >= links


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/explore.csv", "row"),
        ("/explore.csv?view=flow&objective=6", "from"),
        ("/explore/evidence.csv?from=gcm/objective/6&to=instrument/ilo-c189", "link"),
        ("/gaps.csv", "gap"),
        ("/states.csv?objective=13", "state"),
    ],
)
def test_the_same_as_csv_is_a_rectangle(pages, path, first):
    answer = pages.get(path)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(codecs.BOM_UTF8)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][0] == first
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_format_parameter_and_accept_say_the_same(pages):
    by_name = pages.get("/explore?format=csv")
    by_accept = pages.get("/explore", headers={"accept": "text/csv"})
    assert by_name.content == by_accept.content == pages.get("/explore.csv").content


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/explore?view=map", 400),
        ("/explore?basis=guess", 400),
        ("/explore?confidence=much", 400),
        ("/explore?confidence=7", 400),
        ("/explore?text=priorities-1921", 400),
        ("/explore?colour=red&format=csv", 400),
        ("/explore?view=flow&objective=24", 400),
        ("/states?objective=nine", 400),
        ("/explore/evidence", 400),
        ("/explore/evidence?from=gcm/objective/6&to=nothing", 404),
        ("/read/nothing", 404),
        ("/sparql?saved=nothing", 404),
        ("/static/nothing.js", 404),
        ("/static/../app.py", 404),
        ("/static/%2e%2e/app.py", 404),
        ("/explore?format=docx", 400),
    ],
)
def test_what_cannot_be_answered_is_a_clear_error(pages, path, status):
    answer = pages.get(path)
    assert answer.status_code == status


def test_state_table_counts_and_dates(pages):
    text = pages.get("/states?objective=13").text
    assert "193 States by 8 treaties" in text
    rows = list(csv.DictReader(io.StringIO(pages.get("/states.csv?objective=13").content.decode("utf-8-sig"))))
    assert len(rows) == 193 * 9
    # The data say nothing of the ninth: it has no column, and its States have no data.
    assert "it is not known here whether a State has joined" in text
    assert {(row["standing"], row["as_of"]) for row in rows if row["treaty"].endswith("/echr")} == {("no data", "")}
    columns = [one for one in dict.fromkeys(row["treaty"] for row in rows) if not one.endswith("/echr")]
    parties = Counter(row["treaty"] for row in rows if row["standing"] == "state party")
    sums = re.findall(r'<tr class="sum">(.*?)</tr>', text, re.DOTALL)
    cells = r'<td>(?:<time datetime=")?([^<">]+)'
    days, counts = (dict(zip(columns, re.findall(cells, one), strict=True)) for one in sums[:2])
    assert counts == {one: str(parties[one]) for one in columns}
    assert {row["treaty"] for row in rows if row["standing"] == "state party" and row["as_of"] != days[row["treaty"]]} == set()
    late = {"refugee-convention", "vienna-convention-consular-relations"}
    assert {one.rsplit("/", 1)[1]: day for one, day in days.items() if day != "2022-08-25"} == dict.fromkeys(late, "2015-03-14")
    assert counts["https://w3id.org/migration-compact/instrument/cat"] == "171"


def test_browser_gets_the_workbench_and_a_program_the_description(pages):
    assert "<textarea" in pages.get("/sparql").text
    assert "<textarea" in pages.get("/sparql/").text
    assert pages.get("/sparql", headers={"accept": "text/turtle"}).headers["content-type"].startswith("text/turtle")
    assert pages.get("/sparql", headers={"accept": "*/*"}).headers["content-type"].startswith("text/turtle")
    asked = pages.get("/sparql", params={"query": "ASK { ?s ?p ?o }"})
    assert asked.json()["boolean"] is True


def test_workbench_without_script_is_a_form_that_works(pages):
    text = pages.get("/sparql?saved=objectives").text
    query = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", text, re.DOTALL)[1]
    query = query.replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
    answer = pages.get("/sparql", params={"query": query, "format": "csv"})
    assert answer.status_code == 200
    assert len(list(csv.reader(io.StringIO(answer.text)))) == 24


def test_workbench_knows_prefixes_and_terms(pages):
    data = json.loads(re.search(r'id="bench-data">(.*?)</script>', pages.get("/sparql").text)[1])
    assert data["prefixes"]["gcmo"] == GCMO
    assert dict(data["terms"]["class"])[GCMO + "Objective"] == 23
    assert dict(data["terms"]["property"])[GCMO + "reinforcedBy"] > 100


def test_workbench_completes_what_the_void_description_counts(pages):
    data = json.loads(re.search(r'id="bench-data">(.*?)</script>', pages.get("/sparql").text)[1])
    graph = rdflib.Graph().parse(data=pages.get("/.well-known/void", headers={"accept": "application/n-triples"}).content, format="nt")
    whole = rdflib.URIRef("https://w3id.org/migration-compact/dataset")
    for kind, partition, of, count in (
        ("class", "classPartition", "class", "entities"),
        ("property", "propertyPartition", "property", "triples"),
    ):
        parts = list(graph.objects(whole, VOID[partition]))
        described = {str(graph.value(part, VOID[of])): int(graph.value(part, VOID[count])) for part in parts}
        assert described
        assert {term: uses for term, uses in data["terms"][kind] if uses} == described
    assert len(data["terms"]["graph"]) > 10


@pytest.mark.parametrize(
    ("asked", "accepted", "expected"),
    [
        (None, None, "en"),
        ("es", "en", "es"),
        ("xx", "es", "es"),
        (None, "es-CO,es;q=0.9,en;q=0.8", "es"),
        (None, "fr-CA, en;q=0.5", "fr"),
        (None, "de, en;q=0.5, es;q=0.4", "en"),
        (None, "es;q=0", "en"),
        (None, "*", "en"),
        (None, "nonsense;;q=x", "en"),
    ],
)
def test_language_is_the_one_asked_for_else_the_best_accepted(asked, accepted, expected):
    assert i18n.choose(asked, accepted).code == expected


def test_spanish_interface_keeps_the_words_of_the_texts(pages):
    answer = pages.get("/explore?lang=es")
    assert answer.headers["content-language"] == "es"
    assert 'lang="es"' in answer.text
    assert "Los textos frente a frente" in answer.text
    assert "Collect and utilize accurate and disaggregated data" in pages.get("/gcm/objective/1?lang=es").text
    assert "lang=es" in answer.text


def test_values_in_sentences_are_escaped():
    assert "<b>" not in i18n.Language("en").t("sure.clear", value="<b>")


def test_right_to_left_languages_say_so():
    assert i18n.Language("ar").direction == "rtl"
    assert i18n.Language("es").direction == "ltr"


@pytest.mark.parametrize("path", ["/explore", "/explore?view=instruments", "/explore?view=flow", "/gaps", "/states", "/read", "/sparql"])
def test_pages_of_a_store_without_our_graph_are_empty_and_not_broken(client, path):
    assert client.get(path, headers={"accept": "text/html"}).status_code == 200


@pytest.mark.parametrize(
    "query", ["text=commitments-2018", "text=joint-message-2018", "text=zero-draft-statement-2018", "view=instruments&group=other"]
)
def test_every_text_and_group_can_be_compared(pages, query):
    assert re.search(r'<caption><span class="cap">[1-9]\d* links', pages.get(f"/explore?{query}").text)


def test_a_style_named_with_its_version_lasts_and_without_it_is_asked_again(pages):
    style = next(href for href in Links(pages.get("/explore").text).styles if "?v=" in href)
    assert "immutable" in pages.get(style).headers["cache-control"]
    assert "no-cache" in pages.get(style.partition("?")[0]).headers["cache-control"]
    assert "no-cache" in pages.get(style.partition("?")[0] + "?v=another").headers["cache-control"]


@pytest.mark.parametrize("number", ["0", "24", "six", "06", "6.csv.csv"])
def test_a_briefing_on_no_objective_is_404_and_says_which_there_are(pages, number):
    answer = pages.get(f"/brief/{number}", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert "1 to 23" in answer.json()["help"]


def test_a_briefing_as_data_has_the_links_that_the_page_shows(pages):
    page = pages.get("/brief/22?confidence=0.9").text
    rows = list(csv.DictReader(io.StringIO(pages.get("/brief/22.csv?confidence=0.9").content.decode("utf-8-sig"))))
    graph = pages.get("/brief/22.jsonld?confidence=0.9").json()["@graph"]
    assert {row["link"] for row in rows} == {link["id"] for link in graph}
    assert min(float(row["confidence"]) for row in rows) >= 0.9
    joined = [row for row in rows if row["predicate"] not in ("tensionWith", "uptake", "fallsShortOf")]
    ends = {tuple(row[end].removeprefix(PREFIXES["gcm"]) for end in ("subject", "object")) for row in joined}
    shown = [unquote(href) for href in Links(page).hrefs if "/evidence?" in href]
    assert {tuple(re.findall(r"=([^&]+)", href)) for href in shown} == ends


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/gcm/final-draft-2018", "/read/gcm"),
        ("/nahuacalli-2018/march", "/read/nahuacalli-2018/march"),
        ("/gcm/objective/6/action/k", "/read/gcm#objective/6/action/k"),
        ("/gcm/objective/6/commitment/1", "/read/gcm#objective/6/commitment/1"),
        ("/gcm/footnote/3", "/read/gcm#footnote/3"),
        ("/gcm/para/43/a/ii", "/read/gcm#para/43/a/ii"),
        ("/priorities-2021/4/e", "/read/priorities-2021#4/e"),
        ("/nahuacalli-2018/march/3", "/read/nahuacalli-2018/march#3"),
    ],
)
def test_words_lead_to_their_place_in_the_text_read_as_one(pages, path, place):
    assert place in Links(pages.get(path).text).hrefs
    document, _, fragment = place.partition("#")
    assert not fragment or fragment in Links(pages.get(document).text).ids


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/read/gcm/objective/7", "/read/gcm#objective/7"),
        ("/read/gcm/objective/7?lang=es", "/read/gcm?lang=es#objective/7"),
        ("/read/priorities-2021/4/e", "/read/priorities-2021#4/e"),
        ("/read/nahuacalli-2018/march/3", "/read/nahuacalli-2018/march#3"),
    ],
)
def test_a_part_is_read_in_its_place(pages, path, place):
    answer = pages.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, place)


@pytest.mark.parametrize(
    "path",
    [
        "/gcm", "/nahuacalli-2018", "/instrument/ilo-c189", "/instrument/ilo-c189/article/3", "/instrument/udhr", "/instrument/crc",
        "/actor/iom", "/link/commitments-2018-1--cites--gcm",
    ],
)  # fmt: skip
def test_what_is_no_text_of_ours_is_not_said_to_be_readable(pages, path):
    answer = pages.get(path)
    assert answer.status_code == 200
    assert not [href for href in Links(answer.text).hrefs if href.startswith("/read/")]


def test_each_text_of_the_index_says_that_it_is_readable(pages):
    texts = {href for href in Links(pages.get("/read").text).hrefs if href.startswith("/read/")} - {"/read/gcm"}
    assert "/read/priorities-2021" in texts
    for href in texts | {"/read/gcm#objective/7"}:
        assert href in Links(pages.get(href.removeprefix("/read").replace("#", "/")).text).hrefs


def test_a_confidence_is_said_in_words_and_explained(pages):
    page = pages.get("/gcm/objective/6?show=all").text
    assert "closest match, confidence 0.95" in page
    assert "partial match, confidence 0.7" in page
    assert "/method" in Links(page).hrefs
    assert "clear match" in pages.get("/method").text


def test_counts_of_the_method_are_those_of_the_graph(pages):
    asked = f"SELECT (COUNT(*) AS ?n) {{ ?link <{GCMO}basis> <{GCMO}EditorialInference> }}"
    count = pages.get("/sparql", params={"query": asked}, headers={"accept": "text/csv"}).text.split()[1]
    page = pages.get("/method").text
    assert f'<td class="n" data-label="links">{int(count):,}</td>' in page
    table = page.partition('id="sure"')[2]
    assert sum(int(one.replace(",", "")) for one in re.findall(r'<td class="n" data-label="links">([\d,]+)</td></tr>', table)) == int(count)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "unknown"),
        (0.0, "unknown"),
        (0.5, "arguable"),
        (0.69, "arguable"),
        (0.7, "partial"),
        (0.8, "partial"),
        (0.85, "clear"),
        (0.9, "clear"),
        (0.95, "exact"),
        (1.0, "named"),
    ],
)
def test_a_confidence_has_the_word_of_the_rubric_in_every_language(value, said):
    assert level(value) == said
    for code in i18n.codes():
        assert i18n.Language(code).t(f"sure.{said}", value=value)
        assert i18n.Language(code).t(f"sure.word_{said}")


def test_method_page_shows_how_far_the_readers_agree(pages):
    asked = f"SELECT ?on ?kappa ?weighted {{ ?one <{GCMO}agreementOn> ?on ; <{GCMO}kappa> ?kappa ; <{GCMO}weightedKappa> ?weighted }}"
    answer = pages.get("/sparql", params={"query": asked}, headers={"accept": "text/csv"}).text
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert len(rows) == 7
    page, english = pages.get("/method").text, Language("en")
    for row in rows:
        kind = row["on"].replace("#", "/").rpartition("/")[2]
        shown = page.partition(f"<code>{kind}</code>")[2].partition("</tr>")[0]
        assert f">{english.number(float(row['kappa']))}<" in shown
        assert f">{english.number(float(row['weighted']))}<" in shown
    assert "No outside expert has reviewed them" in page


def test_method_page_counts_the_links_that_were_read_once(pages):
    asked = (
        f"SELECT ?on (SUM(IF(BOUND(?reading), 0, 1)) AS ?once) {{ ?link a <{GCMO}Link> ; <{RDF}predicate> ?on ;"
        f" <{PREFIXES['prov']}wasAttributedTo> <{BASE}actor/editors> OPTIONAL {{ ?reading <{GCMO}readingOf> ?link }} }} GROUP BY ?on"
    )
    answer = pages.get("/sparql", params={"query": asked}, headers={"accept": "text/csv"}).text
    page = pages.get("/method").text
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert sum(int(row["once"]) for row in rows)
    for row in rows:
        kind = row["on"].replace("#", "/").rpartition("/")[2]
        shown = page.partition(f"<code>{kind}</code>")[2].partition("</tr>")[0]
        assert f'data-label="read once">{row["once"]}</td>' in shown


def test_page_of_an_uptake_shows_the_kinds_of_both_readers(pages):
    page = pages.get("/link/priorities-2021-5-lead-ask-1--uptake--OptionOnly", headers={"Accept": "text/html"}).text
    reading = page.partition("Read a second time")[2].partition("</section>")[0]
    assert "agrees with a change" in reading
    assert "First reader: silent" in reading
    assert "Second reader: an option only" in reading
    assert "Changed to option only" in reading
    assert "has been read once" not in page
    assert pages.get("/link/priorities-2021-5-lead-ask-1--uptake--Silent").status_code == 410


def test_page_of_a_link_that_was_read_once_says_so(pages):
    asked = f"SELECT ?link {{ ?link a <{GCMO}Link> ; <{SKOS}editorialNote> ?note }} ORDER BY ?link LIMIT 1"
    answer = pages.get("/sparql", params={"query": asked}, headers={"accept": "text/csv"}).text
    [row] = csv.DictReader(io.StringIO(answer))
    page = pages.get("/" + row["link"].removeprefix(BASE), headers={"Accept": "text/html"}).text
    assert "its second reading is still to come" in page
    assert "Read a second time" not in page


def test_page_of_a_link_shows_both_readings_and_the_settlement(pages):
    page = pages.get("/link/commitments-2018-7--addresses--gcm-objective-13", headers={"Accept": "text/html"}).text
    assert "working to end the practice of child detention" in page
    assert "last resort” has a tension of its own" in page
    assert "second reader" in page


def test_a_briefing_shows_articles_with_force_and_scope_asks_with_uptake_and_where_it_falls_short_of_law(pages):
    rows = list(csv.DictReader(io.StringIO(pages.get("/brief/13.csv?confidence=0").content.decode("utf-8-sig"))))
    page = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", pages.get("/brief/13?confidence=0").text)))
    graph = pages.get("/brief/13.jsonld?confidence=0").json()["@graph"]
    assert {one["id"] for one in graph} == {row["link"] for row in rows}
    borne = [row for row in rows if row["predicate"] == "reinforcedBy" and row["articles"]]
    assert borne
    for row in borne:
        assert len(row["force"].split(" | ")) == len(row["articles"].split(" | ")) == len(row["protects"].split(" | "))
        for article, groups in zip(row["articles"].split(" | "), row["protects"].split(" | "), strict=True):
            assert re.search(re.escape(article) + r" \([^;]+; " + re.escape(groups) + r"\): In our words:", page), article
    for predicate in ("uptake", "fallsShortOf"):
        selected = [row for row in rows if row["predicate"] == predicate]
        assert selected
        for row in selected:
            assert row["subject_words"]
            assert row["reason"] in page
            assert row["subject_label"] in page
            assert row["object_words"] or predicate == "fallsShortOf"


def test_words_of_a_part_are_words_of_this_side(pages):
    rows = list(csv.DictReader(io.StringIO(pages.get("/brief/6.csv?confidence=0").content.decode("utf-8-sig"))))
    whole = [row for row in rows if row["subject"].endswith("/gcm/objective/6") and row["predicate"] == "reinforcedBy"]
    assert whole
    assert all(row["subject_words"] for row in whole)
    page = pages.get("/gcm/objective/6", headers={"accept": "text/html"}).text
    standards = page.partition('id="relation-reinforcedBy_out"')[2].partition("</section>")[0]
    assert "The words here" in standards
    assert "The words there" not in standards
