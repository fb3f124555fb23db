"""How partners are doing is asked when somebody looks, at most once a minute, and nobody waits long for it."""

import asyncio
import threading
import time

import httpx
import pytest

from graph_service.federation import Gateway, Partner, Partners, Probes
from graph_service.federation.gateway import Budget
from graph_service.federation.probe import QUESTION
from graph_service.settings import Settings
from tests.conftest import ServerInThread
from tests.federation.conftest import Scripted, entry, send

ROWS = '{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"urn:1"}}]}}'


@pytest.fixture
def scripted():
    partner = Scripted()
    partner.answer = lambda handler: send(handler, ROWS)
    yield partner
    partner.close()


def partners(*scripts, **more):
    listed = [
        Partner(f"p{number}", f"https://p{number}.example.org/", url=script.url, allow_private=True, **more)
        for number, script in enumerate(scripts)
    ]
    return Gateway(Partners({partner.endpoint: partner for partner in listed})), listed


def states(gateway, listed):
    return [gateway.breaker(partner).state(time.time()) for partner in listed]


def test_many_who_look_at_once_are_one_question_and_the_next_minute_has_its_answer(scripted):
    gateway, listed = partners(*[scripted] * 6)

    async def main():
        probes = Probes(gateway)
        await asyncio.gather(*(probes.look(5.0) for _ in range(50)))
        await probes.look(5.0)
        return len(scripted.seen), states(gateway, listed), any(map(probes.running, listed))

    assert asyncio.run(main()) == (6, ["answering"] * 6, False)


def test_partner_is_asked_again_once_what_is_known_is_old_even_if_its_answer_may_be_kept(scripted):
    scripted.answer = lambda handler: send(handler, ROWS, cache_control="max-age=3600")
    gateway, _ = partners(scripted)

    async def main():
        probes = Probes(gateway, every=0.05)
        for _ in range(3):
            await probes.look(5.0)
            await asyncio.sleep(0.1)

    asyncio.run(main())
    assert len(scripted.seen) == 3


def test_partner_that_a_query_has_asked_just_now_is_not_asked_again(scripted):
    gateway, listed = partners(scripted)

    async def main():
        await gateway.ask(listed[0], "SELECT * WHERE { ?a ?b ?c }", Budget(1, asyncio.get_running_loop().time() + 5))
        await Probes(gateway).look(5.0)

    asyncio.run(main())
    assert len(scripted.seen) == 1


def test_look_at_a_partner_that_never_answers_ends_and_the_next_one_knows(scripted):
    released = threading.Event()
    scripted.answer = lambda _handler: released.wait(60)
    gateway, listed = partners(scripted, seconds=0.6)

    async def main():
        probes = Probes(gateway)
        # Neither an answer nor the time limit of the partner is waited for.
        await probes.look(0.1)
        first, running = states(gateway, listed), probes.running(listed[0])
        await asyncio.wait(list(probes._running.values()))
        await probes.look(0.1)
        return first, running, states(gateway, listed)

    try:
        first, running, then = asyncio.run(main())
    finally:
        released.set()
    assert (first, running, then) == (["untried"], True, ["failing"])
    assert len(scripted.seen) == 1


def test_partner_that_is_left_alone_is_not_probed(scripted):
    gateway, listed = partners(scripted)
    gateway.breaker(listed[0]).asked_to_wait(time.time() + 60)

    async def main():
        await Probes(gateway).look(5.0)

    asyncio.run(main())
    assert not scripted.seen


def test_page_and_json_show_how_each_partner_is_doing(scripted, tmp_path):
    gone = Scripted()
    gone.close()
    listed = tmp_path / "partners.toml"
    entries = [entry("here", "https://here.example.org/sparql", scripted.url), entry("gone", "https://gone.example.org/sparql", gone.url)]
    listed.write_text("\n".join(entries), encoding="utf-8")
    with ServerInThread(Settings(dataset="none", log="off", workers=2, partners=str(listed))) as running:
        answer = httpx.get(f"{running.url}/federation.jsonld")
        assert answer.status_code == 200, answer.text
        by_title = {one["title"]: one for one in answer.json()["partners"]}
        page = httpx.get(f"{running.url}/federation.html").text
    assert by_title["here"]["state"] == "answering"
    assert 0 < by_title["here"]["answeredIn"] < 5
    assert by_title["here"]["lastProblem"] is None
    assert by_title["gone"]["state"] == "its last call failed"
    assert "cannot be reached" in by_title["gone"]["lastProblem"]
    assert "cannot be reached" in page
    assert [body for _, _, _, body in scripted.seen] == [httpx.QueryParams({"query": QUESTION}).__str__()]
