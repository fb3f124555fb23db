"""Every link shows the words it rests on, at their place, and nothing external stands in the graph without a source."""

import csv
import re
from collections import Counter

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS

from graph_service import package_data
from graph_service.pipeline.alignments import alignment_graph
from graph_service.pipeline.links import LinkBook
from graph_service.pipeline.mentions import Form, find
from graph_service.pipeline.source import BuildError
from graph_service.rdf.rdflib_namespaces import BASE, GCM, GCMO, OA, SSSOM

OUR_NAMESPACES = (
    BASE,
    "http://purl.org/dc/",
    "http://www.w3.org/",
    "https://w3id.org/sssom/",
    "https://w3id.org/semapv/",
    "http://data.europa.eu/eli/ontology#",
    "http://rdfs.org/ns/void#",
    "http://ldf.fi/void-ext#",
    "http://purl.org/vocab/vann/",
    "https://schema.org/",
)


@pytest.fixture(scope="module")
def whole(graphs):
    graph = Graph()
    for part in graphs.values():
        graph += part
    return graph


def targets(graph, path, predicate=GCMO.cites):
    return {str(target).removeprefix(BASE) for target in graph.objects(GCM[path], predicate)}


def test_every_quotation_is_the_words_at_its_offsets(whole):
    checked = 0
    for quotation in whole.subjects(RDF.type, GCMO.Quotation):
        text = str(whole.value(whole.value(quotation, OA.hasSource), GCMO.text))
        words, place = URIRef(f"{quotation}#text"), URIRef(f"{quotation}#position")
        start, end = int(whole.value(place, OA.start)), int(whole.value(place, OA.end))
        exact = str(whole.value(words, OA.exact))
        assert 0 <= start < end
        assert text[start:end] == exact == str(whole.value(quotation, OA.exact))
        assert text[max(0, start - 32) : start] == str(whole.value(words, OA.prefix))
        assert text[end : end + 32] == str(whole.value(words, OA.suffix))
        checked += 1
    assert checked > 1500


def test_every_link_has_its_triple_and_its_reason(whole):
    links = list(whole.subjects(RDF.type, GCMO.Link))
    assert len(links) > 1300
    for link in links:
        triple = tuple(whole.value(link, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        assert triple in whole, link
        assert len(str(whole.value(link, GCMO.rationale))) > 15
        assert list(whole.objects(link, GCMO.evidence)), link
        assert whole.value(link, PROV.wasAttributedTo)


def test_what_words_cite_and_what_editors_infer_are_never_the_same_property(whole):
    inferred = {GCMO.addresses, GCMO.tensionWith, GCMO.reinforcedBy, GCMO.fallsShortOf, GCMO.uptake, SKOS.relatedMatch}
    for link in whole.subjects(RDF.type, GCMO.Link):
        if whole.value(link, RDF.predicate) == GCMO.guidedBy:
            continue  # by words or by inference, as its basis says
        editorial = whole.value(link, GCMO.basis) == GCMO.EditorialInference
        assert (whole.value(link, RDF.predicate) in inferred) == editorial, link


def test_no_external_address_is_emitted_that_is_not_in_the_identifiers_with_its_source(whole):
    with (package_data.curated() / "identifiers.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    sourced = {row["value"] for row in rows if row["source"] and row["status"] != "sources conflict"}
    external = {term for triple in whole for term in triple if isinstance(term, URIRef) and not str(term).startswith(OUR_NAMESPACES)}
    assert len(external) > 60
    # example.org is nobody's (RFC 2606): the invented State is what the questions on pledges are tried with.
    assert {str(term) for term in external if not str(term).startswith("https://example.org/examplia/")} - sourced == set()


def test_dates_and_symbols_of_instruments_come_from_the_identifiers(whole):
    with (package_data.curated() / "identifiers.csv").open(encoding="utf-8", newline="") as stream:
        values = {row["value"] for row in csv.DictReader(stream) if row["status"] != "sources conflict"}
    for instrument in whole.subjects(DCTERMS.publisher):
        if str(instrument).startswith(BASE + "instrument/"):
            assert {str(date) for date in whole.objects(instrument, DCTERMS.date)} <= values
            assert {str(symbol) for symbol in whole.objects(instrument, DCTERMS.identifier)} <= values


def test_dates_whose_sources_conflict_are_left_out(whole):
    assert whole.value(GCM["instrument/ilo-c182"], DCTERMS.date) is None
    assert str(whole.value(GCM["instrument/ilo-c189"], DCTERMS.date)) == "2011-06-16"


def test_an_ilo_standard_named_by_number_is_cited_and_the_ilo_in_its_name_is_no_mention(whole):
    assert "instrument/ilo-r202" in targets(whole, "gcm/objective/22/action/a")
    assert targets(whole, "gcm/objective/22/action/a", GCMO.mentionsActor) == set()


def test_committees_are_not_conventions(whole):
    item = "priorities-2021/7/b"
    assert {"actor/cmw-committee", "actor/crc-committee"} <= targets(whole, item, GCMO.mentionsActor)
    assert not {"instrument/crc", "instrument/icmw"} & targets(whole, item)
    assert {"instrument/crc", "instrument/icmw"} <= targets(whole, "gcm/footnote/1")


def test_guidelines_and_initiative_and_the_two_global_forums_are_kept_apart(whole):
    assert "instrument/micic-guidelines" in targets(whole, "gcm/objective/2/action/g")
    assert "process/micic-initiative" not in targets(whole, "gcm/objective/2/action/g")
    assert "process/micic-initiative" in targets(whole, "priorities-2021/modality/5/c")
    assert "forum/ifad-gfrid" in targets(whole, "gcm/objective/20/action/b")
    assert "forum/gfmd" not in targets(whole, "gcm/objective/20/action/b")


def test_c189_is_the_only_ilo_convention_named_on_both_sides(whole):
    named = {"gcm": set(), "civil": set()}
    for provision, convention in whole.subject_objects(GCMO.cites):
        if (convention, RDF.type, GCMO.ILOConvention) in whole:
            named["gcm" if str(provision).startswith(BASE + "gcm/") else "civil"].add(str(convention).rsplit("/", 1)[1])
    assert named["gcm"] & named["civil"] == {"ilo-c189"}
    assert named["gcm"] == {"ilo-c097", "ilo-c143", "ilo-c118", "ilo-c189"}


def test_a_slip_keeps_what_is_printed_and_points_to_what_is_meant(whole):
    link = next(link for link in whole.subjects(RDF.subject, GCM["priorities-2021/10"]) if whole.value(link, GCMO.citedAs))
    assert str(whole.value(link, GCMO.citedAs)) == "GCM objective 9.d"
    assert whole.value(link, RDF.object) == GCM["priorities-2021/9/d"]


def test_goals_and_targets_carry_the_addresses_the_united_nations_publishes(whole):
    assert URIRef("http://metadata.un.org/sdg/10.c") in set(whole.objects(GCM["gcm/objective/20/action/a"], GCMO.cites))
    assert URIRef("http://metadata.un.org/sdg/16") in set(whole.objects(GCM["priorities-2021/10"], GCMO.cites))


def test_everything_a_link_points_to_is_labelled(whole):
    for link in whole.subjects(RDF.type, GCMO.Link):
        for part in (RDF.subject, RDF.object):
            node = whole.value(link, part)
            if node in GCMO:
                continue  # a concept of the vocabulary, whose labels are tested there
            assert whole.value(node, SKOS.prefLabel) or whole.value(node, RDFS.label), node


def test_every_process_of_follow_up_rests_on_words_of_the_compact(whole):
    processes = list(whole.subjects(GCMO.reportsTo))
    assert GCM["process/imrf-review"] in set(whole.subjects(GCMO.frequency))
    for process in processes:
        provision = whole.value(process, PROV.wasDerivedFrom)
        assert whole.value(whole.value(process, GCMO.evidence), OA.hasSource) == provision


def form(words, target="actor/x", only_in=(), not_in=()):
    return Form(words, (target,), "mentionsActor", only_in, not_in, "")


def test_the_longest_name_wins_wherever_it_starts():
    text = "the UN Network on Migration and the UN"
    mentions = find(text, [form("UN"), form("Network on Migration"), form("UN Network on Migration")])
    assert [text[mention.start : mention.end] for mention in mentions] == ["UN Network on Migration", "UN"]


def test_names_are_whole_words():
    assert find("the GCMs and UNHCR", [form("GCM"), form("UN")]) == []
    assert len(find("(GCM), GCM's", [form("GCM")])) == 2


def test_a_scope_covers_a_path_and_what_is_under_it_and_no_neighbour():
    scoped = form("CRC", only_in=("priorities-2021/7",), not_in=("priorities-2021/7/c",))
    assert scoped.applies_to("priorities-2021/7/b")
    assert not scoped.applies_to("priorities-2021/7/c")
    assert not scoped.applies_to("priorities-2021/70")


def test_of_two_forms_with_the_same_words_the_narrower_scope_wins():
    wide, narrow = form("CRC", "instrument/crc"), form("CRC", "actor/crc-committee", only_in=("p/7",))
    assert [mention.form for mention in find("the CRC", [wide, narrow])] == [narrow]


HEADER = (
    "subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\tconfidence\tauthor_label\tmapping_date\tcomment"
    "\tsubject_quote\tobject_quote\n"
)


@pytest.mark.parametrize(
    ("words", "confidence", "comment", "message"),
    [
        ("not in it", "0.85", "Why.", "stands 0 times"),
        ("a", "0.85", "Why.", "stands 2 times"),
        ("", "0.85", "Why.", "none are quoted"),
        ("a b", "0.99", "Why.", "not one of the rubric"),
        ("a b", "0.85", "", "no reason is given"),
    ],
)
def test_an_alignment_that_does_not_hold_stops_the_build(tmp_path, words, confidence, comment, message):
    row = f"gcm:p/1\t\tgcmo:addresses\tgcm:p/2\t\tsemapv:ManualMappingCuration\t{confidence}\tx\t2026-11-21\t{comment}\t{words}\tc\n"
    (tmp_path / "a.sssom.tsv").write_text(HEADER + row)
    book = LinkBook(
        texts={"p/1": "a b a", "p/2": "c"},
        labels={"p/1": "1", "p/2": "2"},
        languages={"p/1": "en", "p/2": "en"},
        known={GCM["p/1"], GCM["p/2"]},
    )
    with pytest.raises(BuildError, match=re.escape(message)):
        alignment_graph(tmp_path, book, {})


def test_the_published_distribution_counts_every_link(whole):
    lines = (package_data.turtle() / "link-statistics.tsv").read_text(encoding="utf-8").splitlines()[1:]
    published = {tuple(line.split("\t")[:3]): int(line.split("\t")[3]) for line in lines}
    counted = Counter(
        (
            whole.qname(str(whole.value(link, RDF.predicate))),
            whole.qname(str(whole.value(link, GCMO.basis))),
            str(whole.value(link, SSSOM.confidence)),
        )
        for link in whole.subjects(RDF.type, GCMO.Link)
    )
    assert sum(published.values()) == sum(counted.values())
    assert sorted(published.values()) == sorted(counted.values())
