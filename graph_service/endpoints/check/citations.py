"""Citations in a text, as people write them in English, Spanish, French and German, and what each names. Pure.

``Objective 6(k)``, ``Obj. 6, action (k)``, ``GCM 6k``, ``Objective VI``, ``paras 16–18``, ``PP 3``, ``párrafo 22 c)``,
``priority 4.e``, ``C189, art. 14``, ``SDG target 8.7``. One pattern finds the head word; the numbers and letters behind it are read item
by item, so that lists and ranges give a citation for each.
"""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_service.endpoints.check.citation import NO_INSTRUMENT, OTHER_WORK, Citation
from graph_service.endpoints.check.context import Context
from graph_service.endpoints.check.heads import HEAD, KINDS, OF_GOALS, OF_SOMETHING, OWN, PART
from graph_service.endpoints.check.names import Mention, Names
from graph_service.endpoints.check.numbers import AND, Item, items
from graph_service.endpoints.check.places import Places
from graph_service.endpoints.check.resolver import Cited, Resolver, wording_note
from graph_service.endpoints.check.texts import COMPACT, Texts

_LONE_ROMAN = ("I", "V", "X")
_LOST = re.compile(r"\s*\d{1,2}\.\d")
_BARE = re.compile(r"""(?<![\w/.-])(?=\d{1,2}\s?\([a-z]\)\s?:?\s{0,2}[“"«„])|(?<=[”"»]\s[(\[])(?=\d{1,2}\s?\([a-z]\)[)\]])""")
"""A number and a letter alone that lead to a quotation, or follow it: “22(b): “…””, ““…” (22(b))”."""
_AFTER_NAME = re.compile(r"\s?[,:(]?\s?(?=\d{1,2}\s?\([a-z]\))")


@dataclass(frozen=True, slots=True)
class _Head:
    """A head word, or where its list goes on, with the letter before it, “action (k) of”, and the instrument named beside the list."""

    kind: str
    words: str
    letter: str
    start: int
    beside: Mention | None


class Citations:
    """Finds citations."""

    def __init__(self, texts: Texts, places: Places, names: Names) -> None:
        self._texts = texts
        self._resolver = Resolver(texts, places, names)

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
            self._resolver.instrument(one)
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

    def _listed(self, head: _Head, listed: Sequence[Item], context: Context) -> Iterator[Citation]:
        """Yield the citations of a list of numbers."""
        kind, first, beside = head.kind, head.start, head.beside
        last = listed[-1].end
        goals = kind in ("objective", "aim") and OF_GOALS.match(context.text, last)
        for number, item in enumerate(listed):
            start = item.start if number else first
            letters = (head.letter.lower(),) if head.letter else item.letters
            if goals:
                cited: Citation | None = self._resolver.goal("SDG", item)
            elif beside is None and (OWN.match(context.text, last) or OF_SOMETHING.match(context.text, last)):
                cited = Citation(start, item.end, OTHER_WORK)
            else:
                cited = self._resolver.of(Cited(kind, head.words, first, item, letters, beside), context)
            if cited:
                # An instrument that is named beside the last number is part of the citation; a goal needs none.
                named = number == len(listed) - 1 and kind != "goal" and not goals and cited.verdict not in (NO_INSTRUMENT, OTHER_WORK)
                whole = beside if named else None
                start, end = (min(start, whole.start), max(item.end, whole.end)) if whole else (start, item.end)
                # “ICCPR (Articles 9 and 17)”: the bracket closes.
                opened = context.text.count("(", start, end) > context.text.count(")", start, end)
                end += opened and context.text[end : end + 1] == ")"
                note = cited.note or wording_note(self._texts, beside)
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
                    cited = self._resolver.objective(Cited("compact", "", start, item, item.letters, None))
                    yield replace(cited, start=item.start if number else start, end=item.end, named=start != place)


def _near(covered: Sequence[tuple[int, int]], place: int) -> Sequence[tuple[int, int]]:
    number = bisect.bisect_right(covered, (place, 1 << 60))
    return covered[max(0, number - 3) : number]
