"""A reason puts no duty on an action of the Compact; what a treaty or civil society says keeps its own verb."""

import pytest

from graph_service.pipeline import reasons
from graph_service.pipeline.source import BuildError

ACTION, ARTICLE, ITEM = "gcm:gcm/objective/12/action/e", "gcm:instrument/refugee-convention", "gcm:priorities-2021/6/f"


def row(comment, subject=ACTION, target=ARTICLE, **more):
    return {"subject_id": subject, "object_id": target, "comment": comment, **more}


@pytest.mark.parametrize(
    "comment",
    [
        "The convention (Articles 1, 31 and 33) is the ground of the protection that people in mixed movements must be told of.",
        "The convention (Article 33) forbids return, so that screening has to find refugees.",
        "C143 requires equality (Article 10), which agreements have to respect.",
        "States are obliged to tell them.",
        "Migrants shall be told of it.",
        "Article 3 defines smuggling; the action shall tell it from trafficking.",
        "The action requires States to tell people.",
    ],
)
def test_a_duty_on_an_action_stops_the_build(comment):
    with pytest.raises(BuildError, match="an action is an option"):
        reasons.check(row(comment), "here")


def test_a_part_that_is_quoted_is_an_action_too():
    with pytest.raises(BuildError, match="must"):
        reasons.check(row("People must be told.", "gcm:gcm/objective/12", subject_part="gcm/objective/12/action/e"), "here")


@pytest.mark.parametrize("comment", ["The action must make help lawful, as the item asks.", "The action obliges States."])
def test_a_duty_on_the_action_that_an_ask_leads_to_stops_the_build(comment):
    with pytest.raises(BuildError, match="an action is an option"):
        reasons.check(row(comment, ITEM, ACTION), "here")


@pytest.mark.parametrize(
    ("comment", "subject", "target"),
    [
        ("C143 (Article 9(3)) says that the worker shall not bear the cost; the action is silent on who pays.", ACTION, ARTICLE),
        ("CRC (Article 7) requires registration; the action offers it as one measure among several.", ACTION, ARTICLE),
        ("ICERD (Article 2) obliges authorities not to discriminate; the action does not forbid it.", ACTION, ARTICLE),
        ("Humanitarian help must not be treated as a crime, says the item, nor as unlawful, says the action.", ITEM, ACTION),
        ("States must rescue.", "gcm:gcm/objective/8/commitment/1", ARTICLE),
    ],
)
def test_what_law_civil_society_or_a_commitment_says_keeps_its_verb(comment, subject, target):
    reasons.check(row(comment, subject, target), "here")
