"""The two short texts of 2018: ten commitments, and the joint message read out at Marrakesh."""

import re

from graph_service.pipeline.source import Source
from graph_service.pipeline.unit import Unit

COMMITMENTS = "commitments-2018"
JOINT_MESSAGE = "joint-message-2018"
_COMMITMENT = re.compile(r"\s*(\d+)\)\s+(?=\S)")
_GOAL = re.compile(r"- (?=\S)")


def segment_commitments(source: Source) -> list[Unit]:
    """Return the ten commitments: one line each, "1)" to "10)"."""
    units: list[Unit] = []
    for number, line in enumerate(source.lines, start=1):
        if match := _COMMITMENT.match(line):
            marker = source.take(number, 0, match.end(), role="marker").raw
            words = source.take(number, match.end())
            path, label = f"{COMMITMENTS}/{match[1]}", f"Commitments 2018, commitment {match[1]}"
            units.append(Unit(path, COMMITMENTS, ("Commitment",), label, words, None, marker, match[1]))
    return units


def segment_joint_message(source: Source) -> list[Unit]:
    """Return title, place and date, the paragraphs and the ten goals in the order they were read out."""
    title = source.take_lines((3, 4))
    place, date = source.take(6), source.take(8)
    units = [
        Unit(f"{JOINT_MESSAGE}/title", JOINT_MESSAGE, ("Heading",), "Joint message 2018, title", None, title),
        Unit(f"{JOINT_MESSAGE}/place", JOINT_MESSAGE, ("Provision",), "Joint message 2018, place", place),
        Unit(f"{JOINT_MESSAGE}/date", JOINT_MESSAGE, ("Provision",), "Joint message 2018, date", date),
    ]
    paragraphs = goals = 0
    for number in range(10, len(source.lines) + 1):
        line = source.line(number)
        if match := _GOAL.match(line):
            goals += 1
            marker = source.take(number, 0, match.end(), role="marker").raw
            path, label = f"{JOINT_MESSAGE}/goal/{goals}", f"Joint message 2018, goal {goals}"
            words = source.take(number, match.end())
            units.append(Unit(path, JOINT_MESSAGE, ("Recommendation",), label, words, None, marker, str(goals)))
        elif line.strip():
            paragraphs += 1
            path, label = f"{JOINT_MESSAGE}/para/{paragraphs}", f"Joint message 2018, paragraph {paragraphs}"
            units.append(Unit(path, JOINT_MESSAGE, ("Paragraph",), label, source.take(number), notation=str(paragraphs)))
    return units
