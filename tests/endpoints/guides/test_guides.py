"""The guides as the service shows them: whole, readable without script, and linked with one another."""

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import httpx
import pytest

from graph_service.endpoints.guides.documents import documents, lead, page

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"
NAMES = list(documents(DOCS))
NOT_CARRIED = {"SECURITY.md", "README.md", "CONTRIBUTING.md", "CHANGELOG.md"}
"""Files that guides name and that only the source tree holds: their links keep the words."""


@pytest.fixture(scope="module")
def reader(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=30, headers={"accept": "text/html"}) as client:
        yield client


def write(folder, text, name="a.md"):
    (folder / "guides").mkdir(exist_ok=True)
    (folder / "guides" / name).write_text(text, encoding="utf-8")
    return page(folder, name.removesuffix(".md")).body


def test_every_document_has_a_name_of_its_own_and_a_title():
    files = [*DOCS.glob("*.md"), *DOCS.glob("*/*.md")]
    assert len(NAMES) == len(files)
    assert all(len(one.title) > 5 for one in documents(DOCS).values())


def test_list_leads_to_every_document(reader):
    linked = set(re.findall(r'href="/guides/([^"]+)"', reader.get("/guides").text))
    assert linked == set(NAMES)
    assert reader.get("/guides/").status_code == 200


@pytest.mark.parametrize("path", ["/", "/docs", "/guides/sparql", "/gcm/objective/6"])
def test_pages_link_to_the_guides(reader, path):
    assert 'href="/guides"' in reader.get(path).text


@pytest.mark.parametrize("name", NAMES)
def test_page_holds_the_document_and_its_links_lead_somewhere(reader, name):
    answer = reader.get(f"/guides/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert all(' src="/static/' in one for one in re.findall("<script[^>]*>", answer.text)), "a script of the document itself"
    headings = re.findall(r"^#+ ", re.sub(r"```.*?```", "", documents(DOCS)[name].text, flags=re.DOTALL), re.MULTILINE)
    body = answer.text.partition('<article class="guide"')[2]
    assert len(re.findall(r"<h[1-6] id=", body)) == len(headings)
    ids = re.findall(r' id="([^"]+)"', answer.text)
    assert len(ids) == len(set(ids))
    for href in re.findall(r'<a href="([^"]+)"', body):
        path, _, fragment = href.partition("#")
        if href.startswith("/"):
            target = reader.get(path, follow_redirects=True)
            assert target.status_code == 200, href
            assert not fragment or f' id="{unquote(fragment)}"' in target.text, href
        elif not path:
            assert unquote(fragment) in ids, href
        else:
            assert path.startswith(("https://", "http://")), href


@pytest.mark.parametrize("name", NAMES)
def test_only_files_that_the_service_does_not_carry_lose_their_link(name):
    document = documents(DOCS)[name]
    lost = set()
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"```.*?```", "", document.text, flags=re.DOTALL)):
        if not lead(target, PurePosixPath("docs", document.group), documents(DOCS)):
            lost.add(PurePosixPath(target).name)
    assert lost <= NOT_CARRIED


def test_commands_for_clients_name_the_address_of_the_service(reader):
    host = reader.base_url.netloc.decode()
    assert f"http://{host}/api/chains?objective=6" in reader.get("/guides/developers").text
    # An operator's commands are typed on the machine of the service.
    assert "http://127.0.0.1:8000/ready" in reader.get("/guides/operators").text
    odd = reader.get("/guides/developers", headers={"host": 'x"><b>'})
    assert "<b>" not in odd.text


def test_markdown_of_a_document_is_its_file(reader):
    answer = reader.get("/guides/partners.md")
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.content == (DOCS / "guides" / "partners.md").read_bytes()


def test_answer_is_not_sent_twice(reader):
    answer = reader.get("/guides/partners")
    again = reader.get("/guides/partners", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    head = reader.head("/guides/partners")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == answer.headers["etag"]


def test_unknown_guide_is_a_problem_that_names_the_guides(reader):
    answer = reader.get("/guides/nothing", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert "operators" in answer.json()["known"]
    assert reader.get("/guides/nothing.md").status_code == 404
    assert "not found" in reader.get("/guides/nothing").text.lower()


def test_reader_of_spanish_gets_the_frame_in_spanish_and_the_guide_marked_as_english(reader):
    text = reader.get("/guides/sparql?lang=es").text
    assert '<html lang="es"' in text
    assert '<article class="guide" lang="en">' in text
    assert 'href="/guides?lang=es"' in text


def test_raw_html_and_script_links_in_a_document_do_not_become_markup(tmp_path):
    body = write(tmp_path, "# T\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) [y](../secret.md)\n\n```sh\n<b>\n```\n")
    assert "<script" not in body
    assert "href" not in body
    assert "&lt;b&gt;" in body


def test_same_heading_twice_gets_two_ids(tmp_path):
    body = write(tmp_path, "# T\n\n## One\n\n## One\n", "b.md")
    assert 'id="one"' in body
    assert 'id="one-1"' in body
