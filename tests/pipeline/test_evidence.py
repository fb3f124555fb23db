"""Articles, asks, second readings and negative findings: what a table may say, and what stops the build."""

import re

import pytest
from rdflib import Graph
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from graph_service.pipeline.alignments import alignment_graph
from graph_service.pipeline.articles import article_graph, read_articles
from graph_service.pipeline.asks import ask_graph
from graph_service.pipeline.entities import Entity
from graph_service.pipeline.links import LinkBook
from graph_service.pipeline.readings import agreement_graph, agreements, kappa, read_near_misses, read_readings, reading_graph
from graph_service.pipeline.source import BuildError
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, SSSOM

ENTITIES = [
    Entity("instrument/ilo-c097", "ILOConvention", {"label": "Migration for Employment Convention", "short": "C097"}, "ilo.toml"),
    Entity("instrument/opcat", "Protocol", {"label": "Optional Protocol"}, "treaties.toml"),
]
ARTICLE = {
    "article": "instrument/ilo-c097/article/6",
    "notation": "Article 6",
    "about": "Shall treat migrants lawfully within the territory no worse than nationals.",
    "force": "Obligation",
    "may_be_excluded": "",
    "scope": "migrant-workers lawfully-present",
    "checked_against": "https://example.org/c097",
    "checked_on": "2026-11-28",
    "not_checked": "",
}
ASK = {
    "ask": "priorities-2021/6/e/ask/2",
    "quote": "identify victims",
    "about": "Identify victims of trafficking.",
    "uptake": "OptionOnly",
    "provisions": "gcm/objective/10/action/e",
    "provision_quotes": "identify and support victims",
    "reason": "Only an action speaks of identification.",
    "confidence": "0.85",
}
ALIGNMENT = {
    "subject_id": "gcm:gcm/objective/10",
    "predicate_id": "gcmo:reinforcedBy",
    "object_id": "gcm:instrument/ilo-c097",
    "mapping_justification": "semapv:ManualMappingCuration",
    "confidence": "0.85",
    "mapping_date": "2026-11-28",
    "comment": "Article 6 requires equal treatment.",
    "subject_quote": "identify and support victims",
    "object_quote": "",
    "on_article": "instrument/ilo-c097/article/6",
    "subject_part": "gcm/objective/10/action/e",
    "object_part": "",
    "predicate_modifier": "",
    "checked_against": "",
    "checked_on": "",
    "not_checked": "",
}
READING = {
    "subject_id": "gcm:gcm/objective/10",
    "predicate_id": "gcmo:reinforcedBy",
    "object_id": "gcm:instrument/ilo-c097",
    "reader": "Reader B",
    "date": "2026-11-28",
    "verdict": "agree-with-change",
    "first_confidence": "0.95",
    "confidence": "0.7",
    "other_predicate": "",
    "settlement": "Lowered: the article covers those lawfully present only.",
    "note": "",
}


def write(path, *rows):
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(["\t".join(rows[0]), *("\t".join(row.values()) for row in rows)]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def book():
    texts = {
        "priorities-2021/6/e": "States should identify victims and protect them.",
        "priorities-2021/6/f": "We thank all.",
        "gcm/objective/10": "Prevent, combat and eradicate trafficking in persons",
        "gcm/objective/10/action/e": "States identify and support victims.",
    }
    labels = {path: path for path in texts} | {"instrument/ilo-c097": "C097", "instrument/ilo-c097/article/6": "C097 Article 6"}
    return LinkBook(texts, labels, dict.fromkeys(texts, "en"), {GCM[path] for path in labels})


@pytest.fixture
def articles(tmp_path):
    def build(**changes):
        write(tmp_path / "articles" / "articles-ilo.tsv", ARTICLE | changes)
        scopes = write(
            tmp_path / "scopes.tsv",
            {"scope": "migrant-workers", "label": "migrant workers", "definition": "Persons who work abroad."},
            {"scope": "lawfully-present", "label": "lawfully present", "definition": "Persons who are there lawfully."},
        )
        return article_graph(read_articles(tmp_path / "articles", scopes, ENTITIES), scopes)

    return build


def test_an_article_says_its_force_its_scopes_and_where_it_was_read(articles):
    graph, node = articles(), GCM["instrument/ilo-c097/article/6"]
    assert str(graph.value(node, RDFS.label)) == "C097 Article 6"
    assert graph.value(node, GCMO.articleOf) == graph.value(node, DCTERMS.isPartOf) == GCM["instrument/ilo-c097"]
    assert graph.value(node, GCMO.force) == GCMO.Obligation
    assert set(graph.objects(node, GCMO.personalScope)) == {GCM["scope/migrant-workers"], GCM["scope/lawfully-present"]}
    assert str(graph.value(node, GCMO.checkedAgainst)) == "https://example.org/c097"
    assert graph.value(node, GCMO.notChecked) is None


def test_an_article_that_nobody_read_says_so(articles):
    graph = articles(checked_against="", checked_on="", not_checked="yes")
    assert bool(graph.value(GCM["instrument/ilo-c097/article/6"], GCMO.notChecked))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"force": "Duty"}, "not a force"),
        ({"scope": "martians"}, "does not define"),
        ({"scope": ""}, "does not define"),
        ({"about": "x" * 161}, "161"),
        ({"about": ""}, "has 0"),
        ({"not_checked": "yes"}, "exactly one"),
        ({"checked_against": "", "checked_on": ""}, "exactly one"),
        ({"checked_on": ""}, "day of reading"),
        ({"may_be_excluded": "no"}, "yes or empty"),
        ({"about": "Defines who is a migrant."}, "has the force Definition, and nothing else has"),
        ({"force": "Definition"}, "has the force Definition, and nothing else has"),
        ({"article": "instrument/nowhere/article/6"}, "not an instrument"),
    ],
)
def test_an_article_that_breaks_a_rule_stops_the_build(articles, changes, message):
    with pytest.raises(BuildError, match=message):
        articles(**changes)


def test_tables_that_are_not_there_give_nothing(tmp_path, book):
    assert len(article_graph(read_articles(tmp_path / "articles", tmp_path / "scopes.tsv", ENTITIES), tmp_path / "scopes.tsv")) == 0
    assert len(ask_graph(tmp_path / "asks.tsv", tmp_path / "no-asks.tsv", book, "2026-11-28")) == 0
    assert read_readings(tmp_path / "readings.tsv", book, set()) == []


@pytest.fixture
def asks(tmp_path, book):
    def build(nothing=None, **changes):
        file = write(tmp_path / "asks.tsv", ASK | changes)
        without = tmp_path / "no-asks.tsv"
        if nothing:
            write(without, {"item": nothing, "reason": "Thanks only."})
        return ask_graph(file, without, book, "2026-11-28")

    return build


def test_an_ask_has_its_words_and_its_uptake_has_words_on_both_sides(asks, book):
    graph, node = asks(), GCM["priorities-2021/6/e/ask/2"]
    link = GCM["link/priorities-2021-6-e-ask-2--uptake--OptionOnly"]
    assert graph.value(node, GCMO.uptake) == GCMO.OptionOnly
    assert graph.value(node, GCMO.askOf) == GCM["priorities-2021/6/e"]
    assert str(graph.value(link, RDFS.label)) == "priorities-2021/6/e, ask 2 was answered with an option only"
    sources = {str(book.quotations.value(quote, RDF.type)) and quote for quote in graph.objects(link, GCMO.evidence)}
    assert len(sources) == 2
    assert set(graph.objects(link, GCMO.restsOn)) == {GCM["priorities-2021/6/e"], GCM["gcm/objective/10/action/e"]}


def test_an_item_that_asks_nothing_says_why(asks):
    assert str(asks("priorities-2021/6/f").value(GCM["priorities-2021/6/f"], GCMO.asksNothing)) == "Thanks only."


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"quote": "not in it"}, "stands 0 times"),
        ({"uptake": "Refused"}, "needs an uptake"),
        ({"confidence": "1"}, "needs an uptake"),
        ({"reason": ""}, "needs an uptake"),
        ({"provisions": ""}, "both sides need words"),
        ({"provision_quotes": "identify || support"}, "both sides need words"),
        ({"provisions": "priorities-2021/6/f", "provision_quotes": "thank"}, "not a provision of the Compact"),
        ({"ask": "priorities-2021/6/e/2"}, "not that of an item"),
        ({"nothing": "priorities-2021/6/e"}, "has no ask"),
    ],
)
def test_an_ask_that_breaks_a_rule_stops_the_build(asks, changes, message):
    with pytest.raises(BuildError, match=message):
        asks(**changes)


@pytest.fixture
def alignments(tmp_path, book):
    def build(**changes):
        write(tmp_path / "gcm-ilo.sssom.tsv", ALIGNMENT | changes)
        return alignment_graph(tmp_path, book, {"instrument/ilo-c097/article/6": "Obligation"})

    return build


def test_a_link_of_an_objective_may_rest_on_the_words_of_its_part_and_on_an_article(alignments):
    graph = alignments()
    link = GCM["link/gcm-objective-10--reinforcedBy--ilo-c097"]
    assert graph.value(link, GCMO.onArticle) == GCM["instrument/ilo-c097/article/6"]
    assert graph.value(link, GCMO.restsOn) == GCM["gcm/objective/10/action/e"]
    assert graph.value(link, GCMO.evidence) == GCM["quote/gcm-objective-10-action-e--7-35"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"on_article": "instrument/opcat/article/1"}, "not an article of instrument/ilo-c097"),
        ({"on_article": "instrument/ilo-c097/article/99"}, "described nowhere"),
        ({"subject_part": "gcm/objective/11/action/a"}, "not a part of"),
        ({"subject_quote": ""}, "none are quoted"),
        ({"predicate_modifier": "Maybe"}, "Not, or empty"),
        ({"not_checked": "yes"}, "only of an instrument without an article"),
        ({"on_article": "", "confidence": "0.7"}, "no article is named; say where"),
        ({"on_article": "", "confidence": "0.7", "checked_on": "2026-11-28"}, "no article is named; say where"),
        ({"on_article": "", "confidence": "0.7", "checked_against": "https://a.example/", "not_checked": "yes"}, "no article is named"),
        ({"on_article": "", "not_checked": "yes"}, "0.7 is the highest, because no article is named"),
    ],
)
def test_an_alignment_within_articles_and_parts_that_does_not_hold_stops_the_build(alignments, changes, message):
    with pytest.raises(BuildError, match=re.escape(message)):
        alignments(**changes)


def test_a_link_without_an_article_says_that_the_instrument_was_not_read(alignments):
    unread = alignments(on_article="", confidence="0.7", not_checked="yes")
    assert bool(unread.value(GCM["link/gcm-objective-10--reinforcedBy--ilo-c097"], GCMO.notChecked))


def test_a_link_without_an_article_says_where_the_instrument_was_read(alignments):
    link = GCM["link/gcm-objective-10--reinforcedBy--ilo-c097"]
    read = alignments(on_article="", confidence="0.7", checked_against="https://a.example/", checked_on="2026-11-28")
    assert str(read.value(link, GCMO.checkedAgainst)) == "https://a.example/"
    assert read.value(link, GCMO.notChecked) is None


def test_nothing_that_fits_and_a_near_miss_are_findings_without_a_triple(alignments):
    nothing = alignments(object_id="sssom:NoTermFound", on_article="")
    node = GCM["finding/gcm-ilo/gcm-objective-10--reinforcedBy--nothing"]
    assert nothing.value(node, OWL.assertionProperty) == GCMO.reinforcedBy
    assert nothing.value(node, OWL.targetIndividual) is None
    near_miss = alignments(predicate_modifier="Not")
    node = GCM["finding/gcm-ilo/gcm-objective-10--reinforcedBy--ilo-c097"]
    assert near_miss.value(node, OWL.targetIndividual) == GCM["instrument/ilo-c097"]
    for graph in (nothing, near_miss):
        assert not list(graph.triples((None, GCMO.reinforcedBy, None)))


def readings_of(tmp_path, book, withdrawn=(), **changes):
    return read_readings(write(tmp_path / "readings.tsv", READING | changes), book, set(withdrawn))


def test_a_second_reading_hangs_on_its_link(tmp_path, book, alignments):
    alignments()
    graph = reading_graph(readings_of(tmp_path, book), book)
    node = GCM["reading/gcm-objective-10--reinforcedBy--ilo-c097/1"]
    assert graph.value(node, GCMO.readingOf) == GCM["link/gcm-objective-10--reinforcedBy--ilo-c097"]
    assert graph.value(node, GCMO.verdict) == GCMO.AgreeWithChange
    assert float(graph.value(node, SSSOM.confidence)) == 0.7
    assert float(graph.value(node, GCMO.firstConfidence)) == 0.95


def test_a_reading_of_a_withdrawn_link_counts_and_gives_no_triples(tmp_path, book):
    rows = readings_of(tmp_path, book, ["link/gcm-objective-10--reinforcedBy--ilo-c097"], verdict="disagree", confidence="")
    assert [row["withdrawn"] for row in rows] == ["yes"]
    assert isinstance(reading_graph(rows, book), Graph)
    assert len(reading_graph(rows, book)) == 0


def test_a_link_that_has_no_second_reading_says_so(tmp_path, book, alignments):
    alignments()
    link = GCM["link/gcm-objective-10--reinforcedBy--ilo-c097"]
    assert "has been read once" in str(reading_graph([], book).value(link, SKOS.editorialNote))
    assert reading_graph(readings_of(tmp_path, book), book).value(link, SKOS.editorialNote) is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"object_id": "gcm:instrument/opcat"}, "no such link"),
        ({"verdict": "perhaps"}, "needs a verdict"),
        ({"first_confidence": "0.8"}, "first reader's confidence"),
        ({"confidence": "0.8"}, "needs a reader"),
        ({"confidence": ""}, "confidence"),
        ({"other_predicate": "skos:relatedMatch"}, "not another kind"),
        ({"settlement": ""}, "settlement"),
    ],
)
def test_a_reading_that_breaks_a_rule_stops_the_build(tmp_path, book, alignments, changes, message):
    alignments()
    with pytest.raises(BuildError, match=message):
        readings_of(tmp_path, book, **changes)


def test_kappa_is_that_of_a_worked_example():
    # Two of four pairs are equal, two differ by one step; by hand: observed 0.5 steps, by chance 0.5 steps.
    assert kappa([("0.95", "0.95"), ("0.85", "0.85"), ("0.95", "0.85"), ("0.85", "0.95")]) == pytest.approx(0.0)
    assert kappa([("0.95", "0.95"), ("0.5", "0.5")]) == pytest.approx(1.0)
    assert kappa([("0.95", "0.95"), ("0.95", "0.95")]) is None
    # The table of 20, 5, 10 and 15 cases: 0.7 observed, 0.5 by chance.
    table = [("0.95", "0.95")] * 20 + [("0.95", "")] * 5 + [("", "0.95")] * 10 + [("", "")] * 15
    assert kappa(table) == pytest.approx(0.4)


def reading(predicate, verdict, first="0.85", second="0.85", other=""):
    return {
        "predicate_id": predicate,
        "verdict": verdict,
        "first_confidence": first,
        "confidence": second,
        "other_predicate": other,
    }


def test_agreement_counts_links_and_near_misses():
    links = [reading("skos:relatedMatch", "agree")] * 3 + [reading("skos:relatedMatch", "disagree", second="")]
    misses = [{"predicate_id": "skos:relatedMatch", "verdict": "agree", "confidence": ""}] * 3
    misses.append({"predicate_id": "skos:relatedMatch", "verdict": "disagree", "confidence": "0.5"})
    [agreement] = agreements(links, misses)
    assert (agreement.readings, agreement.near_misses, agreement.share) == (4, 4, 0.75)
    assert agreement.kappa == pytest.approx(0.5)
    graph = agreement_graph([agreement])
    node = GCM["agreement/relatedMatch"]
    assert int(graph.value(node, GCMO.disagreed)) == 1
    assert int(graph.value(node, GCMO.nearMisses)) == 4
    assert graph.value(node, GCMO.agreementOn) == SKOS.relatedMatch


def test_a_link_that_the_other_reader_finds_of_the_other_kind_is_an_agreement_on_neither():
    links = [
        reading("gcmo:addresses", "agree"),
        reading("gcmo:addresses", "agree-with-change", other="gcmo:tensionWith"),
        reading("gcmo:tensionWith", "agree"),
        reading("gcmo:tensionWith", "agree-with-change", other="gcmo:addresses"),
    ]
    addresses, tension = agreements(links, [])
    assert (addresses.predicate, addresses.readings, addresses.near_misses, addresses.share) == ("gcmo:addresses", 2, 2, 0.5)
    assert (tension.readings, tension.near_misses, tension.share, tension.kappa) == (2, 2, 0.5, pytest.approx(0.0))


NEAR_MISS = {name: READING[name] for name in READING if name not in {"first_confidence", "other_predicate"}} | {"verdict": "disagree"}


def test_a_near_miss_of_which_a_link_was_made_hangs_on_it(tmp_path, book, alignments):
    alignments()
    rows = read_near_misses(write(tmp_path / "near-misses.tsv", NEAR_MISS), book)
    node = GCM["reading/gcm-objective-10--reinforcedBy--ilo-c097/1"]
    assert reading_graph(rows, book).value(node, GCMO.verdict) == GCMO.Disagree


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"verdict": "agree-with-change"}, "agrees that it is not a link"),
        ({"verdict": "agree", "confidence": ""}, "there is one"),
        ({"confidence": ""}, "confidence"),
        ({"settlement": ""}, "settlement"),
    ],
)
def test_a_near_miss_that_breaks_a_rule_stops_the_build(tmp_path, book, alignments, changes, message):
    alignments()
    with pytest.raises(BuildError, match=message):
        read_near_misses(write(tmp_path / "near-misses.tsv", NEAR_MISS | changes), book)
