"""Citations: one line, BibTeX and CSL-JSON that say the same, whatever signs the words have."""

import json
import re
from html import unescape
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.endpoints.resources.citation import Citation, bibtex, csl, line, written_date
from graph_service.namespaces import BASE

ACTION = Citation(
    iri=f"{BASE}gcm/objective/6/action/k",
    title="Global Compact for Safe, Orderly and Regular Migration: Final Draft, 11 July 2018",
    kind="report",
    edition="0.1.0",
    label="GCM objective 6(k)",
    issuers=("Co-facilitators",),
    date="2018-07-11",
    version="Final Draft of 11 July 2018",
    language="en",
)
WORDS = st.text(st.one_of(st.sampled_from('{}\\%&_#$~^"@,\n='), st.characters(exclude_categories=["Cs", "Cc"])), max_size=40)


def test_a_line_says_who_what_where_and_as_which_text():
    assert line(ACTION) == (
        "Co-facilitators, “Global Compact for Safe, Orderly and Regular Migration: Final Draft, 11 July 2018”, GCM objective 6(k). "
        f"Quoted as Final Draft of 11 July 2018 in Migration Compact Graph, edition 0.1.0, {BASE}gcm/objective/6/action/k"
    )


def test_what_is_not_known_is_left_out():
    bare = Citation(iri=f"{BASE}nahuacalli-2018/march", title="Call", kind="webpage", edition="0.1.0")
    assert line(bare) == f"“Call”. Quoted in Migration Compact Graph, edition 0.1.0, {BASE}nahuacalli-2018/march"
    assert "author" not in bibtex(bare)
    assert "year" not in bibtex(bare)
    assert json.loads(csl(bare))[0].keys() == {"id", "type", "title", "source", "note", "URL"}


def test_what_is_only_described_is_not_called_quoted():
    treaty = Citation(f"{BASE}instrument/ilo-c189", "Convention", "legislation", "0.1.0", date="2011-06-16", held=False)
    assert line(treaty).startswith("“Convention”, 16 June 2011. As described in Migration Compact Graph")


@pytest.mark.parametrize(
    ("date", "written", "parts"),
    [
        ("2018-07-11", "11 July 2018", [2018, 7, 11]),
        ("2021-11", "November 2021", [2021, 11]),
        ("2018", "2018", [2018]),
        ("2018-13", "2018", [2018]),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(date, written, parts):
    assert written_date(date) == written
    body = json.loads(csl(Citation("https://example.org/a", "T", "report", "1", date=date)))
    assert body[0]["issued"] == {"date-parts": [parts]}


@given(WORDS, WORDS, st.lists(WORDS.filter(str.strip), max_size=3))
def test_bibtex_has_balanced_braces_and_no_bare_special_sign(title, label, issuers):
    made = bibtex(Citation(ACTION.iri, title, "report", "0.1.0", label, tuple(issuers), "2018"))
    depth = 0
    for sign in made:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    assert made.startswith("@misc{")
    # At the depth of a field's value, no more and no fewer fields than we wrote.
    fields = re.findall(r"^  ([a-z]+) = \{", made, re.MULTILINE)
    assert fields == [*(["author"] if issuers else []), "title", "year", "note", "howpublished", "url"]
    for value in re.findall(r"^  (?:author|title|note) = \{(.*)\},$", made, re.MULTILINE):
        assert not re.search(r"(?<!\\)[#$%&_]", value)
        assert "~" not in value
        assert "^" not in value


@given(WORDS, WORDS, st.lists(WORDS, max_size=3))
def test_csl_is_json_with_the_same_words_and_a_line_is_one_line(title, label, issuers):
    citation = Citation(ACTION.iri, title, "report", "0.1.0", label, tuple(issuers), "2018-07-11")
    item = json.loads(csl(citation))[0]
    assert [author["literal"] for author in item.get("author", [])] == [" ".join(issuer.split()) for issuer in issuers]
    assert item["URL"] == ACTION.iri
    assert len(line(citation).splitlines()) == 1


def shown(site, path):
    page = site.get(f"/{path}.html").text
    section = re.search(r'<section class="cite".*?</section>', page, re.DOTALL)
    return section and unescape(section[0])


@pytest.mark.parametrize(
    ("path", "said", "kind"),
    [
        (
            "gcm/objective/6/action/k",
            "Final Draft, 11 July 2018”, GCM objective 6(k), paragraph 22(k). Quoted as Final Draft of 11 July 2018 in",
            "report",
        ),
        ("gcm/final-draft-2018", "Final Draft, 11 July 2018”. Quoted as Final Draft of 11 July 2018 in", "report"),
        ("priorities-2021/4/e", "Get Back on Track”, November 2021, Priorities 2021, priority 4(e). Quoted in", "report"),
        ("nahuacalli-2018/ayotzinapa-cinismo/3", "Committee of mothers and fathers of the 43", "webpage"),
        ("instrument/ilo-c189", "“Domestic Workers Convention, 2011 (C189)”, 16 June 2011. As described in", "legislation"),
    ],
)
def test_a_page_cites_what_it_shows(site, path, said, kind):
    section = shown(site, path)
    assert said in section
    # An address that works: the namespace of the identifier is proposed and not yet registered.
    address = f"{str(site.base_url).rstrip('/')}/{path}"
    assert f", edition 0.1.0, {address}</p>" in section
    assert f'<code id="cite-iri">{BASE}{path}</code>' in section
    item = json.loads(re.search(r"<code[^>]*>(\[.*?)</code>", section, re.DOTALL)[1])[0]
    assert (item["type"], item["URL"]) == (kind, address)
    assert "A/RES/73/195" not in section
    saved = re.search(r'href="data:application/x-bibtex;charset=utf-8,([^"]*)" download="[\w-]+\.bib"', section)
    assert f'<code id="cite-bibtex">{unquote(saved[1])}</code>' in section


@pytest.mark.parametrize("path", ["actor/ilo", "ratification/mx-icmw", "link/commitments-2018-1--cites--gcm"])
def test_what_is_no_text_is_not_cited_as_one(site, path):
    assert shown(site, path) is None
