"""Answers checked against what a reader finds in the texts, whatever the approved results say."""

from collections import Counter

import pytest

from graph_service.namespaces import BASE
from tests.endpoints.queries.engines import ask_oxigraph
from tests.endpoints.queries.filling import fill

ACTIONS = [11, 12, 5, 7, 10, 12, 12, 6, 6, 10, 7, 5, 8, 6, 6, 9, 7, 12, 10, 9, 9, 3, 5]
ONTOLOGY = f"{BASE}ontology#"


def iri(path):
    return f"<{BASE}{path}>"


def test_the_objectives_have_187_actions(ask):
    assert [int(row["actions"]) for row in ask("objectives")] == ACTIONS
    assert sum(ACTIONS) == 187


@pytest.mark.parametrize("number", range(1, 24))
def test_actions_are_lettered_without_gaps(ask, number):
    letters = [row["letter"] for row in ask("actions-of-objective", objective=f"gcm/objective/{number}")]
    assert letters == [f'"{letter}"' for letter in "abcdefghijkl"[: ACTIONS[number - 1]]]


@pytest.mark.parametrize("number", range(1, 24))
def test_paragraphs_17_to_39_are_the_commitments(ask, number):
    [row] = ask("paragraph-by-number", number=str(number + 16))
    assert row["paragraph"] == iri(f"gcm/objective/{number}/commitment")


@pytest.mark.parametrize("number", [*range(1, 17), *range(40, 55)])
def test_every_other_paragraph_is_found_by_its_number(ask, number):
    [row] = ask("paragraph-by-number", number=str(number))
    assert row["paragraph"] == iri(f"gcm/para/{number}")


def test_the_subheading_of_objective_2_stands_before_h(ask):
    headed = [row["letter"] for row in ask("actions-of-objective") if row["subheading"]]
    assert headed == [f'"{letter}"' for letter in "hijkl"]


def test_twelve_priorities_with_56_items_and_two_without(ask):
    rows = ask("priorities-with-items")
    assert len({row["priority"] for row in rows}) == 12
    assert sum(bool(row["item"]) for row in rows) == 56
    assert [row["number"] for row in rows if not row["item"]] == ['"8"', '"10"']


def test_footnote_3_is_called_after_the_labour_standards(ask):
    [row] = [row for row in ask("footnotes") if row["footnote"] == iri("gcm/footnote/3")]
    assert row["caller"] == iri("gcm/para/2")
    assert row["calledAfter"].rstrip('"').endswith("labour migration")


def test_firewalls_are_a_word_of_civil_society_only(ask):
    rows = ask("provisions-with-word")
    assert rows
    assert not [row for row in rows if row["text"] == iri("gcm/final-draft-2018")]


def test_a_word_is_found_whatever_its_case(ask):
    assert ask("provisions-with-word", word="FIREWALL") == ask("provisions-with-word", word="firewall")


@pytest.mark.parametrize("word", ["child", "trade union", "undocumented"])
def test_objectives_with_a_word_are_those_of_the_provisions_with_it(ask, word):
    provisions = {row["provision"] for row in ask("provisions-with-word", word=word)}
    objectives = {row["objective"]: (int(row["parts"]), int(row["actions"])) for row in ask("objectives-with-word", word=word)}
    for number in range(1, 24):
        objective = f"<{BASE}gcm/objective/{number}"
        parts = [one for one in provisions if one.startswith((f"{objective}/", f"{objective}>"))]
        expected = (len(parts), sum("/action/" in one for one in parts))
        assert objectives.get(f"{objective}>", (0, 0)) == expected


def test_comparing_words_counts_what_finding_them_lists(ask):
    compared = {row["text"]: (int(row["withFirst"]), int(row["withSecond"])) for row in ask("words-compared")}
    for place, word in enumerate(("irregular", "undocumented")):
        provisions = Counter(row["text"] for row in ask("provisions-with-word", word=word))
        assert {text: counts[place] for text, counts in compared.items() if counts[place]} == provisions


def test_mentions_of_an_actor_are_those_of_each_objective(ask):
    listed = {row["provision"] for row in ask("mentions-of-actor") if "/gcm/objective/" in row["provision"]}
    parts = {
        row["part"]
        for number in range(1, 24)
        for row in ask("actors-in-objective", objective=f"gcm/objective/{number}")
        if row["actor"] == iri("actor/trade-unions")
    }
    assert listed == parts


def test_every_graph_of_ours_has_a_title_and_says_what_it_holds(ask):
    assert [row["graph"] for row in ask("named-graphs") if not (row["title"] and row["holds"])] == []


@pytest.mark.parametrize("least", ["0.7", "0.9"])
def test_objectives_without_civil_society_are_those_that_nothing_takes_up(ask, least):
    without = {row["number"] for row in ask("objectives-without-civil-society", minimum=least)}
    taken_up = {
        f'"{number}"'
        for number in range(1, 24)
        if ask("civil-society-behind-objective", objective=f"gcm/objective/{number}", minimum=least)
    }
    assert without
    assert without | taken_up == {f'"{number}"' for number in range(1, 24)}
    assert not without & taken_up


def test_the_chain_of_objective_22_holds_r202_as_cited_by_22a(ask):
    rows = [
        row for row in ask("objective-chain") if row["instrument"] == iri("instrument/ilo-r202") and row["relation"] == f"<{ONTOLOGY}cites>"
    ]
    assert rows
    assert {row["part"] for row in rows} == {iri("gcm/objective/22/action/a")}
    assert {row["basis"] for row in rows} == {f"<{ONTOLOGY}ExplicitCitation>"}
    assert all("Recommendation 202" in row["partWords"] for row in rows)


def test_the_chain_reaches_a_priority_through_the_instrument_it_names(ask):
    met = {
        (row["instrument"], row["item"])
        for number in range(1, 24)
        for row in ask("objective-chain", objective=f"gcm/objective/{number}")
        if row["itemRelation"] == f"<{ONTOLOGY}cites>"
    }
    assert (iri("instrument/ilo-c189"), iri("priorities-2021/4/e")) in met


def test_every_link_in_a_chain_shows_words_reason_and_confidence(ask):
    for row in ask("objective-chain", objective="gcm/objective/6"):
        assert row["partWords"]
        assert row["reason"]
        assert float(row["confidence"]) >= 0.7
        if row["item"]:
            assert row["itemWords"]
            assert row["itemReason"]
            assert float(row["itemConfidence"]) >= 0.7


def test_a_higher_least_confidence_never_adds_rows(ask):
    some, fewer, fewest = (ask("civil-society-behind-objective", minimum=least) for least in ("0.5", "0.85", "1"))
    assert len(some) > len(fewer) > len(fewest) == 0


def test_asks_that_are_not_taken_up_have_words_on_both_sides_and_a_reason(ask):
    rows = ask("asks-not-taken-up")
    assert len({row["ask"] for row in rows}) > 50
    assert all(row["words"] and row["nearestWords"] and row["reason"] for row in rows)


def test_no_data_is_not_the_same_as_not_joined(ask):
    rows = {row["instrument"]: row["standing"] for row in ask("not-joined-by-state", state="actor/state/ke")}
    assert rows[iri("instrument/ilo-c097")] == '"no data"'
    assert rows[iri("instrument/icmw")] == '"no action"'
    assert '"state party"' not in rows.values()
    lebanon = ask("passport-kept", state="actor/state/lb")
    assert {row["standing"] for row in lebanon} <= {
        f'"{one}"' for one in ("state party", "signatory", "no action", "no data", "not a treaty")
    }
    rows = ask("joined-one-treaty-not-another", joined="instrument/crc", other="instrument/ilo-c189")
    assert rows
    assert not [row for row in rows if row["state"]]


def test_organisations_inside_longer_names_are_found(ask):
    assert {'"GMG"', '"IFAD"', '"OHCHR"'} <= {row["short"] for row in ask("organisations-inside-names")}


def test_the_domestic_workers_convention_is_named_on_both_sides(ask):
    [row] = [row for row in ask("instruments-on-both-sides") if row["instrument"] == iri("instrument/ilo-c189")]
    assert (row["inTheCompact"], row["inCivilSociety"]) == ("1", "1")


def test_c189_is_the_only_ilo_convention_named_in_words_on_both_sides(ask):
    named = {row["instrument"] for row in ask("ilo-on-both-sides") if row["relation"] == f"<{ONTOLOGY}cites>"}
    assert named == {iri("instrument/ilo-c189")}


def test_the_words_name_c189_in_footnote_3_and_in_priority_4e(ask):
    named = [row["provision"] for row in ask("claims-about-instrument") if row["relation"] == f"<{ONTOLOGY}cites>"]
    assert named == [iri("gcm/footnote/3"), iri("priorities-2021/4/e")]


def test_the_review_forum_meets_every_four_years_from_2022(ask):
    rows = [row for row in ask("follow-up-and-review") if row["process"] == iri("process/imrf-review")]
    assert {(row["frequency"], row["firstYear"]) for row in rows} == {
        ('"every-four-years"', '"2022"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
    }


def test_the_global_forum_reports_to_the_review_forum_annually(ask):
    rows = [row for row in ask("reports-to-review-forum") if row["process"] == iri("process/gfmd-exchange")]
    assert [(row["by"], row["frequency"]) for row in rows] == [('"Global Forum on Migration and Development"@en', '"annual"')]


def test_the_secretary_general_reports_to_the_general_assembly_every_two_years(ask):
    [row] = ask("reports-to-review-forum", forum="actor/un-general-assembly")
    assert (row["process"], row["frequency"]) == (iri("process/biennial-report"), '"biennial"')


def test_states_that_joined_crc_but_not_icmw(ask):
    rows = ask("joined-one-treaty-not-another")
    states = {row["state"] for row in rows}
    assert {iri("actor/state/de"), iri("actor/state/fr"), iri("actor/state/jp")} <= states
    assert not {iri("actor/state/ph"), iri("actor/state/mx"), iri("actor/state/us")} & states
    assert iri("gcm/footnote/1") in {row["provision"] for row in rows}


def test_nobody_has_joined_a_treaty_and_not_joined_it(ask):
    assert not [row for row in ask("joined-one-treaty-not-another", other="instrument/crc") if row["state"]]


def test_the_list_of_parties_is_as_long_as_their_count(ask):
    for row in ask("treaty-parties"):
        treaty = row["treaty"].strip("<>").removeprefix(BASE)
        standings = [state["standing"] for state in ask("states-of-treaty", treaty=treaty)]
        assert standings.count('"state party"') == int(row["parties"])
        assert standings.count('"signatory"') == int(row["signatories"] or 0)


def test_a_state_has_every_core_treaty_with_the_standing_that_the_treaty_lists_for_it(ask):
    rows = ask("treaties-of-state", state="actor/state/us")
    joined = {row["treaty"]: row["since"][1:5] for row in rows if row["standing"] == '"state party"'}
    assert {iri("instrument/cat"): "1994", iri("instrument/iccpr"): "1992", iri("instrument/icerd"): "1994"}.items() <= joined.items()
    assert iri("instrument/crc") not in joined
    assert {row["standing"] for row in rows if "ilo-" in row["treaty"]} == {'"no data"'}
    [crc] = [row for row in ask("states-of-treaty", treaty="instrument/crc") if row["standing"] == '"signatory"']
    assert crc["state"] == iri("actor/state/us")


def test_crc_and_cmw_in_priority_7b_are_committees_and_in_footnote_1_conventions(ask):
    rows = ask("committees-and-conventions")
    assert {row["target"] for row in rows if row["relation"] == f"<{ONTOLOGY}mentionsActor>"} == {
        iri("actor/crc-committee"),
        iri("actor/cmw-committee"),
    }
    assert {row["target"] for row in rows if row["provision"] == iri("gcm/footnote/1")} == {iri("instrument/crc"), iri("instrument/icmw")}


def test_priority_10_means_its_own_item_9d(ask):
    [row] = [row for row in ask("slips-in-citations") if row["provision"] == iri("priorities-2021/10")]
    assert (row["citedAs"], row["meant"]) == ('"GCM objective 9.d"', iri("priorities-2021/9/d"))


def test_every_quotation_is_exact(ask):
    [row] = ask("quotation-check")
    assert int(row["quotations"]) > 700
    assert row["exact"] == row["quotations"]


def test_objectives_without_ilo_have_none_behind_them(ask):
    without = [row["number"].strip('"') for row in ask("objectives-without-ilo")]
    assert not {"6", "22"} & set(without)
    for number in range(1, 24):
        assert bool(ask("ilo-behind-objective", objective=f"gcm/objective/{number}")) != (str(number) in without)


def test_paragraph_2_cites_its_footnotes_too(ask):
    rows = ask("cited-by-provision")
    assert {iri("instrument/ilo-c097"), iri("instrument/icmw"), iri("instrument/udhr")} <= {row["cited"] for row in rows}
    assert {row["in"] for row in rows} == {iri("gcm/para/2"), iri("gcm/footnote/1"), iri("gcm/footnote/2"), iri("gcm/footnote/3")}


def test_the_ten_commitments_do_not_name_c189(ask):
    assert ask("text-names-instrument") is True
    assert ask("text-names-instrument", text="commitments-2018") is False


def test_the_capacity_building_mechanism_has_hub_fund_and_platform(ask):
    tasks = {}
    for row in ask("capacity-building-mechanism"):
        tasks[row["process"]] = tasks.get(row["process"], 0) + 1
    assert tasks == {
        iri("process/capacity-building-mechanism"): 3,
        iri("process/connection-hub"): 5,
        iri("process/start-up-fund"): 3,
        iri("process/global-knowledge-platform"): 3,
    }


def test_tension_4f_against_circular_schemes(ask):
    assert (iri("priorities-2021/4/f"), iri("gcm/objective/5/action/d")) in {(row["item"], row["part"]) for row in ask("tensions")}


def test_the_matrix_counts_the_links_that_the_list_shows(ask):
    listed = {
        (row["item"], row["part"])
        for row in ask("civil-society-behind-objective", objective="gcm/objective/13")
        if row["item"].startswith(f"<{BASE}priorities-2021/7")
    }
    [cell] = [row for row in ask("objective-priority-matrix") if (row["objectiveNumber"], row["priorityNumber"]) == ('"13"', '"7"')]
    assert int(cell["links"]) == len(listed)


def test_graph_of_an_objective_holds_its_commitment_and_actions(queries, oxigraph):
    graph = ask_oxigraph(oxigraph, fill(queries["objective-whole"], objective="gcm/objective/9")).graph
    parts = {str(part).removeprefix(BASE) for part in graph.subjects()}
    assert {"gcm/objective/9", "gcm/objective/9/commitment/3", "gcm/objective/9/lead", "gcm/objective/9/action/f"} <= parts
    assert "gcm/objective/9/action/g" not in parts


@pytest.mark.parametrize("number", range(1, 24))
def test_questions_on_an_objective_can_be_asked_of_each(queries, oxigraph, number):
    for query in queries.values():
        if any(parameter.name == "objective" for parameter in query.parameters):
            answer = ask_oxigraph(oxigraph, fill(query, objective=f"gcm/objective/{number}"))
            assert len(set(answer.rows)) == len(answer.rows), query.name


def test_a_goal_has_its_targets_with_it_and_no_other_goal_s(ask):
    assert {row["number"].strip('"').partition(".")[0] for row in ask("provisions-of-sdg", sdg="1")} == {"1"}
    goal, target = ask("provisions-of-sdg", sdg="8"), ask("provisions-of-sdg", sdg="8.8")
    assert target == [row for row in goal if row["number"] == '"8.8"'] != goal


def test_an_objective_and_its_targets_find_each_other(ask):
    columns = ("target", "part", "relation", "words", "reason")
    there = {tuple(row[name] for name in columns) for row in ask("sdg-of-objective", objective="gcm/objective/20")}
    back = {tuple(row[name] for name in columns) for number in range(1, 18) for row in ask("provisions-of-sdg", sdg=str(number))}
    assert there
    assert there <= back
