"""A second wording of a text: read from a file, cut, aligned, compared. Pure: the file's text in, the wording out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_service.extract.text import ExtractedText
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.unit import Unit
from graph_service.pipeline.wordings.alignment import align
from graph_service.pipeline.wordings.comparison import Difference, differences, likeness, same_words, tokens
from graph_service.pipeline.wordings.cursor import Part
from graph_service.pipeline.wordings.errors import misfit
from graph_service.pipeline.wordings.lines import Page, read_lines
from graph_service.pipeline.wordings.reader import Reader
from graph_service.pipeline.wordings.template import (
    CHAPEAU,
    COMMITMENT,
    FRONT,
    HEADING,
    LEAD,
    LETTER,
    NOTE,
    OBJECTIVE,
    PARAGRAPH,
    PRINCIPLE,
    ROMAN,
    TITLE,
    Expected,
    template_of,
)
from graph_service.pipeline.wordings.words import Mender, without_calls
from graph_service.pipeline.words import sentences

_ENOUGH, _MANY, _LINES = 0.5, 3, 20_000
_SWALLOWED, _RUN = 0.8, 8


@dataclass
class Wording:
    """A provision in its new wording.

    ``path`` and ``parent`` are relative to the version; ``like`` is the old provision, if there is one.
    """

    path: str
    parent: str
    kind: str
    label: str
    text: str
    lines: str
    title: str = ""
    marker: str = ""
    notation: str = ""
    like: Unit | None = None
    note_of: str = ""
    note_offset: int | None = None
    sentence: bool = False
    differences: list[Difference] = field(default_factory=list)

    @property
    def same_words(self) -> bool:
        """Whether its words are those of the old provision, whatever the punctuation and capitals."""
        return self.like is not None and same_words(self.like.text, self.text)


@dataclass
class Reading:
    """What came of a file: the wordings in order, the old provisions without one, and what does not belong to the text."""

    wordings: list[Wording]
    removed: list[Unit]
    running: list[tuple[int, str]]
    doubtful: list[str]
    characters: int
    same_language: bool


def read_wording(name: str, extracted: ExtractedText, units: Sequence[Unit], *, same_language: bool) -> Reading:
    """Return the wording that a file has of the text with these units.

    Raises TextMisfitError, with the line, the words before and after it and what was expected, where the file stops fitting.
    """
    template = template_of(units)
    count = len(extracted.text.splitlines())
    if count > _LINES:
        raise misfit(f"the file has {count} lines: this is another text.", (), 0, f"at most {_LINES} lines")
    page = read_lines(name, extracted)
    if not page.lines:
        raise misfit("nothing but page numbers and running headers.", (), 0, template[0].shown)
    parts = Reader(page, template, same_language=same_language).read()
    if len(parts) > len(template) * _MANY:
        what = f"the file has {len(parts)} numbered or separate parts: this is another text."
        raise misfit(what, page.lines, parts[-1].place, f"about {len(template)} parts")
    if same_language:
        align(parts, template)
        _check_enough(parts, template, page)
    else:
        _check_complete(parts, template, page)
    for line in page.running:
        page.source.take(line.number, line.start, line.end, role="boilerplate")
    try:
        page.source.require_all_claimed()
    except BuildError as error:
        raise misfit(f"{error}.", page.lines, 0, "that every character belongs to a provision") from error
    mender = Mender.of([*(unit.text for unit in units), *(one.raw for one in parts)])
    wordings = _wordings(parts, mender, units, same_language=same_language)
    if same_language:
        _check_swallowed(wordings, parts, template, page)
    kept = {wording.like.path for wording in wordings if wording.like}
    # Of a commitment that is gone its sentences need not be reported too.
    removed = [unit for unit in units if unit.path not in kept and not (unit.sentence and (unit.parent not in kept or not same_language))]
    running = [(line.number, line.text) for line in page.running]
    return Reading(
        wordings, removed, running, mender.doubtful, sum(len("".join(line.split())) for line in page.source.lines), same_language
    )


# Checks


def _check_enough(parts: Sequence[Part], template: Sequence[Expected], page: Page) -> None:
    known = sum(one.expected is not None for one in parts)
    if known < len(template) * _ENOUGH:
        missing = next(one for one in template if one.index not in {other.expected.index for other in parts if other.expected})
        what = f"only {known} of {len(template)} provisions were found: this is another text, or one in another language (--language)."
        raise misfit(what, page.lines, parts[-1].place if parts else 0, missing.shown)


def _check_complete(parts: Sequence[Part], template: Sequence[Expected], page: Page) -> None:
    reached = {one.expected.index for one in parts if one.expected}
    notes = sum(one.kind == NOTE for one in parts)
    for one in template:
        if one.index not in reached and one.kind not in {TITLE, CHAPEAU} and not (one.kind == NOTE and notes):
            raise misfit("the text ends here.", page.lines, len(page.lines), one.shown)


def _check_swallowed(wordings: Sequence[Wording], parts: Sequence[Part], template: Sequence[Expected], page: Page) -> None:
    """Refuse a text in which a provision seems to be gone but its words are in another: its number or letter was lost."""
    reached = {one.expected.index for one in parts if one.expected}
    read = [(wording, tokens(wording.text)) for wording in wordings if not wording.sentence]
    for one in template:
        words = list(one.words)
        if one.index in reached or len(words) < _RUN:
            continue
        for other, (wording, text) in zip(parts, read, strict=True):
            if _holds(text, words):
                raise misfit(
                    f"the words of {one.unit.label} are here without their number or letter, inside {wording.label}.",
                    page.lines,
                    _line_with(page, other, words),
                    one.shown,
                )


def _holds(text: list[str], words: list[str]) -> bool:
    """Return True if most of some words are in a text."""
    starts = (at for at in range(len(text) - _RUN + 1) if text[at : at + _RUN] == words[:_RUN])
    return any(likeness(text[at : at + len(words)], words) >= _SWALLOWED for at in starts)


def _line_with(page: Page, one: Part, words: list[str]) -> int:
    for place in range(one.place, len(page.lines)):
        if words[:3] == tokens(page.lines[place].text)[:3]:
            return place
    return one.place


# Wordings


def _wordings(parts: Sequence[Part], mender: Mender, units: Sequence[Unit], *, same_language: bool) -> list[Wording]:
    bodies = [mender.mend(one.raw) for one in parts]
    notes = [index for index, one in enumerate(parts) if one.kind == NOTE]
    callers = [index for index, one in enumerate(parts) if one.kind != NOTE]
    numbers = {int(parts[index].number): index for index in notes}
    most = next((number for number in range(1, len(notes) + 2) if number not in numbers), 1) - 1
    cleaned, calls = without_calls([bodies[index] for index in callers], most)
    for index, text in zip(callers, cleaned, strict=True):
        bodies[index] = text
    ours: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.sentence:
            ours.setdefault(unit.parent, []).append(unit)
    named = _Names()
    wordings: list[Wording] = []
    of: dict[int, Wording] = {}
    for index, one in enumerate(parts):
        wording = named.wording(one, bodies[index], mender.mend(one.title.raw) if one.title and one.body else "")
        of[index] = wording
        wordings.append(wording)
        if one.kind == COMMITMENT:
            wordings.extend(_sentences(wording, ours.get(wording.like.path, []) if wording.like else [], same_language=same_language))
    for number, (caller, place) in calls.items():
        note = of[numbers[number]]
        note.note_of, note.note_offset = of[callers[caller]].path, place
    if same_language:
        for wording in wordings:
            if wording.like:
                wording.differences = differences(wording.like.text, wording.text)
    return wordings


def _sentences(commitment: Wording, old: Sequence[Unit], *, same_language: bool) -> list[Wording]:
    """Return the sentences of a commitment; in another language they have counterparts if they are as many."""
    texts = sentences(commitment.text)
    alike: list[Unit | None] = [None] * len(texts)
    if same_language:
        left = list(old)
        for index, text in enumerate(texts):
            scored = [(likeness(tokens(text), tokens(unit.text)), -place, unit) for place, unit in enumerate(left)]
            score, _, unit = max(scored, default=(0.0, 0, None), key=lambda one: one[:2])
            if unit and score >= _ENOUGH:
                alike[index] = unit
                left.remove(unit)
    elif len(texts) == len(old):
        alike = list(old)
    return [
        Wording(
            f"{commitment.path}/{place}", commitment.path, "CommitmentSentence", f"{commitment.label}, sentence {place}", text,
            commitment.lines, notation=str(place), like=unit, sentence=True,
        )
        for place, (text, unit) in enumerate(zip(texts, alike, strict=True), start=1)
    ]  # fmt: skip


_ROMAN = "{paragraph}({letter})({number})"
_NAMES = {
    OBJECTIVE: ("objective/{objective}", "", "Objective", "GCM objective {objective}"),
    COMMITMENT: ("objective/{objective}/commitment", "objective/{objective}", "Commitment", "GCM paragraph {paragraph}"),
    LEAD: ("objective/{objective}/lead", "objective/{objective}", "Provision", "GCM objective {objective}, lead-in"),
    PARAGRAPH: ("para/{paragraph}", "", "Paragraph", "GCM paragraph {paragraph}"),
    PRINCIPLE: ("principle/{number}", "para/{paragraph}", "GuidingPrinciple", "GCM guiding principle {number}"),
    NOTE: ("footnote/{number}", "", "Footnote", "GCM footnote {number}"),
    "action": ("objective/{objective}/action/{number}", "objective/{objective}", "Action", "GCM objective {objective}({number})"),
    "subheading": ("objective/{objective}/subheading/1", "objective/{objective}", "Heading", "GCM objective {objective}, subheading"),
    LETTER: ("para/{paragraph}/{number}", "para/{paragraph}", "Provision", "GCM paragraph {paragraph}({number})"),
    ROMAN: (
        "para/{paragraph}/{letter}/{number}",
        "para/{paragraph}/{letter}",
        "Provision",
        "GCM paragraph {paragraph}({letter})({number})",
    ),
    CHAPEAU: ("chapeau", "", "Provision", "GCM, chapeau"),
    TITLE: ("heading/title", "", "Heading", "GCM, title"),
    FRONT: ("front/{number}", "", "Provision", "GCM, before the text, {number}"),
    HEADING: ("heading/added-{headings}", "", "Heading", "GCM, added heading {headings}"),
}
"""Path, path of the whole, class and label of what is found; the paths are relative to the version."""
_NAMES["listed"] = _NAMES[LETTER]


class _Names:
    """Paths, classes and labels: those of the text we hold, with the numbers that the new wording prints."""

    def __init__(self) -> None:
        self.headings = 0
        self.taken: set[str] = set()

    def wording(self, one: Part, text: str, title: str) -> Wording:
        """Return a provision without its counterpart's differences; no two have one path."""
        path, parent, kind, label = self._name(one)
        base = path
        again = 2
        while path in self.taken:
            path, again = f"{base}-{again}", again + 1
        self.taken.add(path)
        only_title = one.kind in {TITLE, HEADING, OBJECTIVE}
        notation = "" if one.kind in {FRONT, TITLE, HEADING, LEAD, CHAPEAU} else one.number
        return Wording(
            path, parent, kind, label, text, one.lines, title=text if only_title else title, marker=one.marker, notation=notation,
            like=one.expected.unit if one.expected else None,
        )  # fmt: skip

    def _name(self, one: Part) -> tuple[str, str, str, str]:
        if one.kind == HEADING and one.expected and "/objective/" not in one.expected.path:
            return one.expected.path.removeprefix("gcm/"), "", "Heading", one.expected.unit.label
        pattern = one.kind
        if one.kind == HEADING and one.expected:
            pattern = "subheading"
        elif one.kind == HEADING:
            self.headings += 1
        elif one.kind == LETTER and one.objective:
            pattern = "action"
        values = {**vars(one), "headings": self.headings}
        path, parent, kind, label = (part.format(**values) for part in _NAMES[pattern])
        return path, parent, kind, label
