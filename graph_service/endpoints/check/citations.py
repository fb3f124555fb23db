"""Citations in a text, as people write them in English, Spanish, French and German, and what each names. Pure.

``Objective 6(k)``, ``Obj. 6, action (k)``, ``GCM 6k``, ``Objective VI``, ``paras 16–18``, ``PP 3``, ``párrafo 22 c)``,
``priority 4.e``, ``C189, art. 14``, ``SDG target 8.7``. One pattern finds the head word; the numbers and letters behind it are read item
by item, so that lists and ranges give a citation for each.
"""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_service.endpoints.check.context import Context
from graph_service.endpoints.check.heads import HEAD, KINDS, OF_GOALS, OF_SOMETHING, OWN, PART
from graph_service.endpoints.check.names import Mention, Names
from graph_service.endpoints.check.numbers import AND, Item, items
from graph_service.endpoints.check.places import Place, Places
from graph_service.endpoints.check.texts import COMPACT, Texts

RESOLVED, UNKNOWN, NOT_HELD = "exact", "unknown reference", "not held"
"""A citation of a place that the graph has; of nothing that there is; of a known instrument whose place the graph has not."""
OTHER_WORK, NO_INSTRUMENT = "citationsOfOtherWorks", "citationsWithoutInstrument"
"""Why a citation was not checked."""
_TARGET = re.compile(r"\d{1,2}\.(?:\d{1,2}|[a-z])\Z")
PRIORITIES = "priorities-2021"
_GOALS_ID, _AGENDA = "instrument/sdgs", "instrument/2030-agenda"
_SAID = {"pledge": "commitment", "aim": "goal"}
_STEMS = {"paragraph": "para", "goal": "goal"}
_NUMBERED_IN = {"pledge": ("commitments-2018",), "aim": ("joint-message-2018", _GOALS_ID, _AGENDA)}
"""The texts that number their parts as commitments and as goals, besides what is named directly beside a number."""
_LONE_ROMAN = ("I", "V", "X")
_GOALS = 17
"""How many goals there are (A/RES/70/1, paragraph 55)."""
_ALONE = ("target", "meta", "cible", "global goal", "goal")
"""Head words that also name goals and targets of anybody else."""
_LOST = re.compile(r"\s*\d{1,2}\.\d")
_BARE = re.compile(r"""(?<![\w/.-])(?=\d{1,2}\s?\([a-z]\)\s?:?\s{0,2}[“"«„])|(?<=[”"»]\s[(\[])(?=\d{1,2}\s?\([a-z]\)[)\]])""")
"""A number and a letter alone that lead to a quotation, or follow it: “22(b): “…””, ““…” (22(b))”."""
_AFTER_NAME = re.compile(r"\s?[,:(]?\s?(?=\d{1,2}\s?\([a-z]\))")


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation at code points ``start`` to ``end``. ``verdict`` is one of three, or why it was not checked.

    ``place`` is the id of what it names in a text that the graph holds, empty otherwise; ``of`` the id of the instrument, ``named`` whether
    the text itself names that. ``citation`` is how it is cited in full; ``note`` says more.
    """

    start: int
    end: int
    verdict: str
    place: str = ""
    of: str = COMPACT
    named: bool = False
    citation: str = ""
    iri: str = ""
    note: str = ""
    other: str = ""
    """Another place that the same words could name."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A head word, or where its list goes on, with the letter before it, “action (k) of”, and the instrument named beside the list."""

    kind: str
    words: str
    letter: str
    start: int
    beside: Mention | None


@dataclass(frozen=True, slots=True)
class _Cited:
    """A head word at a place with an item behind it, and the instrument named beside them."""

    kind: str
    head: str
    start: int
    item: Item
    letters: tuple[str, ...]
    beside: Mention | None


class Citations:
    """Finds citations."""

    def __init__(self, texts: Texts, places: Places, names: Names) -> None:
        self._texts = texts
        self._places = places
        self._names = names

    def find(self, text: str, mentions: Sequence[Mention]) -> list[Citation]:
        """Return the citations of a text in order; ``mentions`` are the names of instruments in it."""
        context = Context(text, mentions)
        citations: list[Citation] = []
        taken = 0
        for head in HEAD.finditer(text):
            if head.start() < taken:
                continue
            for one in self._read(head, context):
                citations.append(one)
                taken = max(taken, one.end)
        citations.sort(key=lambda one: one.start)
        citations += self._bare(context, [(one.start, one.end) for one in citations])
        # A code alone is a citation of the instrument, unless it is part of one of an article.
        covered = sorted((one.start, one.end) for one in citations)
        citations += [
            self._instrument(one)
            for one in mentions
            if one.coded and not any(start <= one.start < end for start, end in _near(covered, one.start))
        ]
        return sorted(citations, key=lambda one: (one.start, one.end))

    def _read(self, head: re.Match[str], context: Context) -> Iterator[Citation]:
        kind = next(name for name, value in head.groupdict().items() if value is not None and name != "letter")
        kind = KINDS.get(kind, kind)
        if kind == "lettered":
            kind = "paragraph" if head[kind].casefold().startswith("p") else "objective"
        text = context.text
        listed = items(
            text,
            head.end(),
            dotted=kind == "goal",
            wordy=head["letter"] is None,
            glued=kind in ("objective", "action", "compact"),
            roman=kind == "objective",
        )
        if kind == "principle" and not listed:
            listed = items(text, head.end(), letters_only=True)
        if not listed and (lost := _LOST.match(text, head.end())) and kind in ("objective", "aim"):
            yield Citation(head.start(), lost.end(), NO_INSTRUMENT)
        if listed and kind == "objective" and self._in_passing(head, listed[0], context):
            return
        start = head.start()
        while listed:
            if kind == "article" and (part := PART.match(text, listed[-1].end)):
                listed[-1] = replace(listed[-1], end=part.end())
            beside = context.beside(start, listed[-1].end)
            yield from self._listed(_Head(kind, head[0], head["letter"] or "", start, beside), listed, context)
            if beside is None or beside.start < listed[-1].end or kind not in ("article", "paragraph"):
                return
            # “Articles 6 of C097, 9 of the ICCPR and 37 of the CRC”
            more = AND.match(text, beside.end)
            listed = items(text, more.end()) if more else []
            if not listed or context.after(listed[-1].end) is None:
                return
            start = listed[0].start

    def _in_passing(self, head: re.Match[str], item: Item, context: Context) -> bool:
        """Return True if an objective in letters is no citation: “one objective two States share”, “Objective I of a plan”."""
        written = context.text[item.start : item.end]
        if written in _LONE_ROMAN:
            # “Objective V” of the Compact is its fifth; “Objective I” of a plan, or “objective X”, is anything.
            beside = context.beside(head.start(), item.end)
            return beside is None or beside.id != COMPACT
        return written[0].isalpha() and not head[0][0].isupper()

    def _listed(self, head: "_Head", listed: Sequence[Item], context: Context) -> Iterator[Citation]:
        """Yield the citations of a list of numbers."""
        kind, first, beside = head.kind, head.start, head.beside
        last = listed[-1].end
        goals = kind in ("objective", "aim") and OF_GOALS.match(context.text, last)
        for number, item in enumerate(listed):
            start = item.start if number else first
            letters = (head.letter.lower(),) if head.letter else item.letters
            if goals:
                cited: Citation | None = self._goal("SDG", item)
            elif beside is None and (OWN.match(context.text, last) or OF_SOMETHING.match(context.text, last)):
                cited = Citation(start, item.end, OTHER_WORK)
            else:
                cited = self._cited(_Cited(kind, head.words, first, item, letters, beside), context)
            if cited:
                # An instrument that is named beside the last number is part of the citation; a goal needs none.
                named = number == len(listed) - 1 and kind != "goal" and not goals and cited.verdict not in (NO_INSTRUMENT, OTHER_WORK)
                whole = beside if named else None
                start, end = (min(start, whole.start), max(item.end, whole.end)) if whole else (start, item.end)
                # “ICCPR (Articles 9 and 17)”: the bracket closes.
                opened = context.text.count("(", start, end) > context.text.count(")", start, end)
                end += opened and context.text[end : end + 1] == ")"
                note = cited.note or self.wording_note(beside)
                yield replace(cited, start=start, end=end, named=beside is not None, note=note)

    def _bare(self, context: Context, covered: Sequence[tuple[int, int]]) -> Iterator[Citation]:
        """Yield citations without a head word: “Final Draft, 6(c)”, and “22(b): “…””, where the sentence names the Compact."""
        places = {match.end(): match.start() for match in _BARE.finditer(context.text)}
        for one in context.mentions:
            if one.id == COMPACT and (joint := _AFTER_NAME.match(context.text, one.end)):
                places[joint.end()] = one.start
        for place, start in sorted(places.items()):
            if any(first <= place < end for first, end in _near(covered, place)):
                continue
            listed = items(context.text, place, glued=True)
            about = context.around(place, listed[-1].end) if start == place else None
            for number, item in enumerate(listed):
                if start == place and (about is None or about.id != COMPACT):
                    yield Citation(item.start, item.end, NO_INSTRUMENT)
                else:
                    cited = self._objective(_Cited("compact", "", start, item, item.letters, None))
                    yield replace(cited, start=item.start if number else start, end=item.end, named=start != place)

    def _cited(self, cited: "_Cited", context: Context) -> Citation | None:  # noqa: PLR0911 - one for each kind of head word
        """Return what a head and an item behind it cite, without a place yet; None if they cite nothing."""
        kind, item, beside = cited.kind, cited.item, cited.beside
        if kind == "article":
            return self._article(item, beside or context.around(cited.start, item.end))
        if kind == "goal":
            return self._goal(cited.head, item)
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
        return self._paragraph(cited, context) if kind == "paragraph" else self._objective(cited)

    def _principle(self, cited: "_Cited", context: Context) -> Citation | None:
        item, beside = cited.item, cited.beside
        if beside and beside.id != COMPACT:
            return self._elsewhere("principle", item, cited.letters, beside)
        about = beside or context.around(cited.start, item.end)
        if cited.kind == "bare" and (about is None or about.id != COMPACT):
            # “Principle 4” is anybody's.
            return Citation(0, 0, NO_INSTRUMENT)
        return self._of(self._places.principle(cited.letters[0] if cited.letters else str(item.number)))

    def _preamble(self, cited: "_Cited", context: Context) -> Citation:
        about = cited.beside or context.around(cited.start, cited.item.end)
        if about and about.id != COMPACT:
            return self._elsewhere("preambular paragraph", cited.item, (), about)
        if about is None and not context.names(COMPACT, cited.start):
            return Citation(0, 0, NO_INSTRUMENT)
        return self._of(self._places.preamble(cited.item.number))

    def _of_anybody(self, cited: "_Cited", context: Context) -> Citation:
        """Return the citation of a priority, a commitment, a goal or an action: of the text that is named with it, anybody's otherwise."""
        kind, item, beside = cited.kind, cited.item, cited.beside
        around = beside or context.around(cited.start, item.end)
        about = around if around and (beside or around.id in _NUMBERED_IN.get(kind, ())) else None
        if kind == "priority" and (cited.letters or context.civil_society or (beside and beside.id == PRIORITIES)):
            place = self._places.numbered(PRIORITIES, item.number, cited.letters, "civil society priorities of 2021")
            return self._of(place, PRIORITIES)
        if kind == "aim" and about and about.id in (_GOALS_ID, _AGENDA):
            return self._goal("SDG", item)
        if kind == "pledge" and about and about.id == COMPACT:
            return self._objective(replace(cited, kind="commitment"))
        if about and about.id in self._held - {COMPACT}:
            return self._elsewhere(_SAID.get(kind, kind), item, cited.letters, about)
        return Citation(0, 0, NO_INSTRUMENT)

    def _objective(self, cited: "_Cited") -> Citation:
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

    def _paragraph(self, cited: "_Cited", context: Context) -> Citation:
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

    def _goal(self, head: str, item: Item) -> Citation:
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

    def wording_note(self, one: Mention | None) -> str:
        """Return what is to be said where a text names the Compact by the symbol of a resolution whose words the graph does not hold."""
        if one is None or not one.coded or one.id != COMPACT or one.wording:
            return ""
        held = "; ".join(version.title for version in self._texts.versions if version.of == COMPACT)
        return f"The graph does not hold the words of the resolution. It holds {held}: words differ."

    def _instrument(self, one: Mention) -> Citation:
        if not one.id:
            note = "No ILO instrument with this number is among those that the graph describes."
            return Citation(one.start, one.end, UNKNOWN, of="", named=True, citation=one.label, note=note)
        note = self.wording_note(one)
        return Citation(one.start, one.end, RESOLVED, of=one.id, named=True, citation=one.label, iri=self._names.iris[one.id], note=note)


def _near(covered: Sequence[tuple[int, int]], place: int) -> Sequence[tuple[int, int]]:
    number = bisect.bisect_right(covered, (place, 1 << 60))
    return covered[max(0, number - 3) : number]
