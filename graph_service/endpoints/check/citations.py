"""Citations in a text, as people write them in English, Spanish, French and German, and what each names. Pure.

``Objective 6(k)``, ``Obj. 6, action (k)``, ``GCM 6k``, ``Objective VI``, ``paras 16–18``, ``PP 3``, ``párrafo 22 c)``,
``priority 4.e``, ``C189, art. 14``, ``SDG target 8.7``. One pattern finds the head word; the numbers and letters behind it are read item
by item, so that lists and ranges give a citation for each.
"""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_service.endpoints.check.names import Mention, Names
from graph_service.endpoints.check.numbers import Item, items
from graph_service.endpoints.check.places import Place, Places
from graph_service.endpoints.check.texts import COMPACT, Texts

RESOLVED, UNKNOWN, NOT_HELD = "exact", "unknown reference", "not held"
"""A citation of a place that the graph has; of nothing that there is; of a known instrument whose place the graph has not."""
OTHER_WORK, NO_INSTRUMENT = "citationsOfOtherWorks", "citationsWithoutInstrument"
"""Why a citation was not checked."""
_HEAD = re.compile(
    r"""(?<![\w/.-])(?:
    (?P<commitment>(?:commitments?|compromisos?|engagements?)\s+(?:of|in|under|for|to|del?|de\s+l['’])\s*(?:the\s+)?(?:objectives?|obj\.?|objetivo|objectif))
    |(?:actions?|sub-?paragraphs?|acci[oó]n|items?|points?|letter|inciso)\s*\(?(?P<letter>[a-z])\)\s*,?\s*
        (?:of|under|in|from|to|del?|de\s+l['’])\s*(?:the\s+)?(?:GCM\s+)?(?P<lettered>objectives?|obj\.?|objetivo|objectif|paragraph|para\.?|p[aá]rrafo|paragraphe)
    |(?P<objective>(?:GCM\s+)?(?:objectives?|objs?\.?|objetivos?|objectifs?|ziele?))
    |(?P<action>actions?|acci[oó]n(?:es)?)
    |(?P<preamble>(?:preambular|preamble)\s+(?:paragraphs?|paras?\.?)|(?-i:PPs?)|p[aá]rrafos?\s+(?:del\s+)?pre[aá]mbulo|paragraphes?\s+du\s+pr[ée]ambule)
    |(?P<paragraph>(?:sub-?)?paragraphs?|(?:sub-?)?paras?\.?|operative\s+paragraphs?|(?-i:OPs?)|pars?\.|p[aá]rrafos?|p[aá]rrs?\.|paragraphes?|absatz|abs\.|¶¶?|§§?)
    |(?P<principle>guiding\s+principles?|principios?\s+rector(?:es)?|principes?\s+directeurs?|leitprinzip(?:ien)?)
    |(?P<bare>principles?|principios?|principes?)
    |(?P<priority>priorit(?:y|ies)|prioridad(?:es)?|priorit[ée]s)
    |(?P<article>articles?|arts?\.?|art[ií]culos?|artikeln?)
    |(?P<goal>SDGs?(?:\s+(?:targets?|indicators?|goals?))?|(?:sustainable\s+development|global)\s+goals?|ODS|ODD|targets?|metas?|cibles?)
    |(?P<compact>GCM|PMM),?
    )(?![^\W\d_])""",
    re.VERBOSE | re.IGNORECASE,
)
_OWN = re.compile(
    r"\s*,?\s*(?:above|below|supra|infra|(?:of|in)\s+the\s+(?:zero|first|second|third|fourth|fifth|revised|initial|earlier)\s+(?:\w+\s+)?draft\b|"
    r"of\s+(?:this|our|the\s+present|my)\b|of\s+(?:the|its|their|an?)\s+(?:\w+\s+){0,2}"
    r"(?:strategy|plan|project|report|budget|programme|program|agreement|contract|policy|constitution|act|bill|law|regulation|directive|treaty)\b)",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s*[,(–-]?\s*(?:of|in|to|under|from|del?|du|des|der|von)?\s*(?:the\s+|la\s+|el\s+|l['’])?(?:ILO\s+|UN\s+|United\s+Nations\s+|OIT\s+)?",
    re.I,
)
_OF_SOMETHING = re.compile(r"\s+(?:of|del?|du)\s+(?:the\s+|la\s+)?(?=[A-Z])")
_PART = re.compile(r"(?:\s?\(\d{1,2}\)|\.\d{1,2}(?!\d))(?:\s?\([a-z]\))?")
"""A paragraph of an article, “14(2)(a)”: the article is what is cited."""
_JOINT = re.compile(r"[\s,(:–-]{0,3}(?:the\s+|['’]s?\s+)?\Z", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]['”\"»)]*\s+(?=[A-ZÁÉÍÓÚÀÂÇÈÊÎÔ“\"«¿¡])|\n\s*\n")
_TARGET = re.compile(r"\d{1,2}\.(?:\d{1,2}|[a-z])\Z")
PRIORITIES = "priorities-2021"
_LONE_ROMAN = ("I", "V", "X")
_GOALS = 17
"""How many goals there are (A/RES/70/1, paragraph 55)."""
_HALF = 400


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


class _Context:
    """What instruments a text names around a citation."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self.text = text
        self.mentions = mentions
        self._starts = [one.start for one in mentions]
        self.civil_society = "civil society" in text.casefold()

    def beside(self, start: int, end: int) -> Mention | None:
        """Return the instrument that is named directly after, or directly before, a citation."""
        after = _OF.match(self.text, end)
        if after:
            # “of the Compact”: the article may be part of the name.
            number = bisect.bisect_left(self._starts, end)
            if number < len(self.mentions) and self.mentions[number].start <= after.end():
                return self.mentions[number]
        number = bisect.bisect_right(self._starts, start) - 1
        if number >= 0:
            one = self.mentions[number]
            if one.end > start or (start - one.end < _HALF and _JOINT.fullmatch(self.text, one.end, start)):
                return one
        return None

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return where the sentence around a place begins and ends, within some hundred characters."""
        first = max(0, start - _HALF)
        for border in _SENTENCE.finditer(self.text, first, start + 1):
            first = border.end()
        after = _SENTENCE.search(self.text, end, end + _HALF)
        return first, after.start() + 1 if after else min(len(self.text), end + _HALF)

    def names(self, thing: str, place: int) -> bool:
        """Return True if the text names an instrument within some hundred characters of a place."""
        first, last = (bisect.bisect_left(self._starts, place + reach) for reach in (-_HALF, _HALF))
        return any(one.id == thing for one in self.mentions[first:last])

    def around(self, start: int, end: int) -> Mention | None:
        """Return the last instrument that a sentence names before a place, else the first after it."""
        first, last = self.sentence(start, end)
        before = self.mentions[bisect.bisect_left(self._starts, first) : bisect.bisect_left(self._starts, start)]
        after = self.mentions[bisect.bisect_left(self._starts, end) : bisect.bisect_left(self._starts, last)]
        return before[-1] if before else after[0] if after else None


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
        context = _Context(text, mentions)
        citations: list[Citation] = []
        taken = 0
        for head in _HEAD.finditer(text):
            if head.start() < taken:
                continue
            for one in self._read(head, context):
                citations.append(one)
                taken = max(taken, one.end)
        # A code alone is a citation of the instrument, unless it is part of one of an article.
        covered = sorted((one.start, one.end) for one in citations)
        citations += [
            self._instrument(one)
            for one in mentions
            if one.coded and not any(start <= one.start < end for start, end in _near(covered, one.start))
        ]
        return sorted(citations, key=lambda one: (one.start, one.end))

    def _read(self, head: re.Match[str], context: _Context) -> Iterator[Citation]:
        kind = next(name for name, value in head.groupdict().items() if value is not None and name != "letter")
        if kind == "lettered":
            kind = "paragraph" if head[kind].casefold().startswith("p") else "objective"
        listed = items(
            context.text,
            head.end(),
            dotted=kind == "goal",
            wordy=head["letter"] is None,
            glued=kind in ("objective", "action", "compact"),
            roman=kind == "objective",
        )
        if kind == "principle" and not listed:
            listed = items(context.text, head.end(), letters_only=True)
        if listed and kind == "objective" and context.text[listed[0].start].isalpha() and not head[0][0].isupper():
            # “Objective six” is a citation; “one objective two States share” is none.
            return
        if listed and kind == "objective" and context.text[listed[0].start : listed[0].end] in _LONE_ROMAN:
            # “Objective V” of the Compact is its fifth; “Objective I” of a plan, or “objective X”, is anything.
            beside = context.beside(head.start(), listed[0].end)
            if beside is None or beside.id != COMPACT:
                return
        if listed and kind == "article" and (part := _PART.match(context.text, listed[-1].end)):
            listed[-1] = replace(listed[-1], end=part.end())
        for number, item in enumerate(listed):
            start = item.start if number else head.start()
            letters = (head["letter"].lower(),) if head["letter"] else item.letters
            beside = context.beside(head.start(), listed[-1].end)
            last = listed[-1].end
            if beside is None and (_OWN.match(context.text, last) or _OF_SOMETHING.match(context.text, last)):
                yield Citation(start, item.end, OTHER_WORK)
                continue
            cited = self._cited(_Cited(kind, head[0], head.start(), item, letters, beside), context)
            if cited:
                # An instrument that is named beside the last number is part of the citation; a goal needs none.
                whole = beside if number == len(listed) - 1 and kind != "goal" and cited.verdict != NO_INSTRUMENT else None
                start, end = (min(start, whole.start), max(item.end, whole.end)) if whole else (start, item.end)
                note = cited.note or self.wording_note(beside)
                yield replace(cited, start=start, end=end, named=beside is not None, note=note)

    def _cited(self, cited: "_Cited", context: _Context) -> Citation | None:  # noqa: PLR0911 - one for each kind of head word
        """Return what a head and an item behind it cite, without a place yet; None if they cite nothing."""
        kind, item, beside = cited.kind, cited.item, cited.beside
        if kind == "article":
            return self._article(item, beside or context.around(cited.start, item.end))
        if kind == "goal":
            return self._goal(cited.head, item)
        if kind == "priority":
            return self._priority(cited, context)
        if kind in ("principle", "bare"):
            return self._principle(cited, context)
        if kind == "preamble":
            return self._preamble(cited, context)
        if kind in ("action", "compact") and not cited.letters:
            return None
        if beside and beside.id != COMPACT:
            return self._elsewhere(kind, item, cited.letters, beside)
        return self._paragraph(cited, context) if kind == "paragraph" else self._objective(cited)

    def _principle(self, cited: "_Cited", context: _Context) -> Citation | None:
        item, beside = cited.item, cited.beside
        if beside and beside.id != COMPACT:
            return self._elsewhere("principle", item, cited.letters, beside)
        about = beside or context.around(cited.start, item.end)
        if cited.kind == "bare" and (about is None or about.id != COMPACT):
            # “Principle 4” is anybody's.
            return None
        return self._of(self._places.principle(cited.letters[0] if cited.letters else str(item.number)))

    def _preamble(self, cited: "_Cited", context: _Context) -> Citation:
        about = cited.beside or context.around(cited.start, cited.item.end)
        if about and about.id != COMPACT:
            return self._elsewhere("preambular paragraph", cited.item, (), about)
        if about is None and not context.names(COMPACT, cited.start):
            return Citation(0, 0, NO_INSTRUMENT)
        return self._of(self._places.preamble(cited.item.number))

    def _priority(self, cited: "_Cited", context: _Context) -> Citation | None:
        beside = cited.beside
        if not (cited.letters or context.civil_society or (beside and beside.id == PRIORITIES)):
            # “Priority 1” is anybody's.
            return None
        place = self._places.numbered(PRIORITIES, cited.item.number, cited.letters, "civil society priorities of 2021")
        return self._of(place, PRIORITIES)

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

    def _paragraph(self, cited: "_Cited", context: _Context) -> Citation:
        place = self._places.paragraph(cited.item.number, cited.letters)
        about = cited.beside or context.around(cited.start, cited.item.end)
        if about and not cited.beside and about.start > cited.item.end and _HEAD.search(context.text, cited.item.end, about.start):
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
        for stem in (f"{about.id}/para", f"{about.id}/goal", about.id):
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

    def _goal(self, head: str, item: Item) -> Citation | None:
        sdgs = "instrument/sdgs"
        name = f"{item.number}.{item.target}" if item.target else str(item.number)
        alone = head.casefold().rstrip("s") in ("target", "meta", "cible", "global goal")
        if alone and not _TARGET.fullmatch(name):
            # “Target 5” is anybody's.
            return None
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
        versions = [version for version in self._texts.versions if version.of == COMPACT]
        if one is None or not one.coded or one.id != COMPACT or any("73-195" in version.id for version in versions):
            return ""
        held = "; ".join(version.title for version in versions)
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
