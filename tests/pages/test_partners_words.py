"""Words of partners run their own way: a mark of direction in them turns nothing of ours, wherever a page shows them."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from graph_service.settings import Settings
from tests.conftest import ServerInThread

TURN = "\u202e"
TURNING = Path(__file__).with_name("turning.ttl")
PLEDGES = Path(__file__).parents[2] / "examples" / "follow-up" / "examplia.ttl"
EXAMPLIA = "https://example.org/examplia/"
VOID = {"meta", "link", "br", "img", "input", "hr", "wbr", "source"}
WORDS = re.compile(r'"([^"\n]*[A-Za-z][^"\n]*)"')


class Turned(HTMLParser):
    """Gathers texts with a mark of direction that no element keeps apart; the title of a page has none in it."""

    def __init__(self):
        super().__init__()
        self.open, self.found, self.seen = [], [], 0

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        last = max(place for place, (name, _) in enumerate(self.open) if name == tag)
        del self.open[last:]

    def handle_data(self, data):
        if TURN in data:
            self.seen += 1
            if not any(tag in ("bdi", "title", "script") or ("dir" in attrs and tag != "html") for tag, attrs in self.open):
                self.found.append((" ".join(tag for tag, _ in self.open[-4:]), data.strip()[:60]))


@pytest.fixture(scope="module")
def partnered():
    with (
        ServerInThread(Settings(writes="open", validate_writes="off", log="off", workers=2)) as running,
        httpx.Client(base_url=running.url, timeout=60, headers={"accept": "text/html"}) as client,
    ):
        for graph, file in (("https://partner.example/g", TURNING), ("https://example.org/examplia/follow-up", PLEDGES)):
            turning = WORDS.sub(f'"{TURN}\\1"', file.read_text(encoding="utf-8"))
            client.put(
                "/graph", params={"graph": graph}, content=turning.encode(), headers={"content-type": "text/turtle"}
            ).raise_for_status()
        yield client


def _things(base, file):
    return [
        f"/thing?iri={quote(base + name, safe='')}" for name in re.findall(r"^:([\w-]+) (?:a|rdfs)", file.read_text("utf-8"), re.MULTILINE)
    ]


OURS = ["/gcm/objective/6", "/instrument/ilo-c189", "/actor/iom", "/actor/state/ke", "/brief/6"]
LISTS = ["/follow-up", "/follow-up?level=local", "/follow-up/objective/6", f"/follow-up/state/{EXAMPLIA}state"]
QUERIES = ["/queries/pledges-of-objective.html?objective=6"]


@pytest.mark.parametrize("path", [*_things("https://partner.example/", TURNING), *_things(EXAMPLIA, PLEDGES), *OURS, *LISTS, *QUERIES])
def test_marks_of_direction_in_words_of_partners_turn_nothing_else(partnered, path):
    response = partnered.get(path)
    assert response.status_code == 200, response.text
    page = Turned()
    page.feed(response.text)
    assert not page.found
    assert page.seen
