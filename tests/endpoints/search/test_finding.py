"""What a search finds: what people cite comes first, words are found whatever their form, and no text can break it."""

import asyncio
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph_service import app
from graph_service.corpus.things import read_things
from graph_service.endpoints import search
from graph_service.endpoints.search.codes import key
from graph_service.endpoints.search.found import Asked
from graph_service.endpoints.search.index import Index
from graph_service.endpoints.search.query_parser import read
from graph_service.endpoints.search.synonyms import english, spellings
from graph_service.http.observability import Log
from graph_service.settings import Settings

SPANISH = Path(search.__file__).with_name("spanish.tsv")


@pytest.fixture(scope="module")
def index():
    async def main():
        store = app.create_store(Settings(workers=2), Log("off"))
        await store.start()
        try:
            return Index(await read_things(store))
        finally:
            await store.stop()

    made = asyncio.run(main())
    yield made
    made.close()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("C189", "instrument/ilo-c189"),
        ("c 189", "instrument/ilo-c189"),
        ("No. 189", "instrument/ilo-c189"),
        ("ILO Convention No. 189", "instrument/ilo-c189"),
        ("Domestic Workers Convention, 2011 (No. 189)", "instrument/ilo-c189"),
        ("C95", "instrument/ilo-c095"),
        ("R202", "instrument/ilo-r202"),
        ("CEDAW", "instrument/cedaw"),
        ("cmw", "actor/cmw-committee"),
        ("A/RES/73/195", "gcm"),
        ("objective 6", "gcm/objective/6"),
        ("Objective 23", "gcm/objective/23"),
        ("GCM objective 6(k)", "gcm/objective/6/action/k"),
        ("22(a)", "gcm/objective/22/action/a"),
        ("para 22(a)", "gcm/objective/6/action/a"),
        ("para 51", "gcm/para/51"),
        ("paragraph 51", "gcm/para/51"),
        ("§ 51", "gcm/para/51"),
        ("paragraph 22", "gcm/objective/6/commitment"),
        ("para 43(a)(ii)", "gcm/para/43/a/ii"),
        ("guiding principle 3", "gcm/principle/3"),
        ("principle 3", "gcm/principle/3"),
        ("footnote 3", "gcm/footnote/3"),
        ("priority 4", "priorities-2021/4"),
        ("priority 4(e)", "priorities-2021/4/e"),
        ("commitment 7", "commitments-2018/7"),
        ("goal 4", "joint-message-2018/goal/4"),
        ("International Organization for Migration", "actor/iom"),
        ("imrf", "forum/imrf"),
        ("gcm/objective/6", "gcm/objective/6"),
        ("https://w3id.org/migration-compact/actor/iom", "actor/iom"),
    ],
)
def test_what_is_cited_comes_first(index, text, first):
    result = index.search(Asked(text))
    assert result.hits[0].thing.id == first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("recruitment fees", "gcm/objective/6/action/c"),
        ("recruiting fee", "gcm/objective/6/action/c"),
        ("sexual violence domestic work", "gcm/objective/6/action/k"),
        ("desaparecido", "nahuacalli-2018/march/3"),
    ],
)
def test_words_are_found_whatever_their_form(index, text, expected):
    assert expected in [hit.thing.id for hit in index.search(Asked(text, per_page=100)).hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("remittances", "gcm/objective/20"),
        ("detention", "priorities-2021/7"),
        ("data", "gcm/objective/1"),
        ("consular", "gcm/objective/14"),
        ("smuggling", "gcm/objective/9"),
        ("missing migrants", "gcm/objective/8"),
        ("UN Network on Migration", "actor/un-network-on-migration"),
    ],
)
def test_what_a_text_is_about_comes_before_what_only_has_the_word(index, text, first):
    assert index.search(Asked(text)).hits[0].thing.id == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("labour rights", "labor rights"),
        ("regularisation", "regularization"),
        ("child detention", "detention of children"),
        ("woman", "women"),
    ],
)
def test_the_other_spelling_and_number_find_the_same(index, one, other):
    ids = [{hit.thing.id for hit in index.search(Asked(text, per_page=100)).hits} for text in (one, other)]
    assert ids[0] == ids[1] != set()


@pytest.mark.parametrize(
    ("text", "read_as", "first"),
    [
        ("remitances", {"remitances": ("remittances",)}, "gcm/objective/20"),
        ("human traficking", {"traficking": ("trafficking",)}, None),
        ("remesas", {"remesas": ("remittances",)}, "gcm/objective/20"),
        ("tasas", {"tasas": ("fee", "fees")}, "instrument/ilo-recruitment-fees-definition"),
        ("DETENCIÓN", {"detención": ("detention",)}, "gcm/objective/13"),
        ("niñas", {"niñas": ("child", "children")}, None),
        ("trabajadoras domésticas", {"trabajadoras": ("worker",), "domésticas": ("domestic",)}, None),
    ],
)
def test_a_slip_and_a_spanish_word_are_read_and_the_answer_says_so(index, text, read_as, first):
    result = index.search(Asked(text))
    assert (result.match, result.read_as) == ("all", read_as)
    assert first is None or result.hits[0].thing.id == first
    assert any("<mark>" in hit.snippet for hit in result.hits)


@pytest.mark.parametrize(
    "text", ["remittances", '"remitances"', "remitances*", "-remitances migrants", "xyzzy", "kafala", "C189", "the of and"]
)
def test_what_is_known_quoted_or_like_nothing_is_not_read_as_something_else(index, text):
    assert index.search(Asked(text)).read_as == {}


def test_a_short_word_has_no_other_spelling():
    assert spellings("four", {"for": 1, "four": 1}) == ()
    assert spellings("labour", {"labor": 1}) == ("labor",)
    assert spellings("labour", {}) == ()


def test_only_spanish_texts_are_asked_in_spanish(index):
    result = index.search(Asked("remesas", language="es"))
    assert (result.match, result.read_as) == ("none", {})


def test_every_word_of_the_glossary_is_english_that_some_text_has(index):
    rows = [line.split("\t") for line in SPANISH.read_text(encoding="utf-8").splitlines()[1:]]
    lost = [spanish for spanish, words in rows for word in words.split() if index.search(Asked(word, language="en")).match == "none"]
    assert lost == []
    assert [spanish for spanish, words in rows if english(spanish) != tuple(words.casefold().split())] == []


def test_accents_and_case_make_no_difference(index):
    plain = [hit.thing.id for hit in index.search(Asked("enrique pena nieto", per_page=100)).hits]
    assert plain == [hit.thing.id for hit in index.search(Asked("ENRIQUE PEÑA NIETO", per_page=100)).hits]
    assert plain[0] == "actor/enrique-pena-nieto"


def test_every_word_is_wanted_and_some_only_where_no_text_has_all(index):
    every = index.search(Asked("domestic workers"))
    assert every.match == "all"
    assert index.search(Asked("domestic workers zzzzz")).match == "any"
    nothing = index.search(Asked("zzzzz"))
    assert (nothing.match, nothing.total, nothing.hits) == ("none", 0, ())


def test_phrase_prefix_and_exclusion(index):
    words = index.search(Asked("decent work", per_page=100))
    phrase = index.search(Asked('"decent work"', per_page=100))
    assert 0 < phrase.total < words.total
    without = index.search(Asked('"decent work" -women', per_page=100))
    assert 0 < without.total < phrase.total
    assert index.search(Asked("exploit*")).total >= index.search(Asked("exploitation")).total > 0


def test_snippet_marks_the_words_and_escapes_the_rest(index):
    hit = index.search(Asked("recruitment fees")).hits[0]
    assert "<mark>recruitment</mark>" in hit.snippet
    for hit in index.search(Asked("the rights of migrants", per_page=100)).hits:
        assert "<" not in hit.snippet.replace("<mark>", "").replace("</mark>", "")


def test_filters_keep_what_they_name_and_facets_count_it(index):
    everything = index.search(Asked("migrant workers", per_page=100))
    for kind, count in everything.types.items():
        kept = index.search(Asked("migrant workers", types=(kind,), per_page=100))
        assert kept.total == count
        assert all(kind in hit.thing.types for hit in kept.hits)
    for document, count in everything.documents.items():
        kept = index.search(Asked("migrant workers", documents=(document,), per_page=100))
        assert kept.total == count
        assert {hit.document for hit in kept.hits} == {document}


def test_pages_together_are_the_whole_in_order(index):
    whole = [hit.thing.id for hit in index.search(Asked("migrants", per_page=100)).hits]
    assert len(whole) > 40
    paged = [hit.thing.id for page in range(1, 15) for hit in index.search(Asked("migrants", page=page, per_page=7)).hits]
    assert paged[: len(whole)] == whole[: len(paged)]
    assert len(set(paged)) == len(paged)


def test_language_keeps_words_in_that_language(index):
    for language, table in (("en", "en"), ("es", "es")):
        result = index.search(Asked("Ayotzinapa", language=language, per_page=100))
        assert result.total > 0
        assert {hit.thing.language for hit in result.hits} == {table}
    assert index.search(Asked("estudiantes normalistas", language="es")).match == "all"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dom", "instrument/ilo-c189"),
        ("c18", "instrument/ilo-c189"),
        ("objective 1", "gcm/objective/1"),
        ("unh", "actor/unhcr"),
        ("ónú", None),
    ],
)
def test_suggestions_begin_as_the_text_does(index, text, expected):
    ids = [thing.id for thing in index.suggest(text, 20)]
    assert expected is None or expected in ids
    assert len(ids) <= 20


def test_every_thing_is_found_by_its_label(index):
    """Whatever can be cited can be found: the label is the way to it, or one of a few that share it."""
    lost = [
        thing.id
        for thing in index.things.by_id.values()
        if thing.id not in [hit.thing.id for hit in index.search(Asked(thing.label, per_page=100)).hits]
    ]
    assert lost == []


HOSTILE = st.text(st.sampled_from("\"*^(){}[]:-+~.,;NEAR AND OR NOT title label\\'%_\0\ud800é§«»“ñ 1aZ\t\n")) | st.text()


@settings(max_examples=300, deadline=None)
@given(HOSTILE, st.sampled_from(["", "en", "es"]))
@example('"', "")
@example("NEAR(", "en")
@example('x" OR label:"y', "es")
@example("- - -", "")
@example("*", "")
@example("\ud800", "")
@example("ſ ﬁ ① ²", "")
def test_no_text_breaks_the_search(index, text, language):
    result = index.search(Asked(text, language=language))
    assert result.total >= len(result.hits)
    assert len(index.suggest(text, 5)) <= 5
    assert len(index.by_name(text, 5)) <= 5
    index.by_code(text)


@given(HOSTILE)
def test_only_quoted_words_reach_the_expression(text):
    for spanish in (False, True):
        expression = read(text).expression(spanish=spanish)
        outside = "".join(expression.split('"')[::2]).replace("AND", "").replace("NOT", "").replace("OR", "")
        assert not outside.strip(" *()"), expression


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C095", "C95"),
        ("Paragraph 22 (a)", "para. 22(a)"),
        ("No.189", "no 189"),
        ("Objetivo 6", "objective 6"),
        ("PEÑA", "pena"),
        ("§51", "para 51"),
    ],
)
def test_codes_spelt_alike_are_one(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("objective 1", "objective 11"), ("1 22", "12 2"), ("C100", "C10"), ("6", "6(a)")])
def test_codes_that_differ_stay_apart(one, other):
    assert key(one) != key(other)


QUESTIONS = [
    ("no recruitment fees", "gcm/objective/6/action/c"),
    ("no child detention", "gcm/objective/13/action/h"),
    ("no a la detención de niños", "gcm/objective/13/action/h"),
    ("what does the Compact say about passports", "gcm/objective/4/action/d"),
    ("frais de recrutement", "gcm/objective/6/action/c"),
    ("احتجاز الأطفال", "gcm/objective/13/action/h"),
    ("taxas de recrutamento", "gcm/objective/6/action/c"),
    ("undocumented workers", "instrument/icmw/article/25"),
    ("detention of kids", "gcm/objective/13/action/h"),
    ("SDG 8.7", "http://metadata.un.org/sdg/8.7"),
    ("SDG target 10.c", "http://metadata.un.org/sdg/10.c"),
]


@pytest.mark.parametrize(("text", "wanted"), QUESTIONS)
def test_a_question_finds_its_answer_among_the_first_five(index, text, wanted):
    ids = [hit.thing.id for hit in index.search(Asked(text, per_page=5)).hits]
    assert wanted in ids, ids


def test_other_words_are_told_where_the_texts_have_none_of_the_asked(index):
    result = index.search(Asked("kids detention"))
    assert result.match == "all"
    assert result.read_as == {"kids": ("child", "children")}
    # A word that the texts have too is looked for beside its other words, and nothing is said.
    assert index.search(Asked("undocumented")).total > index.search(Asked('"undocumented"')).total
    assert "undocumented" not in index.search(Asked("undocumented")).read_as


def test_stop_words_are_looked_for_where_nothing_else_is_asked(index):
    assert index.search(Asked("no")).total > 0


@pytest.mark.parametrize(("text", "near"), [("C999", "instrument/ilo-c"), ("R299", "instrument/ilo-r"), ("CEDAV", "instrument/cedaw")])
def test_a_code_that_nothing_has_gets_the_codes_most_like_it(index, text, near):
    ids = [thing.id for thing in index.near(text)]
    assert ids
    assert any(one.startswith(near) for one in ids), ids


def test_a_result_shows_its_words_up_to_the_answer(index):
    (shown,) = (hit.snippet for hit in index.search(Asked("no child detention")).hits if hit.thing.id == "gcm/objective/13/action/h")
    assert "end the practice of" in shown
    assert "<mark>detention</mark> in the context of international migration" in shown
