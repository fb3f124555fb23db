"""What is made once for a version of the dataset follows its writes, is shared by those who wait, and survives a failure."""

import asyncio

import httpx
import pytest

from graph_service.corpus.per_version import PerVersion
from graph_service.errors import UnavailableError

GRAPH = "https://w3id.org/migration-compact/graph/versions"
INSTRUMENT = """
PREFIX gcmo: <https://w3id.org/migration-compact/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
<https://example.org/treaty> a gcmo:Treaty, gcmo:Instrument ; skos:prefLabel "Treaty of Somewhere <b>Else</b>"@en ; skos:notation "TSE 77" .
"""


class Clock:
    """A store as far as a version goes."""

    def __init__(self):
        self.version = "1"


def test_catalogue_search_matching_and_dumps_follow_a_write(client):
    before = client.get("/catalog.ttl")
    assert GRAPH not in before.text
    assert client.put("/graph", params={"graph": GRAPH}, content=INSTRUMENT, headers={"content-type": "text/turtle"}).is_success
    try:
        after = client.get("/catalog.ttl")
        assert GRAPH in after.text
        assert after.headers["etag"] != before.headers["etag"]
        hit = client.get("/search", params={"q": "TSE 77"}).json()["member"][0]
        assert hit["id"] == "https://example.org/treaty"
        page = client.get("/search", params={"q": "somewhere"}, headers={"accept": "text/html"}).text
        assert 'href="https://example.org/treaty"' in page
        assert "<b>Else" not in page
        answer = client.get("/reconcile", params={"queries": '{"q":{"query":"TSE 77"}}'}).json()
        assert (answer["q"]["result"][0]["id"], answer["q"]["result"][0]["match"]) == ("https://example.org/treaty", True)
        listed = {row["graph"]: row for row in client.get("/dump/").json()["dumps"]}
        assert listed[GRAPH]["triples"] == 4
        dump = next(file["url"] for file in listed[GRAPH]["files"] if file["name"].endswith(".nt"))
        assert "TSE 77" in client.get(dump).text
    finally:
        assert client.delete("/graph", params={"graph": GRAPH}).is_success
    assert client.get("/search", params={"q": "TSE 77"}).json()["totalItems"] == 0
    assert client.get(dump).status_code == 404
    assert GRAPH not in client.get("/catalog.ttl").text


def test_dataset_of_others_is_described_without_our_titles(client):
    text = client.get("/catalog", headers={"accept": "text/html"}).text
    assert "A named graph that was loaded into this service." in text
    assert client.get("/alignments.sssom.tsv").text.splitlines()[-1].startswith("subject_id")


def test_those_who_ask_together_share_one_making():
    async def main():
        made = []

        async def make():
            made.append(1)
            await asyncio.sleep(0.01)
            return len(made)

        holder = PerVersion(Clock(), make)
        first = await asyncio.gather(*(holder.get() for _ in range(9)))
        return first, await holder.get(), len(made)

    first, again, made = asyncio.run(main())
    assert set(first) == {again} == {("1", 1)}
    assert made == 1


def test_new_version_makes_a_new_one():
    async def main():
        clock = Clock()

        async def make():
            return f"made for {clock.version}"

        holder = PerVersion(clock, make)
        await holder.get()
        clock.version = "2"
        return await holder.get()

    assert asyncio.run(main()) == ("2", "made for 2")


def test_who_does_not_want_to_wait_gets_the_last_that_was_made_while_another_is_made():
    async def main():
        clock, go_on = Clock(), asyncio.Event()

        async def make():
            if clock.version == "2":
                await go_on.wait()
            return f"made for {clock.version}"

        holder = PerVersion(clock, make)
        first = await holder.latest(0)
        clock.version = "2"
        meanwhile = [await holder.latest(0), await holder.latest(0)]
        go_on.set()
        return first, meanwhile, await holder.latest(60), await holder.get()

    first, meanwhile, then, again = asyncio.run(main())
    assert (first, set(meanwhile)) == (("1", "made for 1"), {("1", "made for 1")})
    assert then == again == ("2", "made for 2")


def test_who_does_not_want_to_wait_for_the_first_is_told_to_come_again():
    async def main():
        go_on, tries = asyncio.Event(), []

        async def make():
            tries.append(1)
            await go_on.wait()
            return "made"

        holder = PerVersion(Clock(), make)
        told = []
        for _ in range(2):
            with pytest.raises(UnavailableError) as raised:
                await holder.latest(0, first=False)
            told.append(raised.value.headers)
        go_on.set()
        return told, await holder.latest(60, first=False), await holder.latest(0, first=False), len(tries)

    told, then, again, tries = asyncio.run(main())
    assert told == [{"Retry-After": "30"}] * 2
    assert then == again == ("1", "made")
    assert tries == 1


def test_failure_is_told_to_all_and_not_kept():
    async def main():
        tries = []

        async def make():
            tries.append(1)
            await asyncio.sleep(0)
            if len(tries) == 1:
                raise UnavailableError("busy")
            return "made"

        holder = PerVersion(Clock(), make)
        failed = await asyncio.gather(*(holder.get() for _ in range(3)), return_exceptions=True)
        return failed, await holder.get()

    failed, made = asyncio.run(main())
    assert [type(error) for error in failed] == [UnavailableError] * 3
    assert made == ("1", "made")


def test_write_in_the_middle_of_making_starts_it_again():
    async def main():
        clock = Clock()

        async def make():
            value = f"made for {clock.version}"
            if clock.version == "1":
                clock.version = "2"
            return value

        return await PerVersion(clock, make).get()

    assert asyncio.run(main()) == ("2", "made for 2")


def test_writes_without_end_leave_the_last_that_was_made_and_one_making_at_a_time():
    async def main():
        clock, making, together = Clock(), set(), []

        async def make():
            making.add(clock.version)
            together.append(len(making))
            value = f"made for {clock.version}"
            await asyncio.sleep(0)
            making.clear()
            if clock.version != "1":
                clock.version += "x"
            return value

        async def ask():
            clock.version += "y"
            return await holder.get()

        holder = PerVersion(clock, make)
        await holder.get()
        clock.version = "2"
        return await asyncio.gather(*(ask() for _ in range(9))), together

    answers, together = asyncio.run(main())
    assert set(answers) == {("1", "made for 1")}
    assert set(together) == {1}


def test_writes_without_end_are_an_error_and_not_a_loop():
    async def main():
        clock = Clock()

        async def make():
            clock.version += "x"

        with pytest.raises(UnavailableError):
            await PerVersion(clock, make).get()

    asyncio.run(main())


def test_what_is_made_of_another_holder_s_value_is_never_of_an_older_version():
    async def main():
        clock = Clock()

        async def make():
            value = f"things of {clock.version}"
            if len(clock.version) < 3:
                # A write in the middle of reading the things, twice.
                clock.version += "x"
            return value

        things = PerVersion(clock, make)

        async def index():
            return f"index of {await things.current()}"

        return await PerVersion(clock, index).get()

    assert asyncio.run(main()) == ("1xx", "index of things of 1xx")


def test_client_that_leaves_does_not_stop_what_others_wait_for():
    async def main():
        started = asyncio.Event()

        async def make():
            started.set()
            await asyncio.sleep(0.02)
            return "made"

        holder = PerVersion(Clock(), make)
        leaving = asyncio.create_task(holder.get())
        staying = asyncio.create_task(holder.get())
        await started.wait()
        leaving.cancel()
        return await staying

    assert asyncio.run(main()) == ("1", "made")


def test_service_that_stops_leaves_no_dumps_behind(run_service, tmp_path):
    with run_service("--log", "off", "--workers", "2", env={"TMPDIR": str(tmp_path)}) as running:
        assert httpx.get(f"{running.url}/dump/sdg.ttl", timeout=30).status_code == 200
        assert list(tmp_path.glob("compact-graph-dump-*"))
    assert not list(tmp_path.glob("compact-graph-dump-*"))


def test_dumps_that_a_killed_service_has_left_go_and_those_of_a_running_one_stay(run_service, tmp_path):
    options = {"env": {"TMPDIR": str(tmp_path)}}
    flags = ("--log", "off", "--workers", "2")

    def folders():
        return set(tmp_path.glob("compact-graph-dump-*"))

    with run_service(*flags, **options, stop="kill") as killed:
        assert httpx.get(f"{killed.url}/dump/sdg.ttl", timeout=30).status_code == 200
    [left] = folders()
    with run_service(*flags, **options) as first:
        assert httpx.get(f"{first.url}/dump/sdg.ttl", timeout=30).status_code == 200
        [own] = folders()
        assert own != left
        with run_service(*flags, **options) as second:
            assert httpx.get(f"{second.url}/dump/sdg.ttl", timeout=30).status_code == 200
            assert len(folders() - {own}) == 1
            assert own in folders()
    assert not folders()


@pytest.mark.parametrize("path", ["/catalog", "/dump/all.nq", "/changes", "/search", "/search/suggest", "/alignments.sssom.tsv"])
def test_options_tells_what_may_be_asked(client, path):
    response = client.options(path)
    assert (response.status_code, response.headers["allow"]) == (204, "GET, HEAD, OPTIONS")
    assert response.headers["access-control-allow-origin"] == "*"


def test_many_at_once_after_a_start_get_one_answer(builtin_url):
    async def main():
        async with httpx.AsyncClient(base_url=builtin_url, timeout=60) as http:
            return await asyncio.gather(*(http.get("/catalog.nt") for _ in range(8)))

    assert len({response.headers["etag"] for response in asyncio.run(main())}) == 1
