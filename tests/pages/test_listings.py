"""Pages that list things, as Markdown for programs that read words."""

import re

import pytest

LISTS = {
    "/search.md?q=child+detention": ["/gcm/objective/13/action/h.md", "rights and best interests of the child"],
    "/search.md?q=C999": ["The nearest names", "/instrument/ilo-c"],
    "/questions.md": ["/queries/"],
    "/topics.md": ["/topics/children.md", "passages"],
    "/topics/children.md": ["/gcm/principle/8.md", "“"],
    "/gaps.md": ["Asked, but not taken up", "/priorities-2021/"],
    "/explore.md": ["/explore/evidence.md?from=", "Facilitate fair and ethical recruitment"],
    "/explore.md?view=flow&objective=6": ["/explore/evidence.md?from=", "C029"],
    "/explore/evidence.md?from=gcm/objective/6&to=instrument/ilo-c189": ["“", "/link/gcm-objective-6--reinforcedBy--ilo-c189.md"],
    "/queries.md": ["/queries/child-detention.md"],
    "/states.md": ["Albania (AL)", "/actor/state/", "Instruments without data"],
}


@pytest.mark.parametrize(("path", "words"), LISTS.items())
def test_a_list_is_markdown_by_its_address_and_by_what_is_accepted(pages, path, words):
    answer = pages.get(path)
    assert answer.status_code == 200, answer.text[:500]
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.text.startswith("# ")
    assert [one for one in words if one not in answer.text] == [], answer.text[:1500]
    # The list of saved queries has every one of them.
    assert len(answer.content) <= 8000 or path == "/queries.md"
    accepted = pages.get(path.replace(".md?", "?").removesuffix(".md"), headers={"accept": "text/markdown"})
    assert accepted.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "text/html" in pages.get(path.replace(".md?", "?").removesuffix(".md"), headers={"accept": "text/html"}).headers["content-type"]


@pytest.mark.parametrize(
    ("path", "words", "english"),
    [
        ("/states.md?lang=es", "- [Afganistán (AF)](/actor/state/af.md)", "Afghanistan"),
        ("/states/ke.md?lang=fr", "## GCM objective 1: Collecter et utiliser", "Collect and utilize"),
        ("/states/de.md?lang=es", "# Alemania (DE)", "Germany"),
        ("/gaps.md?lang=es", "GCM objective 8: Salvar vidas", "Save lives"),
        ("/explore.md?lang=fr", "## GCM objective 1: Collecter et utiliser", "Collect and utilize"),
        ("/explore.md?view=flow&objective=6&lang=es", "## GCM objective 6: Facilitar", "Facilitate fair"),
        ("/search.md?q=recruitment&lang=es", "# Buscar", "Text version"),
        ("/instrument/ilo-c189.md?lang=es", "En vigor desde: 5 de septiembre de 2013", "2013-09-05"),
        ("/actor/state/ke.md?lang=fr", "| 1997 | 25 août 2022 |", "2022-08-25"),
    ],
)
def test_names_and_dates_are_in_the_readers_language(pages, path, words, english):
    text = pages.get(path).text
    assert words in text, text[:1500]
    assert english not in text
    # Without a language it is English, with days that programs read.
    assert english in pages.get(re.sub(r"[?&]lang=..", "", path)).text


@pytest.mark.parametrize("path", LISTS)
def test_what_a_list_names_is_there(pages, path):
    addresses = re.findall(r"\]\((/[^)]+)\)", pages.get(path).text)
    assert addresses
    for address in addresses[:3] + addresses[-3:]:
        answer = pages.get(address)
        assert answer.status_code == 200, address
        assert answer.headers["content-type"].startswith("text/markdown"), address


def test_a_question_leads_to_the_answer_of_its_query(pages):
    answer = pages.get("/questions/not-joined-by-state.md?state=ke", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/queries/not-joined-by-state.md?state=ke")
    assert pages.get(answer.headers["location"]).status_code == 200
    assert pages.get("/gaps.md?length=full").text.count("\n- ") > pages.get("/gaps.md").text.count("\n- ")
