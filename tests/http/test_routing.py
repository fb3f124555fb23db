"""The table of paths is read from top to bottom: no row can hide a later one, and a row has every route of its router."""

import pytest
from fastapi import APIRouter, FastAPI

from graph_service.http.routing import Row, Table


async def first(_exchange):
    pass


async def last(_exchange):
    pass


EVERYTHING = Row(("*",), last)


def test_the_first_row_that_has_a_path_answers_it():
    table = Table(Row(("/graph", "/graph/*"), first, "graph"), EVERYTHING)
    assert [table.find(path).name for path in ("/graph", "/graph/", "/graph/a/b", "/graphs", "/")] == ["graph"] * 3 + ["other"] * 2


@pytest.mark.parametrize("hidden", ["/graph/size", "/graph/*", "/graph/a*"])
def test_a_row_behind_one_that_takes_its_paths_is_refused(hidden):
    with pytest.raises(ValueError, match="earlier row"):
        Table(Row(("/graph/*",), first), Row((hidden,), first), EVERYTHING)


def test_nothing_stands_behind_the_row_of_every_path():
    with pytest.raises(ValueError, match="earlier row"):
        Table(EVERYTHING, Row(("/graph",), first))


def test_a_router_with_a_route_elsewhere_is_refused():
    router = APIRouter()
    router.add_api_route("/search/{word}", first)
    Table(Row(("/search/*",), router), EVERYTHING)
    with pytest.raises(ValueError, match="/search/"):
        Table(Row(("/search",), router), EVERYTHING)


def test_what_no_route_takes_is_for_the_last_row():
    framework = FastAPI()
    default = framework.router.default
    Table(EVERYTHING).mount(framework)
    assert framework.router.default is not default
