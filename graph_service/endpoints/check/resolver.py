"""What a citation names: a place of a text that the graph holds, an instrument whose words it has not, or nothing. Pure."""

import re
from dataclasses import dataclass, replace

from graph_service.endpoints.check.citation import NO_INSTRUMENT, NOT_HELD, RESOLVED, UNKNOWN, Citation
from graph_service.endpoints.check.context import Context
from graph_service.endpoints.check.heads import HEAD
from graph_service.endpoints.check.names import Mention, Names
from graph_service.endpoints.check.numbers import Item
from graph_service.endpoints.check.places import Place, Places
from graph_service.endpoints.check.texts import COMPACT, Texts

_TARGET = re.compile(r"\d{1,2}\.(?:\d{1,2}|[a-z])\Z")
PRIORITIES = "priorities-2021"
_GOALS_ID, _AGENDA = "instrument/sdgs", "instrument/2030-agenda"
_SAID = {"pledge": "commitment", "aim": "goal"}
_STEMS = {"paragraph": "para", "goal": "goal"}
_NUMBERED_IN = {"pledge": ("commitments-2018",), "aim": ("joint-message-2018", _GOALS_ID, _AGENDA)}
"""The texts that number their parts as commitments and as goals, besides what is named directly beside a number."""
_GOALS = 17
"""How many goals there are (A/RES/70/1, paragraph 55)."""
_ALONE = ("target", "meta", "cible", "global goal", "goal")
"""Head words that also name goals and targets of anybody else."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A head word at a place with an item behind it, and the instrument named beside them."""

    kind: str
    head: str
    start: int
    item: Item
    letters: tuple[str, ...]
    beside: Mention | None


class Resolver:
    """Says what citations name, without their places in the text that has them."""

    def __init__(self, texts: Texts, places: Places, names: Names) -> None:
        self._texts = texts
        self._places = places
        self._names = names

    def of(self, cited: Cited, context: Context) -> Citation | None:  # noqa: PLR0911 - one for each kind of head word
        """Return what a head and an item behind it cite, without a place yet; None if they cite nothing."""
        kind, item, beside = cited.kind, cited.item, cited.beside
        if kind == "article":
            return self._article(item, beside or context.around(cited.start, item.end))
        if kind == "goal":
            return self.goal(cited.head, item)
        if kind in ("priority", "pledge", "aim", "action") and not (kind == "action" and cited.letters):
            return self._of_anybody(cited, context)
        if kind in ("principle", "bare"):
            return self._principle(cited, context)
        if kind == "preamble":
            return self._preamble(cited, context)
        if kind == "compact" and not cited.letters:
            # “the GCM, 23 objectives”
            return None
        if beside and beside.id != COMPACT:
            return self._elsewhere(kind, item, cited.letters, beside)
        return self._paragraph(cited, context) if kind == "paragraph" else self.objective(cited)

    def _principle(self, cited: Cited, context: Context) -> Citation | None:
        item, beside = cited.item, cited.beside
        if beside and beside.id != COMPACT:
            return self._elsewhere("principle", item, cited.letters, beside)
        about = beside or context.around(cited.start, item.end)
        if cited.kind == "bare" and (about is None or about.id != COMPACT):
            # “Principle 4” is anybody's.
            return Citation(0, 0, NO_INSTRUMENT)
        return self._of(self._places.principle(cited.letters[0] if cited.letters else str(item.number)))

    def _preamble(self, cited: Cited, context: Context) -> Citation:
        about = cited.beside or context.around(cited.start, cited.item.end)
        if about and about.id != COMPACT:
            return self._elsewhere("preambular paragraph", cited.item, (), about)
        if about is None and not context.names(COMPACT, cited.start):
            return Citation(0, 0, NO_INSTRUMENT)
        return self._of(self._places.preamble(cited.item.number))

    def _of_anybody(self, cited: Cited, context: Context) -> Citation:
        """Return the citation of a priority, a commitment, a goal or an action: of the text that is named with it, anybody's otherwise."""
        kind, item, beside = cited.kind, cited.item, cited.beside
        around = beside or context.around(cited.start, item.end)
        about = around if around and (beside or around.id in _NUMBERED_IN.get(kind, ())) else None
        if kind == "priority" and (cited.letters or context.civil_society or (beside and beside.id == PRIORITIES)):
            place = self._places.numbered(PRIORITIES, item.number, cited.letters, "civil society priorities of 2021")
            return self._of(place, PRIORITIES)
        if kind == "aim" and about and about.id in (_GOALS_ID, _AGENDA):
            return self.goal("SDG", item)
        if kind == "pledge" and about and about.id == COMPACT:
            return self.objective(replace(cited, kind="commitment"))
        if about and about.id in self._held - {COMPACT}:
            return self._elsewhere(_SAID.get(kind, kind), item, cited.letters, about)
        return Citation(0, 0, NO_INSTRUMENT)

    def objective(self, cited: Cited) -> Citation:
        """Return what an objective, or a number and letter beside the Compact's name, names."""
        number, letters = cited.item.number, cited.letters
        if cited.kind == "commitment":
            place = self._places.objective(number)
            return self._of(Place(f"{place.id}/commitment") if f"{place.id}/commitment" in self._places else place)
        place = self._places.objective(number, letters)
        # “GCM 22(c)” may be a paragraph; “GCM 6(c)” is an objective for everybody.
        paragraph = self._places.paragraph(number, letters) if cited.kind == "compact" else Place("")
        if not paragraph.id:
            return self._of(place)
        if not place.id:
            return self._of(paragraph)
        note = f"Read as an objective; as a paragraph it would be {self._places.provisions(paragraph.id)[0].citation}."
        return replace(self._of(place), other=paragraph.id, note=note)

    def _paragraph(self, cited: Cited, context: Context) -> Citation:
        place = self._places.paragraph(cited.item.number, cited.letters)
        about = cited.beside or context.around(cited.start, cited.item.end)
        if about and not cited.beside and about.start > cited.item.end and HEAD.search(context.text, cited.item.end, about.start):
            # “para. 22(c), art. 14 of C189”: the instrument is that of the article.
            about = None
        if about and about.id != COMPACT and about.id not in self._held:
            return self._elsewhere("paragraph", cited.item, cited.letters, about)
        if not place.id and about is None and not context.names(COMPACT, cited.start):
            return Citation(0, 0, NO_INSTRUMENT)
        return self._of(place)

    @property
    def _held(self) -> set[str]:
        return {one.of for one in self._texts.versions}

    def _elsewhere(self, kind: str, item: Item, letters: tuple[str, ...], about: Mention) -> Citation:
        """Return the citation of a place in another instrument: one of the civil-society texts, or one whose words the graph has not."""
        for stem in (f"{about.id}/{_STEMS[kind]}" if kind in _STEMS else about.id, about.id):
            place = self._places.numbered(stem, item.number, letters, "parts")
            if place.id:
                return self._of(place, about.id)
        what = f"{kind} {item.number}{''.join(f'({one})' for one in letters)}"
        return Citation(
            0,
            0,
            NOT_HELD,
            of=about.id,
            citation=f"{about.label}, {what}",
            iri=self._names.iris.get(about.id, ""),
            note="Known instrument, words not held.",
        )

    def _of(self, place: Place, of: str = COMPACT) -> Citation:
        if not place.id:
            return Citation(0, 0, UNKNOWN, of=of, note=place.why)
        provision = self._places.provisions(place.id)[0]
        return Citation(0, 0, RESOLVED, place.id, of, citation=provision.citation, iri=provision.iri)

    def _article(self, item: Item, about: Mention | None) -> Citation:
        if about is None:
            return Citation(0, 0, NO_INSTRUMENT)
        if about.id == COMPACT:
            return Citation(0, 0, UNKNOWN, note="The Compact has objectives and paragraphs, no articles.")
        if not about.id:
            return Citation(
                0, 0, UNKNOWN, of="", citation=f"{about.label}, article {item.number}", note="The graph describes no such instrument."
            )
        article = self._texts.articles.get(about.id, {}).get(str(item.number))
        if article:
            return Citation(
                0,
                0,
                RESOLVED,
                of=about.id,
                citation=article.label,
                iri=article.iri,
                note="The graph says what the article is about; it does not hold its words.",
            )
        label = f"{about.label}, article {item.number}"
        return Citation(
            0, 0, NOT_HELD, of=about.id, citation=label, iri=self._names.iris[about.id], note="Known instrument, article not held."
        )

    def goal(self, head: str, item: Item) -> Citation:
        """Return what a goal or target of the SDGs names."""
        sdgs = _GOALS_ID
        name = f"{item.number}.{item.target}" if item.target else str(item.number)
        alone = head.casefold().rstrip("s") in _ALONE or head.casefold().startswith("задач")
        if alone and not _TARGET.fullmatch(name):
            # “Target 5” is anybody's.
            return Citation(0, 0, NO_INSTRUMENT)
        target = self._texts.targets.get(name)
        if target:
            return Citation(0, 0, RESOLVED, of=sdgs, citation=target.label if "SDG" in target.label else f"SDG {name}", iri=target.iri)
        if not 1 <= item.number <= _GOALS:
            return Citation(0, 0, UNKNOWN, of=sdgs, note=f"The Sustainable Development Goals are 1 to {_GOALS}.")
        iri = self._names.iris.get(sdgs, "")
        return Citation(
            0, 0, NOT_HELD, of=sdgs, citation=f"SDG {name}", iri=iri, note="Known instrument, goal or target not described in the graph."
        )

    def instrument(self, one: Mention) -> Citation:
        """Return the citation of an instrument by its code alone."""
        if not one.id:
            note = "No ILO instrument with this number is among those that the graph describes."
            return Citation(one.start, one.end, UNKNOWN, of="", named=True, citation=one.label, note=note)
        note = wording_note(self._texts, one)
        return Citation(one.start, one.end, RESOLVED, of=one.id, named=True, citation=one.label, iri=self._names.iris[one.id], note=note)


def wording_note(texts: Texts, one: Mention | None) -> str:
    """Return what is to be said where a text names the Compact by the symbol of a resolution whose words the graph does not hold."""
    if one is None or not one.coded or one.id != COMPACT or one.wording:
        return ""
    held = "; ".join(version.title for version in texts.versions if version.of == COMPACT)
    return f"The graph does not hold the words of the resolution. It holds {held}: words differ."
