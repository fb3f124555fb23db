"""The questions that are answered in words."""

import re

import pytest

from graph_service.endpoints.questions.routes import QUESTIONS


def test_the_list_leads_to_every_question(pages):
    assert len(QUESTIONS) == 10
    assert set(re.findall(r'href="/questions/([a-z-]+)', pages.get("/questions").text)) == set(QUESTIONS)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered(pages, name, language):
    page = pages.get(f"/questions/{name}", params={"lang": language})
    assert page.status_code == 200, page.text
    # With an answer, each sentence with what it rests on.
    answer = page.text.partition("<main")[2].partition("</main>")[0]
    assert "<h1" in answer
    assert re.search(r'<a href="/(?!questions)', answer)
