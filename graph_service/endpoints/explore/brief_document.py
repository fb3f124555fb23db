"""The briefing on an objective as a document to take along: on two pages, or all of it. Pure."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from graph_service.corpus.atlas import Atlas, Choice, Link
from graph_service.corpus.things import Things
from graph_service.endpoints.documents import quotations
from graph_service.endpoints.documents.citations import Cited, plain
from graph_service.endpoints.documents.model import Block, Document, Run, block, heading
from graph_service.endpoints.explore.brief import Brief, Entry, hidden_asks
from graph_service.endpoints.explore.evidence import Shown
from graph_service.endpoints.resources.citation import Citation
from graph_service.namespaces import BASE
from graph_service.pages.i18n import Language
from graph_service.pages.names import name_in

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of a briefing a document has: instruments of a group, articles of each, asks, and links of the other kinds."""

    standards: int
    articles: int
    asks: int
    links: int


_ALL = Limit(1000, 1000, 1000, 1000)
_SHORTER = (
    *(Limit(size, 2, size + 2, max(2, size - 2)) for size in range(16, 2, -1)),
    *(Limit(3, 1, 5, 2), Limit(2, 2, 5, 2), Limit(2, 1, 4, 2), Limit(2, 1, 3, 1), Limit(1, 1, 3, 1), Limit(1, 1, 2, 1)),
)
TWO_PAGES = 12_800
"""The size of a document that fills two pages of A4 (``model.Document.size``); tests count the pages."""


_FEW = 300
"""Characters of an ask that is quoted whole; of a longer one, the words that the link rests on."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a briefing is made from: its parts, the links that count, who reads it and where, and what is pledged (``/api/pledges``)."""

    brief: Brief
    atlas: Atlas
    things: Things
    choice: Choice
    reader: Language
    origin: str
    pledges: Sequence[Json] = ()
    pledged: int = 0
    """How many pledges there are in all."""


def make(told: Told, seen: dict[str, Shown], *, whole: bool) -> Document:
    """Return the document: all of a briefing, or as much of it as two pages hold; ``seen`` has the links with the words of both ends."""
    cited: dict[str, Citation] = {}
    if whole:
        return _Maker(told, seen, _ALL, cited).document()
    # The first that fits, by halves: each is smaller than the one before it.
    made = {len(_SHORTER) - 1: _Maker(told, seen, _SHORTER[-1], cited).document()}

    def fits(place: int) -> bool:
        made[place] = _Maker(told, seen, _SHORTER[place], cited).document()
        return made[place].size <= TWO_PAGES

    place = bisect_left(range(len(_SHORTER) - 1), x=True, key=fits)
    return made.get(place) or _Maker(told, seen, _SHORTER[place], cited).document()


class _Maker:
    """Makes one document, and numbers what it quotes."""

    def __init__(self, told: Told, seen: dict[str, Shown], limit: Limit, known: dict[str, Citation]) -> None:
        self._told = told
        self._seen = seen
        self._limit = limit
        self._cited = Cited(told.things, told.origin, known)
        self._say = partial(plain, told.reader)

    def document(self) -> Document:
        told, say = self._told, self._say
        objective = told.brief.objective
        address = told.origin + told.reader.link(f"/brief/{objective.notation}")
        title = f"{say('brief.of', number=objective.notation)}: {name_in(objective.iri, told.reader.code) or objective.title}"
        return Document(
            title,
            told.reader.code,
            address,
            (
                block(
                    "small", say("document.notice", confidence=told.reader.number(told.choice.confidence)), " ", Run(address, href=address)
                ),
                *self._commitment(),
                *self._standards(),
                *self._asks(),
                *self._links("brief.falls_short", told.brief.falls_short),
                *self._links("gaps.tensions", told.brief.tensions),
                *self._pledges(),
                *self._cited.blocks(told.reader),
            ),
        )

    def _commitment(self) -> list[Block]:
        commitment = self._told.brief.commitment
        if commitment is None:
            return []
        words = Run(f"“{commitment.text}”", commitment.language)
        made = [heading(1, self._say("brief.commitment")), block("quotation", words, " ", *self._cited.name(commitment.iri))]
        if self._limit is _ALL:
            made.append(heading(1, self._say("brief.actions")))
            actions = self._told.brief.actions
            made += [block("item", Run(f"“{one.text}”", one.language), " ", *self._cited.name(one.iri)) for one in actions]
        return made

    def _standards(self) -> list[Block]:
        made: list[Block] = []
        for group, entries in self._told.brief.standards.items():
            made.append(heading(2, f"{self._say(f'brief.group_{group}')} ({len(entries)})"))
            made += [self._standard(entry) for entry in entries[: self._limit.standards]]
            made += self._rest([entry.thing.notation or entry.thing.title for entry in entries[self._limit.standards :]])
        return [heading(1, self._say("document.standards")), *made] if made else []

    def _standard(self, entry: Entry) -> Block:
        shown = self._seen[entry.surest.iri]
        runs: list[Run | str] = [
            *self._cited.name(entry.thing.iri, entry.thing.title),
            ": ",
            *quotations.quoted(self._cited, shown.subject),
        ]
        articles = list(dict.fromkeys(one for link in entry.links for one in self._told.atlas.articles_of.get(link.iri, ())))
        for one in articles[: self._limit.articles]:
            force = self._told.reader.known(f"force.{one.force}", one.force).unescape()
            runs += [" ", Run(one.label, "en", strong=True), f" ({force}): ", Run(one.about, "en")]
        if not articles:
            runs += self._reason(entry.surest)
        if entry.surest.unread:
            runs += [" ", self._say("resource.not_checked")]
        return block("item", *runs)

    def _asks(self) -> list[Block]:
        brief = self._told.brief
        if not brief.asked:
            hidden = hidden_asks(self._told.atlas, brief)
            said = self._told.reader.n("filter.hidden", hidden).unescape() if hidden else self._say("brief.no_asks")
            return [heading(1, self._say("brief.asks")), block("text", said)]
        made = [heading(1, f"{self._say('brief.asks')} ({brief.asked})")]
        # The surest of all texts, in the order of the texts.
        every = [entry for _, entries in brief.asks for entry in entries]
        chosen = self._chosen(every)
        for text, entries in brief.asks:
            shown = [one for one in entries if id(one) in chosen]
            if shown:
                made.append(heading(2, Run(text.title, text.language or "en")))
                made += [self._ask(entry) for entry in shown]
        return made + self._rest([one.thing.label for one in every if id(one) not in chosen])

    def _chosen(self, every: Sequence[Entry]) -> set[int]:
        """Return which asks are shown, by identity: the surest, and on two pages the same words once."""
        uptakes = self._told.brief.uptakes
        ranked = sorted(every, key=lambda one: (-one.surest.confidence, one.thing.key not in uptakes))
        if self._limit is not _ALL:
            ranked = list({self._seen[one.surest.iri].subject.thing.key: one for one in reversed(ranked)}.values())[::-1]
        return {id(one) for one in ranked[: self._limit.asks]}

    def _ask(self, entry: Entry) -> Block:
        side = self._seen[entry.surest.iri].subject
        # What is asked in a few words is quoted whole.
        short = side.pieces and len(side.thing.text) <= _FEW
        whole = [quotations.quote(side, side.thing.text), *self._cited.name(side.thing.iri)]
        words = whole if short else quotations.quoted(self._cited, side)
        runs: list[Run | str] = [*words]
        uptakes = self._told.brief.uptakes.get(entry.thing.key, ())
        for ask, became in uptakes[: self._limit.articles]:
            uptake = self._told.reader.known(f"uptake.{ask.uptake}", ask.uptake).unescape()
            runs += [" ", Run(f"{uptake.capitalize()}:", strong=True), " ", Run(became.reason, "en")]
        if not uptakes:
            runs += self._reason(entry.surest)
        return block("item", *runs)

    def _links(self, key: str, links: Sequence[Link]) -> list[Block]:
        made = [heading(1, f"{self._say(key)} ({len(links)})")] if links else []
        for link in links[: self._limit.links]:
            runs = quotations.told(self._cited, self._told.reader, self._seen[link.iri], sure=self._limit is _ALL)
            made.append(block("item", *runs))
        return made

    def _pledges(self) -> list[Block]:
        told = self._told
        if not told.pledges:
            return []
        made = [heading(1, f"{self._say('document.pledges')} ({told.pledged})"), block("text", self._say("followup.whose"))]
        for one in told.pledges[: self._limit.asks]:
            by = ", ".join(_words(actor) for actor in one.get("pledgedBy") or one.get("responsibleBody") or () if actor)
            title, language = _named(one.get("title") or one.get("label") or one.get("text"))
            runs: list[Run | str] = [Run(f"{by}: ", strong=True), Run(title or str(one["id"]), language)]
            for report in one["reports"][:1]:
                status = told.reader.known(f"followup.status_{report['status']}", str(report["status"])).unescape()
                runs += [f" ({status}, {_words(report['reportedBy'])}, {str(report['issued'])[:10]})"]
            address = str(one["id"]) if not str(one["id"]).startswith(BASE) else told.origin + str(one["local"])
            made.append(block("item", *runs, " ", Run(address, href=address)))
        return made

    def _reason(self, link: Link) -> quotations.Runs:
        return quotations.reason(self._told.reader, link, sure=self._limit is _ALL)

    def _rest(self, names: Sequence[str]) -> list[Block]:
        """Name what is left out."""
        return [block("small", self._say("document.rest"), " ", Run("; ".join(names) + ".", "en"))] if names else []


def _named(values: object) -> tuple[str, str]:
    """Return a text of a language map and its language: English where there is one."""
    if not isinstance(values, dict) or not values:
        return "", ""
    language = "en" if "en" in values else next(iter(values))
    text = values[language]
    return str(text[0] if isinstance(text, list) else text), "" if language == "@none" else str(language)


def _words(node: Json) -> str:
    return _named(node.get("label") or node.get("title"))[0] or str(node["id"])
