"""Verdicts on passages as people write them, with the slips that they make."""

import pytest

from graph_service.endpoints.check.checker import NOT_CHECKED

FEES = "prohibit recruiters and employers from charging or shifting recruitment fees or related costs to migrant workers"
ACTION_C = "GCM objective 6(c), paragraph 22(c)"


def _differences(finding):
    return [(one["op"], one["theirs"], one["ours"]) for one in finding["differences"]]


def test_exact_quotation_at_the_cited_place(quoted):
    finding = quoted(f"Objective 6(c) asks States to “{FEES}”.")
    assert (finding["verdict"], finding["citation"], finding["textVersion"]) == ("exact", ACTION_C, "gcm/final-draft-2018")
    assert finding["iri"] == "https://w3id.org/migration-compact/gcm/objective/6/action/c"
    assert finding["cited"]["atThatPlace"]
    assert finding["found"] == FEES


def test_one_word_changed_is_close_with_that_difference(quoted):
    text = f"Objective 6(c) asks States to “{FEES.replace('migrant workers', 'foreign workers')}”."
    finding = quoted(text)
    assert (finding["verdict"], _differences(finding)) == ("close", [("replace", "foreign", "migrant")])
    (difference,) = finding["differences"]
    assert text[difference["start"] : difference["end"]] == "foreign"
    assert finding["found"] == FEES


def test_word_left_out_and_word_added(quoted):
    assert _differences(quoted("“prohibit recruiters from charging or shifting any recruitment fees or related costs”")) == [
        ("delete", "", "and employers"),
        ("insert", "any", ""),
    ]


def test_wrong_letter_is_another_place(quoted):
    finding = quoted(f"In objective 6(k) States promise to “{FEES}”.")
    assert (finding["verdict"], finding["citation"]) == ("other place", ACTION_C)
    assert finding["cited"] == {
        "citation": "GCM objective 6(k), paragraph 22(k)",
        "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/k",
        "atThatPlace": False,
    }


@pytest.mark.parametrize("place", ["(Objective 6(c))", "(GCM, para. 22(c))", "(see paragraph 22)", "[Objective 6]", "– GCM 6(c)"])
def test_citation_behind_a_quotation_is_its_own(quoted, place):
    finding = quoted(f"Paragraph 16 is a list. Fees must go: “{FEES}” {place}.")
    assert (finding["verdict"], finding["citation"]) == ("exact", ACTION_C)


def test_citation_that_begins_the_next_sentence_is_not_of_the_quotation(quoted):
    finding = quoted(f"Objective 6(c): “{FEES}.” Objective 7 is another matter.")
    assert finding["cited"]["citation"] == ACTION_C


def test_citation_further_on_belongs_to_what_is_said_next(check):
    text = "The Compact is for “safe, orderly and regular migration” and, in paragraph 22(c), to “prohibit recruiters and employers”."
    verdicts = [one["verdict"] for one in check(text)["findings"] if one["kind"] == "quotation"]
    assert verdicts == ["exact", "exact"]


def test_invented_quotation_is_absent(quoted):
    finding = quoted("The Global Compact says: “Every State shall open its borders to all workers without a visa by 2030” (objective 5).")
    assert (finding["verdict"], finding["found"], finding["citation"]) == ("absent", "", "")


def test_sentence_with_the_grammar_of_the_compact_is_absent_all_the_same(quoted):
    assert quoted("“We commit to abolish all detention of migrants in every country within five years”")["verdict"] == "absent"


@pytest.mark.parametrize(
    "written",
    [
        "[P]rohibit recruiters and employers from charging or shifting recruitment fees",
        "prohibit recruiters and employ-\ners from charging or shifting re­cruitment fees",
        "prohibit recruiters¹ and employers² from charging or shifting recruitment fees3",
        "prohibit recruiters and employers from charging [sic] or shifting recruitment fees,",
        "PROHIBIT RECRUITERS AND EMPLOYERS FROM CHARGING OR SHIFTING RECRUITMENT FEES",
        "prohibit recruiters … from charging or shifting recruitment fees",
        "prohibit recruiters [and others] from charging or shifting recruitment fees",
        "prohibit  recruiters\nand employers from\tcharging or shifting recruitment fees",
    ],
)
def test_what_typography_and_citing_change_is_exact(quoted, written):
    finding = quoted(f"It says “{written}” there.")
    assert (finding["verdict"], finding["citation"], finding["differences"]) == ("exact", ACTION_C, [])


def test_ligatures_and_other_apostrophes_are_the_same_words(quoted):
    assert quoted("“Mandatory, enforceable mechanisms for eﬀective regulation”")["verdict"] == "exact"
    assert quoted("“ensure migrants＇ access to basic services”".replace("＇", "'"))["verdict"] in ("close", "absent")


def test_american_spelling_is_named_as_spelling(quoted):
    finding = quoted("“in order to prevent debt bondage, exploitation and forced labor”")
    assert (finding["verdict"], _differences(finding)) == ("close", [("spelling", "labor", "labour")])


def test_quotation_over_two_provisions(quoted):
    finding = quoted(
        "“mechanisms for effective regulation and monitoring of the recruitment industry; (d) Establish partnerships with all "
        "relevant stakeholders”"
    )
    assert finding["citation"] == f"{ACTION_C} to GCM objective 6(d), paragraph 22(d)"
    assert finding["verdict"] in ("exact", "close")


def test_same_words_elsewhere_are_listed(quoted):
    finding = quoted("“safe, orderly and regular migration”")
    assert finding["verdict"] == "exact"
    assert len(finding["alsoIn"]) > 3
    assert finding["textVersion"] == "gcm/final-draft-2018"


def test_of_several_cited_places_the_right_one_is_named(check):
    text = """Objective 16: “Empower migrants and societies to realize full inclusion and social cohesion”
Objectives 2 and 20 are to “Promote faster, safer and cheaper transfer of remittances”."""
    cited = [(one["verdict"], one["cited"]["citation"]) for one in check(text)["findings"] if one["kind"] == "quotation"]
    assert cited == [("exact", "GCM objective 16"), ("exact", "GCM objective 20")]


@pytest.mark.parametrize("place", ["A/RES/73/195, para. 22(c)", "paragraph 22(c) of resolution 73/195", "A/RES/73/195"])
def test_quotation_of_the_resolution_says_that_the_draft_was_compared(check, place):
    for finding in check(f"See {place}: “{FEES}”.")["findings"]:
        assert "It holds Global Compact for Safe, Orderly and Regular Migration: Final Draft, 11 July 2018" in finding["note"]


def test_short_quotation_is_checked_only_at_the_cited_place(check):
    answer = check("Objective 6(c) wants “effective regulation”; others want “decent work”.")
    assert [(one["verdict"], one["citation"]) for one in answer["findings"] if one["kind"] == "quotation"] == [("exact", ACTION_C)]
    assert answer["notChecked"]["quotationsTooShort"] == 1


def test_quotation_inside_a_speech_is_checked(quoted):
    text = f"“Friends, remember well what we all agreed upon: ‘{FEES}’. Thank you all for coming here”, she said."
    finding = quoted(text)
    assert (finding["verdict"], text[finding["start"] : finding["end"]]) == ("exact", FEES)


def test_quotation_of_an_instrument_without_words_of_ours_is_counted(check):
    answer = check("The Universal Declaration of Human Rights says: “All human beings are born free and equal in dignity and rights”.")
    assert answer["findings"] == []
    assert answer["notChecked"]["quotationsOfOtherWorks"] == 1


@pytest.mark.parametrize(
    "words",
    [
        "«Nos comprometemos a examinar los mecanismos de contratación existentes para garantizar que sean justos y éticos» (objetivo 6)",
        "« Nous nous engageons à examiner les mécanismes de recrutement en place pour garantir qu'ils sont justes »",
        "“نلتزم باستعراض آليات التوظيف القائمة لضمان أن تكون منصفة”",
    ],
)
def test_quotation_in_a_language_that_is_not_held_is_counted(check, words):
    answer = check(words)
    assert [one for one in answer["findings"] if one["kind"] == "quotation"] == []
    assert answer["notChecked"]["quotationsInOtherLanguages"] == 1


def test_paraphrase_without_marks_is_counted(check):
    assert check("Paragraph 22 says that States review recruitment.")["notChecked"]["quotationsWithoutMarks"] == 1


def test_every_reason_is_counted_even_if_nothing_was_left_out(check):
    answer = check("Nothing here.")
    assert answer["notChecked"] == dict.fromkeys(NOT_CHECKED, 0)
    assert answer["findings"] == []
    assert "gcm/final-draft-2018" in [one["id"] for one in answer["textVersions"]]


def test_words_of_civil_society_are_checked_too(texts, quoted):
    item = next(one for one in texts.provisions if one.id == "priorities-2021/4/e")
    finding = quoted(f"Priority 4.e: “{item.text}”")
    assert (finding["verdict"], finding["iri"]) == ("exact", item.iri)


def test_answer_is_the_same_each_time(check):
    text = f"Objective 6(k): “{FEES}” and “safe, orderly and regular movement”."
    assert check(text) == check(text)
