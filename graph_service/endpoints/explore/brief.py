"""An objective as a briefing: what States commit to, the standards behind it, what civil society asks, where the two pull apart. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.corpus.atlas import Ask, Atlas, Choice, Link, Thing
from graph_service.endpoints.explore.matrix import GROUPS, STANDARDS, TENSION
from graph_service.rdf.ordering import natural_key

FALLS_SHORT = "fallsShortOf"


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that the objective or its parts are linked to, and by which links: the surest, then the others in reading order."""

    thing: Thing
    links: tuple[Link, ...]

    @property
    def surest(self) -> Link:
        """The link that speaks for all."""
        return self.links[0]


@dataclass(frozen=True, slots=True)
class Brief:
    """The parts of the briefing.

    ``standards`` has the instruments by the name of their group, without empty groups; ``asks`` what is asked, by the text it is in;
    ``own`` what civil society commits itself to, which asks nobody else; ``falls_short`` where the Compact asks less than an
    article of law; ``uptakes`` what became of the asks of an item, by its key.
    """

    objective: Thing
    commitment: Thing | None
    actions: Sequence[Thing]
    standards: Mapping[str, Sequence[Entry]]
    asks: Sequence[tuple[Thing, Sequence[Entry]]]
    own: Sequence[Entry]
    tensions: Sequence[Link]
    falls_short: Sequence[Link]
    uptakes: Mapping[str, Sequence[tuple[Ask, Link]]]

    @property
    def asked(self) -> int:
        """How many parts of civil-society texts ask for it."""
        return sum(len(asks) for _, asks in self.asks)

    def links(self) -> list[Link]:
        """Return the links of all entries."""
        entries = [entry for group in (*self.standards.values(), *(asks for _, asks in self.asks), self.own) for entry in group]
        uptakes = (link for pairs in self.uptakes.values() for _, link in pairs)
        return [*(link for entry in entries for link in entry.links), *uptakes, *self.tensions, *self.falls_short]


def of(atlas: Atlas, key: str, choice: Choice) -> Brief:
    """Return the briefing on an objective, by its key."""
    objective = atlas.thing(key)
    parts = [objective, *atlas.down(key)]
    outgoing = [link for one in parts for link in atlas.links_from(one.key) if choice.takes(link)]
    incoming = [link for one in parts for link in atlas.links_to(one.key) if choice.takes(link)]
    behind = _entries(atlas, ((link.object, link) for link in outgoing if link.predicate in STANDARDS))
    standards = {name: [one for one in behind if _group(one.thing) == name] for name in GROUPS}
    said = _entries(atlas, ((link.subject, link) for link in incoming if link.predicate == "addresses"))
    said.sort(key=lambda one: one.thing.order)
    # What civil society commits itself to is not an ask; what a State commits itself to is neither.
    civil = atlas.civil_society_texts()
    pledged = [one for one in said if atlas.up(one.thing.key, "Commitment")]
    own = [one for one in pledged if any(atlas.within(one.thing.key, text.key) for text in civil)]
    asks = [one for one in said if one not in pledged]
    texts = [(text, [one for one in asks if atlas.within(one.thing.key, text.key)]) for text in civil]
    tensions = [link for link in incoming if link.predicate == TENSION]
    falls_short = [link for link in outgoing if link.predicate == FALLS_SHORT]
    uptakes = {
        one.thing.key: [(ask, link) for ask in atlas.asks_in(one.thing.key) if (link := atlas.uptake(ask)) and choice.takes(link)]
        for one in asks
    }
    return Brief(
        objective,
        next((one for one in parts if one.is_a("Commitment")), None),
        [one for one in parts if one.is_a("Action")],
        {name: entries for name, entries in standards.items() if entries},
        [(text, asks_of_text) for text, asks_of_text in texts if asks_of_text],
        own,
        sorted(tensions, key=lambda link: (-link.confidence, link.iri)),
        sorted(falls_short, key=lambda link: (-link.confidence, link.iri)),
        {key: pairs for key, pairs in uptakes.items() if pairs},
    )


def hidden_asks(atlas: Atlas, brief: Brief) -> int:
    """Return how many asks only the choice of links hides, where it leaves none."""
    return 0 if brief.asked else of(atlas, brief.objective.key, Choice()).asked


def _group(one: Thing) -> str:
    # The ILO has protocols and guidelines too: who looks for its standards looks for these.
    return "ilo" if one.publisher == "actor/ilo" else next((name for name, kinds in GROUPS.items() if one.is_a(*kinds)), "")


def _entries(atlas: Atlas, ends: Iterable[tuple[str, Link]]) -> list[Entry]:
    links_of: dict[str, list[Link]] = {}
    for key, link in ends:
        links_of.setdefault(key, []).append(link)
    entries = [Entry(atlas.thing(key), _surest_first(atlas, links)) for key, links in links_of.items()]
    return sorted(entries, key=lambda one: (-one.surest.confidence, -len(one.links), natural_key(one.thing.key)))


def _surest_first(atlas: Atlas, links: Sequence[Link]) -> tuple[Link, ...]:
    # Among links as sure as each other the one to an action says more than the one to the whole objective.
    def rank(link: Link) -> tuple[float, bool]:
        return link.confidence, any(atlas.thing(end).is_a("Action") for end in (link.subject, link.object))

    surest = max(links, key=rank)
    return surest, *(link for link in links if link is not surest)
