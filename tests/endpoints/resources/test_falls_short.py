"""A link that says the Compact falls short of an article shows the article: force, scope, our words, and whether it was read."""

import html
import re

import httpx
import pytest

from graph_service import package_data
from graph_service.pipeline.tables import read_table_folder, read_tsv

CURATED = package_data.curated()
ARTICLES = {row["article"]: row for _, row in read_table_folder(CURATED / "articles")}
ROWS = [
    (row["subject_id"].removeprefix("gcm:"), row["object_id"].removeprefix("gcm:"))
    for row in read_tsv(CURATED / "alignments" / "falls-short.sssom.tsv")
    if row["predicate_id"] == "gcmo:fallsShortOf" and row["object_id"] != "sssom:NoTermFound" and not row["predicate_modifier"]
]
READ = next(one for one in ROWS if ARTICLES[one[1]]["checked_against"])
UNREAD = "gcm/objective/22/action/b", "instrument/ilo-c157/article/9"


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=60) as client:
        yield client


def address(pair):
    subject, target = pair
    return f"/link/{subject.replace('/', '-')}--fallsShortOf--{target.removeprefix('instrument/').replace('/', '-')}"


def check(shown, path):
    """Compare an article as a link shows it with the table."""
    row = ARTICLES[path]
    assert (shown["force"], shown["about"]["en"]) == (row["force"], row["about"])
    assert {one["id"].rpartition("/")[2] for one in shown["personalScope"]} == set(row["scope"].split())
    assert (shown["checkedAgainst"] or "", bool(shown["notChecked"])) == (row["checked_against"], row["not_checked"] == "yes")


def test_every_such_link_of_the_api_shows_its_article(http):
    links = http.get("/api/links", params={"predicate": "fallsShortOf", "limit": 200}).json()["member"]
    shown = {(one["subject"]["id"], one["object"]["id"]): one["onArticle"] for one in links}
    base = "https://w3id.org/migration-compact/"
    assert {(subject.removeprefix(base), target.removeprefix(base)) for subject, target in shown} == set(ROWS)
    for (_, target), articles in shown.items():
        assert [one["id"] for one in articles] == [target]
        check(articles[0], target.removeprefix(base))


@pytest.mark.parametrize("pair", [UNREAD, READ], ids=["unread", "read"])
def test_the_page_the_markdown_and_the_json_ld_show_it(http, pair):
    row = ARTICLES[pair[1]]
    (article,) = http.get(f"{address(pair)}.jsonld").json()["onArticle"]
    check({"checkedAgainst": None, "notChecked": None} | article, pair[1])
    page, plain = html.unescape(http.get(f"{address(pair)}.html").text), http.get(f"{address(pair)}.md").text
    read = row["checked_against"] or "Not checked in a text: force and scope rest on knowledge of the instrument."
    for words in (row["about"], "obligation" if row["force"] == "Obligation" else "stated right", read):
        assert words in page
        assert words in plain


def test_guidance_is_apart_from_law_on_the_question(http):
    page = http.get("/questions/compact-weaker-than-law", headers={"accept": "text/html"}).text
    law, guidance = page.split("Where guidance asks more, which does not bind and is not law")
    assert "general comment" not in law.lower().split("where law asks more")[1]
    assert guidance.lower().count("force: guidance") == 3
    assert "force: guidance" not in law


def test_the_page_of_the_article_gives_the_reason_once(http):
    page = re.sub(r"<script.*?</script>", "", http.get("/instrument/ilo-c157/article/9.html").text, flags=re.DOTALL)
    assert page.count("leaves portability to agreements yet to be concluded") == 1
