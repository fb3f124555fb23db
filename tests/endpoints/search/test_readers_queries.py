"""What readers ask, in three languages, and what they must find first: each row is a kind of question, none is provided for by name."""

import pytest

from graph_service.endpoints.search.found import Asked
from graph_service.endpoints.search.query_parser import read
from tests.endpoints.search.test_finding import index  # noqa: F401 - a fixture

FEES, DETENTION = "gcm/objective/6/action/c", "gcm/objective/13/action/h"


@pytest.mark.parametrize(
    ("text", "wanted", "among"),
    [
        ("no recruitment fees", FEES, 3),
        ("recruitment fees", FEES, 3),
        ("who pays recruitment fees?", FEES, 3),
        ("frais de recrutement", FEES, 3),
        ("pas de frais de recrutement", FEES, 3),
        ("frais d'embauche", FEES, 3),
        ("honorarios de contratación", FEES, 3),
        ("no child detention", DETENTION, 3),
        ("detention of children", DETENTION, 3),
        ("children's detention", DETENTION, 3),
        ("détention d’enfants", DETENTION, 3),
        ("detención de niños", DETENTION, 3),
        ("States should not detain children", "gcm/objective/13/action/a", 1),
        ("SDG 8.7", "http://metadata.un.org/sdg/8.7", 1),
        ("ODS 8.7", "http://metadata.un.org/sdg/8.7", 1),
        ("ODD 8.7", "http://metadata.un.org/sdg/8.7", 1),
        ("domestic workers", "instrument/ilo-c189", 3),
        ("trabajadoras domésticas", "instrument/ilo-c189", 3),
        ("travailleurs domestiques", "instrument/ilo-c189", 3),
        ("remesas", "gcm/objective/20", 1),
        ("envois de fonds", "gcm/objective/20", 1),
        ("access to health care", "gcm/objective/15/action/e", 3),
        ("soins de santé", "gcm/objective/15/action/e", 3),
        ("regroupement familial", "gcm/objective/5/action/i", 3),
        ("reunificación familiar", "gcm/objective/5/action/i", 3),
        ("missing migrants", "gcm/objective/8", 1),
        ("migrants disparus", "gcm/objective/8", 1),
        ("traite des personnes", "gcm/objective/10", 1),
        ("trata de personas", "gcm/objective/10", 1),
        ("what does the compact say about smuggling?", "gcm/objective/9", 1),
        ("sécurité sociale", "gcm/objective/22", 1),
        ("portability of social security", "gcm/objective/22", 1),
        ("changement climatique", "priorities-2021/2", 1),
        ("article 7 of C189", "instrument/ilo-c189/article/7", 1),
        ("C189 article 7", "instrument/ilo-c189/article/7", 1),
    ],
)
def test_a_reader_finds_first_what_the_question_is_about(index, text, wanted, among):  # noqa: F811 - the fixture
    assert wanted in [hit.thing.id for hit in index.search(Asked(text, per_page=among)).hits]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("détention d'enfants", ["détention", "enfants"]),
        ("l’accès qu'il", ["accès", "il"]),
        ("children's rights", ["children", "rights"]),
        ("workers' rights", ["workers", "rights"]),
        ("don't", ["don", "t"]),
        ("22(d)", ["22", "d"]),
        ("“d'enfants”", ["d enfants"]),
    ],
)
def test_a_small_word_before_an_apostrophe_is_not_looked_for(text, words):
    assert [" ".join(part.words) for part in read(text).parts] == words


def test_of_texts_that_have_some_words_those_with_more_of_them_come_first(index):  # noqa: F811 - the fixture
    result = index.search(Asked("recruitment fees xylophone", per_page=5))
    assert result.match == "any"
    assert FEES in [hit.thing.id for hit in result.hits]
