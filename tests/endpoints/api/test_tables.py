"""Every list of the API as a table for spreadsheets, and names that people use for what they ask."""

import csv
import io

import pytest

from graph_service.endpoints.api.collections import COLLECTIONS
from graph_service.endpoints.followup.filters import LISTS

LISTED = ["/api", *(f"/api/{one.name}" for one in (*COLLECTIONS, *LISTS)), "/api/chains?objective=6", "/api/objectives/6/actions"]


def rows(answer):
    assert answer.status_code == 200, answer.text[:300]
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", LISTED)
def test_every_list_is_a_table_with_the_members_of_its_pages(api, path):
    page = api.get(path).json()
    table = rows(api.get(path, headers={"accept": "text/csv"}))
    if path != "/api":
        by_name = api.get(path, params={**dict(one.split("=") for one in path.partition("?")[2].split("&") if one), "format": "csv"})
        assert rows(by_name) == table
    assert len(table) == page["totalItems"]
    assert [row["id"] for row in table][: len(page["member"])] == [member["id"] for member in page["member"]]
    if page["member"]:
        assert set(page["member"][0]) - set(table[0]) == set()


def test_cells_hold_words_and_things_with_their_iris(api):
    (row,) = (one for one in rows(api.get("/api/objectives/6/actions?format=csv")) if one["notation"] == "k")
    member = api.get("/api/actions/6(k)").json()
    assert row["text"] == member["text"]["en"]
    assert f"<{member['actionOf']['id']}>" in row["actionOf"]


def test_a_table_can_be_paged_and_narrowed_like_a_list(api):
    table = rows(api.get("/api/links?format=csv&limit=3&page=2&fields=basis"))
    page = api.get("/api/links?limit=3&page=2&fields=basis").json()
    assert [row["id"] for row in table] == [member["id"] for member in page["member"]]
    assert set(table[0]) == {"id", "type", "basis"}
    assert api.get("/api/links?format=xlsx").status_code == 400
    assert api.get("/api/links?format=csv&limit=5000").status_code == 400
    assert api.get("/api/links/none", headers={"accept": "text/csv"}).status_code == 406
    first = api.get("/api/objectives?format=csv")
    assert api.get("/api/objectives?format=csv", headers={"if-none-match": first.headers["etag"]}).status_code == 304
    assert api.get("/api/objectives").headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize("name", ["KE", "ke", "Kenya", "kenya", "actor/state/ke", "https://w3id.org/migration-compact/actor/state/ke"])
def test_a_state_is_known_by_its_code_and_its_name(api, name):
    expected = api.get("/api/ratifications?state=ke").json()["totalItems"]
    assert expected > 0
    assert api.get("/api/ratifications", params={"state": name}).json()["totalItems"] == expected
    assert api.get(f"/api/states/{name}").json()["notation"] == "KE"


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/api/instruments/C999", "instrument/ilo-c1"),
        ("/api/states/Kennya", "actor/state/ke"),
        ("/api/ratifications?state=Kennya", "actor/state/ke"),
        ("/api/states/Kennya/ratifications", "actor/state/ke"),
        ("/api/links?to=C999", "instrument/ilo-c1"),
        ("/api/provisions/gcm/objective/99", "gcm/objective/9"),
        ("/api/actions/6(z)", "gcm/objective/6/action/"),
        ("/api/priorities/44", "priorities-2021/4"),
        ("/api/actors/UNHCRR", "actor/unhcr"),
        ("/api/documents/gcm/final-draft", "gcm/final-draft-2018"),
    ],
)
def test_an_unknown_name_is_answered_with_names_that_are_near(api, path, near):
    problem = api.get(path).json()
    assert problem["status"] in (400, 404)
    assert any(one.startswith(near) for one in problem["known"]), problem
    assert problem["known"][0] in problem["help"]
