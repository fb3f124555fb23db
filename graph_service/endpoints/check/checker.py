"""Checks a text: each quotation and each citation in it with a verdict, and in numbers what was not checked. Pure; deterministic.

A quotation near a citation is looked for at the place that is cited first, then in all texts. What differs is said; nothing is judged.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from graph_service.endpoints.check.citation import NO_INSTRUMENT, NOT_HELD, OTHER_WORK, Citation
from graph_service.endpoints.check.citations import Citations
from graph_service.endpoints.check.corpus import Corpus
from graph_service.endpoints.check.languages import language_of
from graph_service.endpoints.check.matches import LONGEST, Match, Matcher, Quoted, Segment
from graph_service.endpoints.check.names import Mention, Names, unknown_symbols
from graph_service.endpoints.check.places import Places
from graph_service.endpoints.check.quotations import Quotation, find, segments
from graph_service.endpoints.check.resolver import wording_note
from graph_service.endpoints.check.surroundings import Surroundings
from graph_service.endpoints.check.texts import Provision, Texts
from graph_service.endpoints.check.words import fitted, words_of

EXACT, CLOSE, OTHER_PLACE, ABSENT = "exact", "close", "other place", "absent"
TOO_SHORT, OTHER_LANGUAGE, OF_OTHER_WORKS = "quotationsTooShort", "quotationsInOtherLanguages", "quotationsOfOtherWorks"
WITHOUT_MARKS, UNCLOSED, BEYOND = "quotationsWithoutMarks", "quotationMarksWithoutPartner", "beyondTheLimit"
PLACES_NOT_HELD, UNKNOWN_SYMBOLS = "citationsNotHeld", "documentSymbolsNotKnown"
NOT_CHECKED = (
    TOO_SHORT, OTHER_LANGUAGE, OF_OTHER_WORKS, WITHOUT_MARKS, UNCLOSED, PLACES_NOT_HELD, OTHER_WORK, NO_INSTRUMENT, UNKNOWN_SYMBOLS, BEYOND,
)  # fmt: skip
"""What is counted because it was not checked; each is always there."""
SHORTEST = 4
"""Words from which on a quotation is looked for; a shorter one only at the place that is cited with it."""
MOST = 5000
"""Quotations and citations of one text that are checked; the others are counted."""
_MOST_SEGMENTS = 40
"""Parts of a quotation between ellipses."""
_WORK = 3_000_000
"""Comparing (``Corpus.work``) after which no quotation is looked for that is not exact."""
_SHOWN = 600
_WITHOUT = re.compile(
    r"[\s,)]*(?:says?|states?|stipulates?|provides?|reads?|recogni[sz]es?|declares?|affirms?|commits?\s+\w+|establece|dispone|dice|afirma|dispose|affirme|prévoit)"
    r"\s+(?:that|que)\s+(?!\s*[“\"«„‘'])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text as it was extracted from what was sent.

    ``readable`` has its markup blanked, at the same places; ``blocks`` are the places of quotations that are set off.
    """

    text: str
    readable: str
    blocks: Sequence[tuple[int, int]] = ()
    pages: int = 0


@dataclass(slots=True)
class _Count:
    """What was not checked, how often, and where."""

    numbers: Counter[str] = field(default_factory=Counter)
    places: list[dict[str, Any]] = field(default_factory=list)

    def add(self, why: str, start: int, end: int) -> None:
        self.numbers[why] += 1
        if len(self.places) < MOST:
            self.places.append({"reason": why, "start": start, "end": end})


class Checker:
    """Checks texts against those of the graph."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._corpus = Corpus(texts)
        self._matcher = Matcher(self._corpus)
        self._places = Places(texts)
        self._names = Names(texts)
        self._citations = Citations(texts, self._places, self._names)
        versioned = {one.language for one in texts.versions if one.versioned and one.language}
        self._languages = versioned or {one.language for one in texts.versions}

    def check(self, extracted: Extracted) -> dict[str, Any]:
        """Return ``textVersions``, ``checked``, ``notChecked``, ``findings`` in order, and ``passedOver``: what was not checked."""
        text = extracted.readable
        words = words_of(text)
        mentions = self._names.find(text, words)
        citations = self._citations.find(text, mentions)
        quotations = find(text, extracted.blocks)
        count = _Count()
        count.numbers[UNCLOSED] = quotations.unclosed
        count.numbers[BEYOND] = quotations.unread // 2
        done = self._corpus.work
        count.numbers[UNKNOWN_SYMBOLS] = unknown_symbols(text, mentions)
        findings: list[dict[str, Any]] = []
        for one in citations:
            if one.verdict in (OTHER_WORK, NO_INSTRUMENT):
                count.add(one.verdict, one.start, one.end)
            elif len(findings) >= MOST:
                count.numbers[BEYOND] += 1
            else:
                findings.append(self._cited(one))
                if one.verdict == NOT_HELD:
                    count.numbers[PLACES_NOT_HELD] += 1
        about = Surroundings(text, citations, mentions, quotations.listed)
        for number, quotation in enumerate(quotations.listed):
            if number >= MOST or self._corpus.work - done > _WORK:
                count.numbers[BEYOND] += 1
            else:
                findings += self._quoted(text, quotation, about, count)
        count.numbers[WITHOUT_MARKS] = sum(bool(_WITHOUT.match(text, one.end)) for one in citations)
        findings.sort(key=lambda one: (one["start"], one["end"], one["kind"]))
        kinds = Counter(one["kind"] for one in findings)
        return {
            "textVersions": [self._version(number) for number in range(len(self._texts.versions))],
            "checked": {
                "quotations": kinds["quotation"],
                "citations": kinds["citation"],
                "words": len(words),
                "characters": len(text),
                **({"pages": extracted.pages} if extracted.pages else {}),
            },
            "notChecked": {why: count.numbers[why] for why in NOT_CHECKED},
            "findings": findings,
            "passedOver": sorted(count.places, key=lambda one: (one["start"], one["end"])),
        }

    def _version(self, number: int) -> dict[str, Any]:
        one = self._texts.versions[number]
        described = {"id": one.id, "iri": one.iri, "title": one.title, "language": one.language, "date": one.date}
        return described | ({"versionOf": one.of} if one.versioned else {})

    def _cited(self, one: Citation) -> dict[str, Any]:
        provisions = self._places.provisions(one.place) if one.place else ()
        return {
            "kind": "citation",
            "start": one.start,
            "end": one.end,
            "verdict": one.verdict,
            "found": _short(provisions[0].text) if provisions else "",
            "differences": [],
            "citation": one.citation,
            "iri": one.iri,
            "textVersion": self._texts.versions[provisions[0].version].id if provisions else "",
            "note": one.note,
        }

    def _quoted(self, text: str, quotation: Quotation, about: Surroundings, count: _Count) -> Iterator[dict[str, Any]]:
        """Yield the finding of a quotation; those of the quotations inside it where it is none of ours itself."""
        quoted = self._matcher.prepared(self._fitted(text, segments(text, quotation)), text)
        if not quoted.length:
            return
        if len(quoted.segments) > _MOST_SEGMENTS:
            count.add(BEYOND, quotation.start, quotation.end)
            return
        cited = about.cited(quotation)
        symbols = about.symbols(quotation)
        match = self._best(quoted, cited, self._named_version(symbols))
        if match is None or not match.exact:
            # A dialogue or a speech may quote within a quotation.
            inner = [finding for one in quotation.inner for finding in self._quoted(text, one, about, _Count())]
            if any(finding["likeness"] > (match.likeness if match else 0.0) for finding in inner):
                yield from inner
                return
        if match:
            yield self._finding(quotation, quoted, match, cited, symbols)
            return
        why = self._why_not(text, quotation, quoted, cited, about)
        if why:
            count.add(why, quotation.start, quotation.end)
        else:
            yield self._absent(quotation, quoted, cited)

    def _why_not(self, text: str, quotation: Quotation, quoted: Quoted, cited: Sequence[Citation], about: Surroundings) -> str:
        """Return why a quotation that was not found was not checked; empty if it was."""
        if quoted.length < SHORTEST:
            return TOO_SHORT
        if quoted.length > LONGEST:
            return BEYOND
        if (language := language_of(text[quotation.start : quotation.end])) and language not in self._languages:
            return OTHER_LANGUAGE
        held = {one.of for one in self._texts.versions}
        if cited:
            return "" if any(one.of in held for one in cited) else OF_OTHER_WORKS
        mention = about.mention(quotation)
        return OF_OTHER_WORKS if mention and mention.id not in held else ""

    def _fitted(self, text: str, listed: Sequence[Segment]) -> list[Segment]:
        return [Segment(fitted(list(one.words), text, self._corpus.known, self._corpus.follow), one.gap) for one in listed]

    def _named_version(self, symbols: Sequence[Mention]) -> int:
        """Return the number of the wording that is named nearest to a quotation; -1 if none is, or the graph does not hold it."""
        wording = symbols[0].wording if symbols else ""
        return next((place for place, one in enumerate(self._texts.versions) if one.id == wording), -1)

    def _best(self, quoted: Quoted, cited: Sequence[Citation], version: int) -> Match | None:
        """Return the best place of a quotation: in the wording that is named, at the place that is cited, before all others."""
        places = [place for one in cited for place in (one.place, one.other) if place]
        spans = [span for place in places for span in self._corpus.span_of(self._whole(place))]
        if version >= 0:
            wording = self._corpus.version(version)
            there = [span for span in spans if wording.start <= span.start and span.end <= wording.end]
            exact = self._matcher.exact(quoted, there) or self._matcher.exact(quoted, [wording])
            match = self._first(exact, cited) or (quoted.length >= SHORTEST and self._matcher.near(quoted, there or [wording])) or None
            if match:
                return match
        if quoted.length < SHORTEST:
            return self._first(self._matcher.exact(quoted, spans), cited) if spans and quoted.length > 1 else None
        anywhere = self._matcher.exact(quoted)
        at_place = [one for one in anywhere if self._is_at(one, places)]
        for matches in (at_place, [one for one in anywhere if one.exact], anywhere):
            if matches and (best := self._first(matches, cited)):
                return best
        near = self._matcher.near(quoted, spans) if spans else None
        return near or self._matcher.near(quoted)

    def _whole(self, place: str) -> str:
        return place.removesuffix("/commitment") if place.startswith("gcm/objective/") else place

    def _is_at(self, match: Match, places: Sequence[str]) -> bool:
        return any(
            self._places.holds(provision.place, place) for provision in self._corpus.provisions_of(match.spans[0]) for place in places
        )

    def _first(self, matches: Sequence[Match], cited: Sequence[Citation]) -> Match | None:
        """Return the match with the fewest differences; among equals one of the instrument that is cited, then the first."""
        of = {one.of for one in cited}

        def rank(match: Match) -> tuple[int, bool, bool, int]:
            version = self._texts.versions[self._corpus.provision(match.spans[0].start).version]
            return len(match.differences), bool(of) and version.of not in of, self._matcher.in_capitals(match), match.spans[0].start

        return min(matches, key=rank, default=None)

    def _finding(
        self, quotation: Quotation, quoted: Quoted, match: Match, cited: Sequence[Citation], symbols: Sequence[Mention]
    ) -> dict[str, Any]:
        provisions = [one for span in match.spans for one in self._corpus.provisions_of(span)]
        first = provisions[0]
        places = [place for one in cited for place in (one.place, one.other) if place]
        elsewhere = bool(places) and not self._is_at(match, places)
        verdict = (OTHER_PLACE if elsewhere else EXACT) if match.exact else CLOSE
        cited_there = sorted((one for one in cited if one.place), key=lambda one: not self._is_at(match, [one.place]))
        return {
            **self._base(quotation, quoted, verdict),
            "found": " … ".join(self._corpus.text(span) for span in match.spans),
            "differences": [asdict(one) for one in match.differences],
            "citation": self._citation_of(provisions),
            "iri": first.iri,
            "textVersion": self._texts.versions[first.version].id,
            "likeness": match.likeness,
            "alsoIn": self._also(quoted, match, first) if match.exact else [],
            "cited": {"citation": cited_there[0].citation, "iri": cited_there[0].iri, "atThatPlace": not elsewhere}
            if cited_there
            else None,
            "note": self._note(quoted, match, symbols),
        }

    def _note(self, quoted: Quoted, match: Match, symbols: Sequence[Mention]) -> str:
        """Return what is to be said of wordings: one that is cited is not held, or it has other words than another one."""
        if self._named_version(symbols) < 0:
            return wording_note(self._texts, symbols[0] if symbols else None)
        if not match.exact and (other := next((one for one in self._matcher.exact(quoted) if one.exact), None)):
            held = self._texts.versions[self._corpus.provision(other.spans[0].start).version]
            return f"These words are exactly those of another wording: {held.title}."
        return ""

    def _also(self, quoted: Quoted, match: Match, first: Provision) -> list[dict[str, str]]:
        """Return where else the same words are, in other provisions and other wordings; the first ten."""
        others: dict[str, Provision] = {}
        for one in self._matcher.exact(quoted):
            provision = self._corpus.provision(one.spans[0].start)
            if one.exact and provision.id != first.id and one.spans != match.spans:
                others[provision.id] = provision
        return [
            {"citation": one.citation, "iri": one.iri, "textVersion": self._texts.versions[one.version].id}
            for one in list(others.values())[:10]
        ]

    def _citation_of(self, provisions: Sequence[Provision]) -> str:
        names = list(dict.fromkeys(one.citation for one in provisions))
        return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"

    def _absent(self, quotation: Quotation, quoted: Quoted, cited: Sequence[Citation]) -> dict[str, Any]:
        there = [one for one in cited if one.place]
        return {
            **self._base(quotation, quoted, ABSENT),
            "found": "",
            "differences": [],
            "citation": "",
            "iri": "",
            "textVersion": "",
            "likeness": 0.0,
            "alsoIn": [],
            "cited": {"citation": there[0].citation, "iri": there[0].iri, "atThatPlace": False} if there else None,
            "note": "",
        }

    def _base(self, quotation: Quotation, quoted: Quoted, verdict: str) -> dict[str, Any]:
        start, end = quoted.segments[0].words[0].start, quoted.segments[-1].words[-1].end
        # “[i]mprove”: the bracket belongs to the word.
        start -= quoted.text[start - 1 : start] == "["
        end += quoted.text[end : end + 1] == "]"
        return {
            "kind": "quotation",
            "start": start,
            "end": end,
            "verdict": verdict,
            "block": quotation.block,
            "quoted": quoted.text[start:end],
        }


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rsplit(" ", 1)[0] + " …"
