"""``/search?mode=meaning``: questions in other languages find the provision; without a model, words serve and the answer says so."""

import asyncio

import httpx
import pytest

from graph_service import package_data
from graph_service.corpus.meaning import model as meaning
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.search.found import Asked
from graph_service.endpoints.search.index import Index
from graph_service.endpoints.suggest.service import NO_MODEL, Suggestions
from graph_service.errors import TimeLimitError
from graph_service.namespaces import BASE
from graph_service.rdf.terms import Iri, Literal
from tests.needs import need

CHILD, FEES = "gcm/objective/13/action/h", "gcm/objective/6/action/c"
QUESTIONS = {
    "ar": ("هل يجوز احتجاز الأطفال المهاجرين؟", CHILD),
    "es": ("¿Se puede detener a los niños migrantes?", CHILD),
    "fr": ("interdire les frais de recrutement à la charge des travailleurs migrants", FEES),
    "fr, in three words": ("frais de recrutement", FEES),
    "ru": ("содержание детей-мигрантов под стражей", CHILD),
    "zh": ("移民儿童拘留", CHILD),
    "pt": ("taxas de recrutamento", FEES),
    "en": ("no recruitment fees", FEES),
    "ar, who pays": ("من يدفع رسوم الاستقدام للعمال المهاجرين؟", FEES),
    "ar, a sentence": ("لا ينبغي احتجاز الأطفال بسبب وضع والديهم من حيث الهجرة", CHILD),
    "es, who pays": ("¿Quién debe pagar los costos de contratación de los trabajadores migrantes?", FEES),
    "fr, who pays": ("Qui doit payer les frais de recrutement des travailleurs migrants ?", FEES),
    "ru, a fee": ("плата за трудоустройство мигрантов", FEES),
    "ru, may they": ("Можно ли задерживать детей-мигрантов?", CHILD),
    "zh, who pays": ("谁应该支付移民工人的招聘费用?", FEES),
    "zh, a sentence": ("不得因父母的移民身份而拘留儿童", CHILD),
}
FIRST = 5


@pytest.fixture(scope="module")
def http(builtin_url):
    with httpx.Client(base_url=builtin_url, timeout=60) as client:
        yield client


@pytest.mark.parametrize("language", QUESTIONS)
def test_question_finds_the_provision_among_the_first(http, language):
    need(meaning.installed(), "pip install '.[meaning]'")
    text, target = QUESTIONS[language]
    answer = http.get("/search", params={"q": text, "mode": "meaning", "format": "jsonld"}).raise_for_status().json()
    assert answer["mode"] == answer["match"] == "meaning"
    assert answer["modeNote"] is None
    assert target in [one["id"].partition("compact/")[2] for one in answer["member"][:FIRST]]


@pytest.mark.parametrize("text", ["asdfgh", "qwertz uiop", "zzzz", "123456", "the cat sat on the mat", "boil the pasta in salted water"])
def test_what_is_near_to_nothing_finds_nothing_and_says_so(http, text):
    need(meaning.installed(), "pip install '.[meaning]'")
    answer = http.get("/search", params={"q": text, "mode": "meaning", "format": "jsonld"}).raise_for_status().json()
    assert (answer["totalItems"], answer["mode"], answer["match"]) == (0, "meaning", "none")
    assert answer["modeNote"] == "Nothing that the graph holds is near to this by its meaning."


@pytest.mark.parametrize(
    "text",
    [
        "xenophobia",
        "remittances",
        "recruitment fees",
        "frais d’embauche",
        "comisiones de contratación",
        "health",
        "Menschenhandel",
        "remessas",
    ],
)
def test_short_questions_are_answered(http, text):
    need(meaning.installed(), "pip install '.[meaning]'")
    answer = http.get("/search", params={"q": text, "mode": "meaning", "format": "jsonld"}).raise_for_status().json()
    assert answer["member"]
    assert answer["modeNote"] is None


def test_kinds_documents_and_pages_narrow_it_too(http):
    need(meaning.installed(), "pip install '.[meaning]'")
    asked = {"q": "احتجاز الأطفال", "mode": "meaning", "format": "jsonld"}
    answer = http.get("/search", params={**asked, "type": "Action", "per_page": "3"}).json()
    assert len(answer["member"]) == 3
    assert all("Action" in one["type"] for one in answer["member"])
    assert "mode=meaning" in answer["view"]["next"]
    following = http.get(answer["view"]["next"]).json()
    assert not {one["id"] for one in following["member"]} & {one["id"] for one in answer["member"]}
    of_text = http.get("/search", params={**asked, "document": "priorities-2021"}).json()
    assert {one["document"]["id"].rpartition("/")[2] for one in of_text["member"]} == {"priorities-2021"}


def test_wordings_of_a_provision_are_one_hit():
    """The draft's provision is shown, and its other wording named; one that only the other wording has stays."""

    def provision(key, same=""):
        values = {"rdfs:label": (Literal(key),), "gcmo:text": (Literal("No fees for recruitment.", language="en"),)}
        if same:
            values["gcmo:sameProvisionAs"] = (Iri(f"{BASE}{same}"),)
        return Thing(key, f"{BASE}{key}", ("Provision",), ("Provision",), values)

    second = "gcm/a-test-73-1/objective/6/action/c"
    index = Index(Things([provision(second, FEES), provision(FEES), provision(CHILD)], {}))
    both = index.ranked(Asked("recruitment fees"), {second: 0.9, FEES: 0.9, CHILD: 0.85}, 50)
    alone = index.ranked(Asked("recruitment fees"), {second: 0.9, CHILD: 0.85}, 50)
    assert [(hit.thing.id, [one.id for one in hit.also]) for hit in both.hits] == [(FEES, [second]), (CHILD, [])]
    assert both.total == 2
    assert [(hit.thing.id, hit.also) for hit in alone.hits] == [(second, ()), (CHILD, ())]


def test_page_has_a_box_for_it_and_keeps_it(http):
    page = http.get("/search", params={"q": "frais de recrutement", "mode": "meaning", "lang": "en"}, headers={"accept": "text/html"}).text
    assert 'name="mode" value="meaning" checked' in page
    plain = http.get("/search", params={"q": "fees", "lang": "en"}, headers={"accept": "text/html"}).text
    assert 'name="mode" value="meaning">' in plain


def test_without_a_model_the_answer_says_so(run_store):
    async def ask(store):
        return await Suggestions(store, None, None, package_data.vectors()).nearness("fees")

    assert run_store(ask) == ({}, NO_MODEL)


def test_unknown_mode_is_refused(http):
    assert http.get("/search", params={"q": "x", "mode": "magic", "format": "jsonld"}).status_code == 400


def test_model_that_takes_too_long_is_stopped():
    need(meaning.installed(), "pip install '.[meaning]'")
    model = meaning.installed()
    try:
        with pytest.raises(TimeLimitError):
            asyncio.run(model.embed(["a text"], seconds=0.001))
        # Another process takes its place.
        assert asyncio.run(model.embed(["a text"], seconds=120)).shape == (1, 384)
    finally:
        model.close()
