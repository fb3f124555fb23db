"""Kinds of fault that readers found once, kept shut.

The faults were in the data of version 0.1.0. Its tables named no articles, so the checks of force have nothing to read there.
"""

import re
from pathlib import Path

import pytest

from graph_service import package_data
from graph_service.pipeline import tables
from graph_service.pipeline.tables import read_table_folder, read_tsv

CURATED = package_data.curated()
BINDING = re.compile(r"\b(requires?|obliges?|forbids?|prohibits?|guarantees?|binds?|must)\b", re.IGNORECASE)
ENDEAVOUR = re.compile(
    r"endeavour|consider|appropriate|possible|necessary|where|progressive|practicable|allow|may|facilitat|available|feasible|effort|gradual"
    r"|within the limits|according to",
    re.IGNORECASE,
)
"""Words that say an obligation is qualified."""
DENIED = re.compile(r"\bdoes not (bind|oblige|require)\b", re.IGNORECASE)
HARD = {"Obligation", "StatedRight"}


@pytest.fixture(scope="module")
def alignments():
    return [(file.name, row) for file in sorted((CURATED / "alignments").glob("*.sssom.tsv")) for row in read_tsv(file)]


@pytest.fixture(scope="module")
def forces():
    return {row["article"]: row["force"] for _, row in read_table_folder(CURATED / "articles")}


def links(alignments, *predicates):
    for name, row in alignments:
        if row["predicate_id"] in predicates and row["object_id"] != "sssom:NoTermFound" and not row.get("predicate_modifier"):
            yield name, row


def test_no_rationale_says_more_than_the_article_it_rests_on(alignments, forces):
    wrong = []
    for name, row in links(alignments, "gcmo:reinforcedBy"):
        articles = row.get("on_article", "").split()
        said = {forces[article] for article in articles}
        if articles and BINDING.search(DENIED.sub("", row["comment"])) and not said & HARD:
            softened = (
                said <= {"QualifiedObligation", "Guidance", "Faculty"}
                and "QualifiedObligation" in said
                and ENDEAVOUR.search(row["comment"])
            )
            if not softened:
                wrong.append((name, row["subject_id"], row["object_id"], sorted(said), row["comment"]))
    assert wrong == []


def test_a_pair_that_is_addressed_and_in_tension_says_what_pulls_apart(alignments):
    addressed = {(row["subject_id"], row["object_id"]): row["comment"] for _, row in links(alignments, "gcmo:addresses")}
    for _, row in links(alignments, "gcmo:tensionWith"):
        pair = row["subject_id"], row["object_id"]
        if pair in addressed:
            assert row["comment"] != addressed[pair], pair
            assert len(row["comment"]) > 40, pair


def test_a_link_of_an_objective_does_not_quote_its_title(alignments):
    kinds = ("gcmo:addresses", "gcmo:reinforcedBy", "gcmo:tensionWith", "skos:relatedMatch")
    wrong = [
        (name, row["subject_id"], row["object_id"])
        for name, row in links(alignments, *kinds)
        for end in ("subject", "object")
        if re.fullmatch(r"gcm:gcm/objective/\d+", row[f"{end}_id"]) and not row.get(f"{end}_part")
    ]
    assert wrong == []


def test_confidences_are_the_four_of_the_rubric(alignments):
    assert {row["confidence"] for _, row in alignments} <= {"0.95", "0.85", "0.7", "0.5"}


def test_every_item_of_civil_society_is_accounted_for(units):
    asked = {row["ask"].rpartition("/ask/")[0] for row in read_tsv(CURATED / "asks.tsv")}
    silent = {row["item"] for row in read_tsv(CURATED / "no-asks.tsv")}
    assert not asked & silent
    texts = ("priorities-2021", "commitments-2018", "joint-message-2018", "zero-draft-statement-2018")
    items = {
        path
        for path, unit in units.items()
        if path.split("/")[0] in texts and {"PriorityItem", "Recommendation", "Commitment"} & set(unit.kinds)
    }
    wholes = {unit.parent for path, unit in units.items() if path in items}
    assert items - asked - silent - wholes == set()


def test_the_build_reads_every_column_that_a_table_of_links_adds_to_sssom():
    """A column that nothing reads is a second truth: ``read_once`` said what the tables of readings say."""
    source = "".join(file.read_text(encoding="utf-8") for file in Path(tables.__file__).parent.glob("*.py"))
    for file in (CURATED / "alignments").glob("*.sssom.tsv"):
        added = re.findall(r"^#- slot_name: (\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert added
        # Words and part of an end are read by the end's name.
        unread = [
            name
            for name in added
            if f'"{name}"' not in source and f"{{end}}{name.removeprefix('subject').removeprefix('object')}" not in source
        ]
        assert not unread, file.name
        assert set(added) <= set(read_tsv(file)[0]), file.name
