"""Pages with a second wording in the store: both wordings, languages side by side, and what links rest on there."""

import html
import os
import re
from dataclasses import replace

import httpx
import pytest

from graph_service.cli.main import main
from tests.pipeline.wordings import variants
from tests.serving import service

ADD = ("--like", "gcm/final-draft-2018", "--version", "A/TEST/73/1", "--date", "2019-01-01", "--source", "made in a test", "--load")
ACTION = "gcm/objective/6/action/k"


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """A service on our graph, a changed wording in English, and one in another language."""
    folder = tmp_path_factory.mktemp("wordings")
    changed = variants.edited(ACTION, lambda block: [replace(block, words=block.words.replace("domestic work", "household work"))])
    for name, blocks, more in (("en.txt", changed, ()), ("es.txt", variants.translated(), ("--language", "es"))):
        file = folder / name
        file.write_bytes(variants.plain(blocks)[0])
        assert main(["text", "add", str(file), *ADD, *more, "--data-dir", str(folder / "store")]) == 0
    env = {key: value for key, value in os.environ.items() if not key.startswith("COMPACT_GRAPH_")}
    with (
        service("--log", "off", "--data-dir", str(folder / "store"), env=env) as running,
        httpx.Client(base_url=running.url, timeout=60) as client,
    ):
        yield client


def page(reader, path):
    answer = reader.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 200, answer.text
    return answer.text


def test_the_page_of_a_provision_shows_its_other_wordings(reader):
    shown = page(reader, f"/{ACTION}")
    section = shown[shown.index('<section class="wordings"') :].partition("</section>")[0]
    assert "GCM objective 6(k) (A/TEST/73/1)" in section
    assert "Global Compact for Safe, Orderly and Regular Migration: A/TEST/73/1, 1 January 2019" in section
    assert "<mark>household</mark>" in section
    assert "The marked words are others." in section
    assert 'lang="es"' in section
    foreign = page(reader, "/gcm/a-test-73-1-es/objective/6/action/k")
    assert "household" in foreign
    assert f'href="/{ACTION}"' in foreign


def test_the_page_of_a_link_says_for_which_wording_it_was_made(reader):
    query = f"""PREFIX gcmo: <https://w3id.org/migration-compact/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
      SELECT ?link ?exact {{ ?link gcmo:evidence ?q . ?q oa:hasSource <https://w3id.org/migration-compact/{ACTION}> ;
      oa:hasSelector/oa:exact ?exact }}"""
    rows = reader.get("/sparql", params={"query": query}, headers={"accept": "application/sparql-results+json"}).json()["results"][
        "bindings"
    ]
    assert rows
    for row in rows:
        shown = page(reader, row["link"]["value"].replace("https://w3id.org/migration-compact", ""))
        section = shown[shown.index('<section class="wordings"') :].partition("</section>")[0]
        assert (
            "The link was made on the words of: Global Compact for Safe, Orderly and Regular Migration: Final Draft, 11 July 2018"
            in section
        )
        verdict = "these words are not there" if "domestic work" in row["exact"]["value"] else "the same words are there"
        assert verdict in section
        assert "another language: not compared" in section


def test_two_wordings_are_read_side_by_side(reader):
    alone = page(reader, "/read/gcm")
    assert 'href="/read/gcm?beside=gcm%2Fa-test-73-1-es"' in alone
    assert 'class="beside"' not in alone
    both = page(reader, "/read/gcm?beside=gcm/a-test-73-1-es")
    assert len(re.findall(r'<p class="beside" lang="es"', both)) == 335
    second = page(reader, "/read/gcm/a-test-73-1")
    assert "household work" in second
    assert 'id="objective/6/action/k"' in second
    assert reader.get("/read/gcm?beside=priorities-2021").status_code == 404


def test_a_reader_turns_the_second_wording_on_and_off_at_a_section_and_keeps_it_in_the_next(reader):
    def links(path):
        return [html.unescape(one) for one in re.findall(r'href="(/read/gcm[^"]*)"', page(reader, path))]

    section, other = "objective%2F6", "gcm%2Fa-test-73-1-es"
    assert f"/read/gcm?beside={other}&part={section}" in links(f"/read/gcm?part={section}")
    both = links(f"/read/gcm?part={section}&beside={other}")
    assert f"/read/gcm?part={section}" in both
    for following in ("objective%2F5", "objective%2F7"):
        assert f"/read/gcm?part={following}&beside={other}" in both
        assert f"/read/gcm?part={following}" not in both
    assert f"/read/gcm?beside={other}#objective/6" in both


def test_a_second_wording_is_read_by_sections(reader):
    whole = page(reader, "/read/gcm/a-test-73-1")
    assert len(re.findall('<li class="subheading">', whole)) == len(re.findall('<li class="subheading">', page(reader, "/read/gcm")))
    section = page(reader, "/read/gcm/a-test-73-1?part=objective/6")
    assert "household work" in section
    assert 'id="objective/7/action/a"' not in section
    assert 'href="/read/gcm/a-test-73-1?part=objective%2F7"' in section
    assert reader.get("/read/gcm/a-test-73-1?part=objective/24").status_code == 404


@pytest.mark.parametrize(
    ("path", "drafts"),
    [
        ("/read/gcm", True),
        ("/read/priorities-2021", True),
        (f"/{ACTION}", True),
        ("/read/gcm/a-test-73-1", False),
        ("/gcm/a-test-73-1", False),
        ("/gcm/a-test-73-1/objective/6/action/k", False),
    ],
)
def test_the_words_are_said_to_be_the_drafts_only_where_they_are(reader, path, drafts):
    footer = page(reader, path).partition('<footer class="site">')[2]
    assert ("the words of the Global Compact are those of the Final Draft" in footer) is drafts


def test_what_was_counted_is_counted_as_before(reader):
    """A second wording brings no second objective or action."""
    assert reader.get("/api/objectives?limit=1").json()["totalItems"] == 23
    assert reader.get("/api/actions?limit=1").json()["totalItems"] == 187
    assert page(reader, "/explore").count("GCM objective 6") == page(reader, "/explore").count("GCM objective 7")


def test_a_citation_names_the_version(reader):
    cited = page(reader, "/gcm/a-test-73-1/objective/6/action/k")
    line = cited[cited.index('id="cite-line"') :][:600]
    assert "A/TEST/73/1" in line


def test_without_a_second_wording_pages_are_as_before(builtin_url):
    shown = httpx.get(f"{builtin_url}/{ACTION}", headers={"accept": "text/html"}, timeout=60).text
    assert 'class="wordings"' not in shown
    assert "beside" not in httpx.get(f"{builtin_url}/read/gcm", timeout=60).text
