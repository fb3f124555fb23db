"""A partner's afternoon from the guide alone: the commands as printed, ten pledges in a spreadsheet, and where they are seen then."""

import hashlib
import re
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest
from openpyxl import load_workbook

from tests.serving import service

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "guides" / "partners.md").read_text(encoding="utf-8")
SECTION = GUIDE.partition("**Send pledges, reports and reviews.**")[2].partition("**Send us a named graph.**")[0]
GRAPH = "https://example.org/ke/pledges"


def run(line, place):
    words = line.partition("#")[0].split()
    return subprocess.run(
        [sys.executable, "-m", "graph_service.cli", *words[1:]], cwd=place, capture_output=True, text=True, timeout=200, check=False
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    place = tmp_path_factory.mktemp("partner")
    (place / "token").write_text("secret", encoding="utf-8")
    digest = hashlib.sha256(b"secret").hexdigest()
    (place / "tokens.toml").write_text(
        f'[[token]]\nname = "Examplia desk"\nsha256 = "{digest}"\ngraphs = ["https://example.org/*"]\n', encoding="utf-8"
    )
    return place


@pytest.fixture(scope="module")
def url(place):
    with service("--writes", "token", "--tokens", str(place / "tokens.toml"), "--data-dir", str(place / "data"), "--log", "off") as running:
        yield running.url


def commands(url):
    [block] = re.findall(r"```sh\n(.*?)```", SECTION, re.DOTALL)
    return [line.replace("http://127.0.0.1:8000", url) for line in block.strip().splitlines()]


def fill(file, rows):
    book = load_workbook(file)
    sheet = book["pledges"]
    heads = [cell.value for cell in sheet[1]]
    for number, row in enumerate(rows, 3):
        for heading, value in row.items():
            sheet.cell(number, heads.index(heading) + 1, value)
    book.save(file)


def test_ten_pledges_go_in_from_the_guide_alone_and_stand_where_they_belong(url, place):
    template, dry, send = commands(url)
    assert run(template, place).returncode == 0
    row = {
        "pledged by": "new: Examplia (invented)",
        "words": "An invented pledge.",
        "date": "2022-05-17",
        "source": "https://example.org/1",
    }
    rows = [row | {"id": f"2022-{number}", "advances": f"{number}; {number}(a)"} for number in range(1, 11)]
    fill(place / "pledges.xlsx", [*rows[:-1], rows[-1] | {"advances": "99", "level": "planetary"}])
    wrong = run(dry, place)
    assert wrong.returncode == 1
    assert "row 12, column “advances”" in wrong.stderr
    assert "row 12, column “level”" in wrong.stderr
    fill(place / "pledges.xlsx", [*rows[:-1], rows[-1] | {"level": "national"}])
    for line in (dry, send):
        done = run(line, place)
        assert done.returncode == 0, done.stderr
        assert "10 pledges" in done.stderr
    assert httpx.get(f"{url}/api/pledges", params={"graph": GRAPH}, timeout=60).json()["totalItems"] == 10
    page = httpx.get(f"{url}/follow-up/objective/6", headers={"accept": "text/html"}, timeout=60).text
    assert "An invented pledge." in page
    assert "sent by Examplia desk" in page
    again = run(send, place)
    assert "0 statements added and 0 removed" in again.stderr, again.stderr


def test_the_pledge_in_rdf_passes_as_it_is_printed_and_the_command_line_tells_what_the_service_does(url, place):
    [turtle] = re.findall(r"```turtle\n(.*?)```", SECTION, re.DOTALL)
    (place / "pledge.ttl").write_text(turtle, encoding="utf-8")
    passes = run(f"compact-graph validate pledge.ttl --url {url}", place)
    assert (passes.returncode, passes.stdout.strip()) == (0, "the write would pass"), passes
    (place / "clash.ttl").write_text(
        '<https://w3id.org/migration-compact/actor/iom> <http://www.w3.org/2004/02/skos/core#prefLabel> "Another name"@en .',
        encoding="utf-8",
    )
    clash = run(f"compact-graph validate clash.ttl --url {url} --graph https://example.org/ke/labels", place)
    assert clash.returncode == 1
    for graph in ("https://example.org/ke/labels", "https://w3id.org/migration-compact/graph/actors"):
        assert f"<{graph}>" in clash.stdout


def test_a_kill_during_an_import_loses_nothing_acknowledged_and_stores_no_half(place):
    head = "id,pledged by,advances,words,date,source\n"
    table = (head + "".join(f"p{number},KE,6,An invented pledge.,2022,s\n" for number in range(1000))).encode()
    sent = {"content-type": "text/csv", "authorization": "Bearer secret"}
    flags = ("--writes", "token", "--tokens", str(place / "tokens.toml"), "--data-dir", str(place / "killed"), "--log", "off")
    acknowledged = set()
    for turn, patience in enumerate((0.5, 2.0)):
        with service(*flags, stop="kill") as running:
            for earlier in range(turn):
                body = httpx.get(
                    f"{running.url}/api/pledges", params={"graph": f"https://example.org/{earlier}/pledges"}, timeout=120
                ).json()
                assert body["totalItems"] in ((1000,) if earlier in acknowledged else (0, 1000))

            def send(url=running.url, turn=turn):
                try:
                    answer = httpx.post(
                        f"{url}/import", params={"graph": f"https://example.org/{turn}/pledges"}, content=table, headers=sent, timeout=120
                    )
                except httpx.HTTPError:
                    return
                if answer.is_success:
                    acknowledged.add(turn)

            sending = threading.Thread(target=send)
            sending.start()
            # The moment of the kill is arbitrary on purpose: before, while or after the table is read, checked and stored.
            sending.join(patience)
            running.process.kill()
            sending.join()
    with service(*flags) as running:
        for turn in range(2):
            body = httpx.get(f"{running.url}/api/pledges", params={"graph": f"https://example.org/{turn}/pledges"}, timeout=120).json()
            assert body["totalItems"] in ((1000,) if turn in acknowledged else (0, 1000))
