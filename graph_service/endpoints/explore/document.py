"""A text as one document to be read: its units in order, the places of notes and names in their words, and what is linked to each. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from graph_service.corpus.atlas import Atlas, Link, Thing

GROUPS: Mapping[str, tuple[str, str]] = {
    "names": ("from", "cites"),
    "standards": ("from", "reinforcedBy"),
    "goals": ("from", "relatedMatch"),
    "answers": ("from", "addresses"),
    "asks": ("to", "addresses"),
    "named_by": ("to", "cites"),
    "tensions": ("both", "tensionWith"),
}
"""The groups in the margin: by name, the direction and the property of their links."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words. ``name`` is what they name, ``note`` a footnote called after them, ``starts`` a unit that begins with them."""

    words: str
    name: Thing | None = None
    note: Thing | None = None
    starts: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A provision on the page.

    ``form`` is how it looks: ``title``, ``heading``, ``subheading``, ``minor`` (a heading inside an objective), ``item``, ``note`` or
    ``text``; ``depth`` is how far it is set in.
    """

    thing: Thing
    anchor: str
    form: str
    depth: int
    runs: tuple[Run, ...]
    margin: Mapping[str, Sequence[tuple[Thing, float]]]
    notes: tuple[Thing, ...] = ()
    beside: tuple[Thing, ...] = ()
    """The same provision in the wording that is read beside this one."""

    @property
    def in_contents(self) -> bool:
        """Whether the contents list it."""
        return self.form in ("heading", "subheading")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what follows it up to the next one that the contents list; the first section may have no heading."""

    units: Sequence[Unit]

    @property
    def head(self) -> Unit:
        """Its first unit: the heading, where it has one."""
        return self.units[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document on the page: its sections and its footnotes. ``part`` is the section that is read alone, by its place among all."""

    document: Thing
    sections: Sequence[Section]
    notes: Sequence[Unit]
    versions: Sequence[Thing] = ()
    """The other wordings of the same text."""
    beside: Thing | None = None
    part: int | None = None

    @property
    def shown(self) -> Sequence[Section]:
        """The sections on the page."""
        return self.sections if self.part is None else [self.sections[self.part]]

    @property
    def first_named(self) -> Mapping[str, str]:
        """The anchor of the unit on the page in whose margin a thing is named first, by the thing's key: its title is said there."""
        first: dict[str, str] = {}
        for unit in (*(unit for section in self.shown for unit in section.units), *self.notes):
            for found in unit.margin.values():
                for one, _ in found:
                    first.setdefault(one.key, unit.anchor)
        return first

    def neighbour(self, step: int) -> Section | None:
        """Return the section before (-1) or after (1) the one that is read alone."""
        place = -1 if self.part is None else self.part + step
        return self.sections[place] if 0 <= place < len(self.sections) else None


def versions(atlas: Atlas, key: str) -> list[Thing]:
    """Return the other wordings of a text, by key: those compared with it, with which it was compared, and compared with the same."""
    first = _first(atlas, key)
    keys = {one.key for one in atlas.of_kind("TextVersion") if first in {one.key, _first(atlas, one.key)}}
    return [atlas.thing(one) for one in sorted(keys - {key})]


def _first(atlas: Atlas, key: str) -> str:
    """Return the text with which a wording was compared, or the text itself."""
    like = next((part.same_as for part in atlas.parts(key) if part.same_as), "")
    return atlas.document(like) if like else key


def read(atlas: Atlas, key: str, beside: str = "", part: str = "") -> Reading:
    """Return a document, ready to be shown.

    ``beside`` is the key of another wording of it, to be read beside it; ``part`` the anchor of the head of a section, to be read alone.

    Raises:
        KeyError: there is no such section.

    """
    same: dict[str, list[Thing]] = {}
    for one in atlas.down(beside) if beside else ():
        same.setdefault(one.same_as or one.key, []).append(one)
    notes: dict[str, list[Thing]] = {}
    every = sorted(atlas.down(key), key=lambda one: one.order)
    for one in every:
        if one.note_of:
            notes.setdefault(one.note_of, []).append(one)
    # The sentences of a commitment stand inside it: their words are its words.
    sentences = {one.key for one in every if _is_a(atlas, one, "CommitmentSentence")}
    units = [
        replace(_unit(atlas, key, one, notes), beside=tuple(same.get(one.same_as or one.key, ())))
        for one in every
        if one.key not in sentences
    ]
    sections = _sections([unit for unit in units if unit.form != "note"])
    notes_shown = [unit for unit in units if unit.form == "note"]
    alone = None
    if part:
        alone = {section.head.anchor: place for place, section in enumerate(sections)}[part]
        called = {note.key for unit in sections[alone].units for note in unit.notes}
        notes_shown = [unit for unit in notes_shown if unit.thing.key in called]
    other = atlas.thing(beside) if beside else None
    return Reading(atlas.thing(key), sections, notes_shown, versions(atlas, key), other, alone)


def _sections(body: Sequence[Unit]) -> list[Section]:
    starts = [0, *(place for place, unit in enumerate(body) if unit.in_contents and place)]
    return [Section(body[start:end]) for start, end in pairwise([*starts, len(body)])] if body else []


def _is_a(atlas: Atlas, one: Thing, *kinds: str) -> bool:
    """Return True if a provision is of one of these kinds; one of a second wording has the kinds of its counterpart."""
    return one.is_a(*kinds) or (bool(one.same_as) and atlas.thing(one.same_as).is_a(*kinds))


def anchor(document: str, key: str) -> str:
    """Return the fragment of a provision in its document's page: its path without what all share."""
    shared = document.partition("/")[0] + "/"
    return key.removeprefix(document + "/") if key.startswith(document + "/") else key.removeprefix(shared)


def _unit(atlas: Atlas, document: str, one: Thing, notes: Mapping[str, Sequence[Thing]]) -> Unit:
    sentences = [part for part in atlas.parts(one.key) if _is_a(atlas, part, "CommitmentSentence")]
    # The parts of a title are not indented; the parts of a paragraph or an item are.
    above = [atlas.thing(key) for key in list(atlas.climb(one.key))[1:]]
    return Unit(
        one,
        anchor(document, one.key),
        _form(atlas, one),
        sum(1 for whole in above if whole.order and not _is_a(atlas, whole, "Heading", "Objective", "Priority")),
        _runs(atlas, document, one, sentences, notes.get(one.key, ())),
        _margin(atlas, [one, *sentences]),
        tuple(notes.get(one.key, ())),
    )


def _form(atlas: Atlas, one: Thing) -> str:
    if _is_a(atlas, one, "Footnote"):
        return "note"
    if _is_a(atlas, one, "Heading"):
        if one.order == 1:
            return "title"
        if atlas.thing(one.whole).order:
            return "minor" if _is_a(atlas, atlas.thing(one.whole), "Objective") else "subheading"
        return "subheading" if one.heading or (one.same_as and atlas.thing(one.same_as).heading) else "heading"
    if _is_a(atlas, one, "Objective", "Priority"):
        return "subheading"
    return (
        "item"
        if _is_a(atlas, one, "Action", "PriorityItem")
        or (one.marker and _is_a(atlas, atlas.thing(one.whole), "Paragraph", "Recommendation"))
        else "text"
    )


def _runs(atlas: Atlas, document: str, one: Thing, sentences: Iterable[Thing], notes: Sequence[Thing]) -> tuple[Run, ...]:
    text = one.text
    named: dict[tuple[int, int], Thing] = {}
    starts: dict[int, str] = {}
    done = 0
    for part in (one, *sentences):
        begin = text.find(part.text, done) if part is not one else 0
        if part is not one:
            starts[begin] = anchor(document, part.key)
            done = begin + len(part.text)
        for link in atlas.links_from(part.key):
            if link.predicate == "cites":
                named |= {(begin + span.start, begin + span.end): atlas.thing(link.object) for span in link.words(part.key)}
    calls = {note.note_offset: note for note in notes}
    cuts = sorted({0, len(text), *starts, *calls, *(place for span in named for place in span)})
    runs = []
    for begin, end in pairwise(cuts):
        name = next((thing for (start, stop), thing in named.items() if start <= begin and end <= stop), None)
        runs.append(Run(text[begin:end], name, calls.get(end), starts.get(begin, "")))
    return tuple(runs)


def _margin(atlas: Atlas, things: Sequence[Thing]) -> dict[str, Sequence[tuple[Thing, float]]]:
    groups: dict[str, Sequence[tuple[Thing, float]]] = {}
    for name, (direction, predicate) in GROUPS.items():
        best: dict[str, float] = {}
        for one in things:
            for other, link in _ends(atlas, one, direction):
                if link.predicate == predicate:
                    best[other] = max(best.get(other, 0.0), link.confidence)
        if best:
            groups[name] = sorted(
                ((atlas.thing(key), sure) for key, sure in best.items()), key=lambda pair: (-pair[1], pair[0].order, pair[0].key)
            )
    return groups


def _ends(atlas: Atlas, one: Thing, direction: str) -> Iterable[tuple[str, Link]]:
    if direction in ("from", "both"):
        yield from ((link.object, link) for link in atlas.links_from(one.key))
    if direction in ("to", "both"):
        yield from ((link.subject, link) for link in atlas.links_to(one.key))
