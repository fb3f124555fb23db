"""States: the table with its filter and its map, one State against the objectives, two side by side, and the workbook."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from html import unescape

import httpx
import openpyxl
import pytest

from graph_service.pages.i18n import Language

FOUR = {"state party", "signatory", "no action", "no data"}
PAGE = {"accept": "text/html"}


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=60, headers=PAGE) as client:
        yield client


@pytest.fixture(scope="module")
def workbook(http):
    answer = http.get("/states/ke.xlsx")
    assert answer.headers["content-type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert 'filename="ke.xlsx"' in answer.headers["content-disposition"]
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def test_the_table_is_narrowed_by_name_and_by_code_without_a_script(http):
    names = re.findall(r'<tr data-state="([^"]*)"', http.get("/states?name=guinea").text)
    assert len(names) == 4
    assert all("guinea" in one for one in names)
    assert len(re.findall("<tr data-state=", http.get("/states?name=PH").text)) == 1
    assert len(re.findall("<tr data-state=", http.get("/states?name=Tanzania, United Republic of").text)) == 1
    assert len(re.findall("<tr data-state=", http.get("/states").text)) == 193
    assert "0 States" in http.get("/states?name=xyzzy").text
    assert len(list(csv.reader(io.StringIO(http.get("/states.csv?name=Kenya").text)))) > 20


def test_every_cell_of_the_table_says_in_words_which_of_the_four_it_is(http):
    page = unescape(http.get("/states").text)
    heads = re.findall(r'<th scope="col"><a[^>]*>([^<]*)', page)
    assert len(set(heads)) == len(heads) > 20
    assert not [one for one in heads if "…" in one]
    rows = re.findall(r"<tr data-state=.*?</tr>", page)
    cells = [re.findall(r"<td[^>]*>([^<]*)</td>", row)[:-1] for row in rows]
    assert {len(row) for row in cells} == {len(heads)}
    assert {cell for row in cells for cell in row if not cell.isdigit()} == {"signed", "no action", "no data"}
    legend = page.partition('<p class="legend">')[2].partition("</p>")[0]
    for word in ("A year: State party", "“signed”", "“no action”", "“no data”"):
        assert word in legend
    # On a phone a cell says which treaty it is about by a rule for its column.
    assert len(re.findall(r"\.states td:nth-child\(\d+\)\{--of:", page)) == len(heads)
    assert len(page) < 250_000


def test_a_status_is_shown_with_its_day_of_record(http):
    days = {
        one["asOf"] for one in http.get("/api/ratifications?state=ke&limit=200", headers={"accept": "application/json"}).json()["member"]
    }
    assert days
    for language in ("en", "es", "fr"):
        words = Language(language)
        for day in days:
            said = str(words.t("states.as_of_day", day=words.day(day)))
            for path in ("/states/ke?", "/states/ke/ph?", "/states/ke.md?length=full&"):
                shown = re.sub(r"<[^>]*>", "", http.get(f"{path}lang={language}").text)
                assert said in unescape(shown), (path, language)
    assert http.get("/states.md?length=full").text.count(Language("en").day(min(days))) > 5


def test_the_map_says_of_each_state_what_the_table_says(http):
    answer = http.get("/states/map.svg?objective=6")
    assert answer.headers["content-type"] == "image/svg+xml"
    drawn = dict(re.findall(r"<title>([^<:]+): (\d+/\d+)</title>", ET.canonicalize(answer.text)))
    page = unescape(http.get("/states?objective=6").text)
    listed = dict(re.findall(r'<tr data-state="[^"]*"><th[^>]*><a[^>]*>([^<]+)</a>.*?>(\d+/\d+)</td></tr>', page))
    assert drawn == listed
    assert len(drawn) == 193
    assert '<img src="/states/map.svg?objective=6"' in page
    assert "http" not in answer.text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", ["KE", "Kenya", "kenya", "Kenia"])
def test_a_state_is_known_by_its_code_and_its_name(http, name):
    answer = http.get(f"/states/{name}?confidence=0.9")
    assert (answer.status_code, answer.headers["location"]) == (303, "/states/ke?confidence=0.9")
    assert http.get(f"/states/{name}.xlsx").headers["location"] == "/states/ke.xlsx"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Tanzania, United Republic of", "tz"),
        ("Côte d’Ivoire", "ci"),
        ("Ivory Coast", "ci"),
        ("KEN", "ke"),
        ("Iran (Islamic Republic of)", "ir"),
    ],
)
def test_a_state_is_known_by_its_name_as_lists_write_it(http, name, code):
    assert http.get(f"/states/{name}").headers["location"] == f"/states/{code}"
    asked = json.dumps({"q0": {"query": name, "type": "State"}})
    answer = http.post("/reconcile", data={"queries": asked}, headers={"accept": "application/json"})
    assert [(one["id"], one["match"]) for one in answer.json()["q0"]["result"][:1]] == [(f"actor/state/{code}", True)]


def test_an_unknown_state_is_answered_with_states_that_are_near(http):
    problem = http.get("/states/Kenyaa", headers={"accept": "application/json"})
    assert problem.status_code == 404
    assert "ke" in problem.json()["known"]
    assert http.get("/states/ke/Kenyaa").status_code == 404


def test_a_state_has_a_row_for_each_objective_with_one_of_four_words_for_each_instrument(http):
    page = http.get("/states/ke").text
    assert page.count('<th scope="row">') == 23
    assert "No partner has sent pledges of this State" in page
    rows = list(csv.DictReader(io.StringIO(http.get("/states/ke.csv").content.decode("utf-8-sig"))))
    assert {row["standing"] for row in rows} <= FOUR
    assert {int(row["objective"]) for row in rows} <= set(range(1, 24))
    standings = {row["instrument"]: row["standing"] for row in rows}
    recorded = http.get("/api/ratifications?state=ke&limit=200", headers={"accept": "application/json"}).json()["member"]
    for one in recorded:
        label = one["ratificationOf"].get("notation")
        if label in standings:
            assert standings[label] == one["standing"]
    assert "no data" in standings.values()


def test_the_workbook_is_the_table_with_its_sources(http, workbook):
    assert workbook.sheetnames == ["Objectives", "Instruments", "Sources"]
    objectives = list(workbook["Objectives"].values)
    assert objectives[0][4:8] == ("state party", "signatory", "no action", "no data")
    assert [row[0] for row in objectives[1:]] == list(range(1, 24))
    assert objectives[6][2].startswith("We commit to")
    assert all(row[8] == "no data" for row in objectives[1:])
    table = [tuple("" if cell is None else str(cell) for cell in row) for row in workbook["Instruments"].values]
    assert table == [tuple(row) for row in csv.reader(io.StringIO(http.get("/states/ke.csv").content.decode("utf-8-sig")))]
    sources = list(workbook["Sources"].values)
    assert any("not resolution A/RES/73/195" in str(row[1]) for row in sources)
    for row in sources[1:8]:
        path = row[2].removeprefix(str(http.base_url).rstrip("/"))
        assert path.startswith("/"), row
        assert http.get(path, follow_redirects=True).status_code == 200, row


def test_two_states_stand_side_by_side_under_every_instrument(http):
    answer = http.get("/states?compare=ke,ph")
    assert (answer.status_code, answer.headers["location"]) == (303, "/states/ke/ph")
    assert http.get("/states/Kenya/Philippines").headers["location"] == "/states/ke/ph"
    page = http.get("/states/ke/ph").text
    rows = re.findall(r'<tr[^>]*><th scope="row">.*?</tr>', page)
    assert len(rows) > 30
    for row in rows:
        said = re.findall(r"<td[^>]*>([a-z ]+)", row)
        assert len(said) == 2
        assert {one.strip() for one in said} <= FOUR
    assert 'class="differs"' in page


def test_a_state_in_markdown_is_short_and_in_other_languages_has_their_words(http):
    short = http.get("/states/ke.md")
    assert short.headers["content-type"].startswith("text/markdown")
    assert len(short.content) < 8000
    assert "no data" in short.text
    assert "sin datos" in http.get("/states/ke?lang=es").text
    assert "aucune donnée" in http.get("/states/ke?lang=fr").text
