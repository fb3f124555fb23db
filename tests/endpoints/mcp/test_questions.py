"""Seventy questions of an assistant, answered by scripted calls: the right words, and how many bytes they take."""

import tomllib
from pathlib import Path

import pytest

QUESTIONS = tomllib.loads((Path(__file__).parent / "questions.toml").read_text(encoding="utf-8"))["question"]
MOST, USUAL = 8000, 6000


def answer(tool, question):
    """The answers to a question's calls, together, and their sizes."""
    said = []
    for name, arguments in question["calls"]:
        text, failed = tool.call(name, **arguments)
        assert failed == question.get("fails", False), text
        said.append(text)
    return "\n".join(said), [len(text.encode()) for text in said]


def test_there_are_seventy():
    assert len({question["asks"] for question in QUESTIONS}) == 70


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["asks"])
def test_a_question_gets_its_answer_in_few_bytes(tool, question):
    text, sizes = answer(tool, question)
    assert [words for words in question["words"] if words not in text] == [], text[:2000]
    assert max(sizes) < MOST


def test_all_answers_together_are_short(tool):
    sizes = [size for question in QUESTIONS for size in answer(tool, question)[1]]
    assert sum(sizes) / len(sizes) < USUAL
