"""The texts that the graph holds, read from its things: each wording with its provisions in reading order, and what can be cited."""

from collections.abc import Iterable, Mapping

from graph_service.corpus.select import Row, select
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.check.texts import COMPACT, Named, Provision, Texts, TextVersion
from graph_service.rdf.curies import path_of
from graph_service.rdf.terms import whole_number
from graph_service.store.interface import Store


async def read_texts(store: Store, things: Things) -> Texts:
    """Return what the graph holds, from its things and two queries."""
    return texts_of(things, await select(store, "endpoints/check/versions"), await select(store, "endpoints/check/same"))


def texts_of(things: Things, versions: Iterable[Row], same: Iterable[Row]) -> Texts:
    """Return the texts from the things of the graph and the rows of the two queries."""
    listed = _versions(things, versions)
    numbers = {one.id: number for number, one in enumerate(listed)}
    places = _places(same, things, numbers)
    provisions = [
        Provision(
            thing.id,
            thing.iri,
            _citation(thing, things),
            numbers[document],
            _words(thing),
            thing.language,
            places.get(thing.id, thing.id),
            thing.first("skos:notation"),
            not _repeats(thing, things),
        )
        for thing in things.by_id.values()
        if thing.texts("gcmo:text") and (document := things.document(thing)) in numbers
    ]
    order = {thing.id: whole_number(thing.first("gcmo:order")) or 0 for thing in things.by_id.values()}
    provisions.sort(key=lambda one: (one.version, order[one.id], one.id))
    held = {one.of for one in listed}
    named = [_named(thing, thing.id in held) for thing in things.by_id.values() if "Instrument" in thing.types or thing.id in held]
    articles: dict[str, dict[str, Named]] = {}
    for thing in things.by_id.values():
        if thing.kind == "Article":
            number = thing.first("skos:notation").removeprefix("Article ").strip()
            articles.setdefault(path_of(thing.first("dct:isPartOf")), {})[number.casefold()] = _named(thing, held=False)
    targets = {thing.first("skos:notation"): _named(thing, held=False) for thing in things.by_id.values() if thing.kind == "Concept"}
    return Texts(listed, provisions, sorted(named, key=lambda one: one.id), articles, targets)


def _words(thing: Thing) -> str:
    """Return the words of a provision as its source has them: the heading of a principle or a priority leads to its text."""
    heading = thing.first("skos:prefLabel")
    if not heading or thing.text.casefold().startswith(heading.casefold()):
        return thing.text
    return f"{heading}{': ' if thing.kind == 'GuidingPrinciple' else chr(10)}{thing.text}"


def _versions(things: Things, rows: Iterable[Row]) -> list[TextVersion]:
    """Return the texts, wordings of the Compact first, then by id; each once, whatever the rows repeat."""
    by_id: dict[str, TextVersion] = {}
    for row in rows:
        thing = things.by_id.get(path_of(row["text"].value))
        if thing is None or thing.id in by_id:
            continue
        of = path_of(row["of"].value) if "of" in row else thing.id
        language, date = (row[name].value if name in row else "" for name in ("language", "date"))
        by_id[thing.id] = TextVersion(thing.id, thing.iri, thing.title or thing.label, of, language, date, "of" in row)
    return sorted(by_id.values(), key=lambda one: (one.of != COMPACT, one.of, one.date, one.id))


def _places(same: Iterable[Row], things: Things, numbers: Mapping[str, int]) -> dict[str, str]:
    """Return the shared place of provisions: the id of the same provision in the first wording."""
    pairs = [(path_of(row["provision"].value), path_of(row["same"].value)) for row in same]
    first_of: dict[str, str] = {}
    for one, other in pairs:
        known = [thing for thing in (things.by_id.get(one), things.by_id.get(other)) if thing]
        if len(known) == 2:  # noqa: PLR2004 - a pair
            first, second = sorted(known, key=lambda thing: (numbers.get(things.document(thing), len(numbers)), thing.id))
            first_of[second.id] = first.id
    return {one: _last(one, first_of) for one in first_of}


def _last(one: str, steps: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while one in steps and one not in seen:
        seen.add(one)
        one = steps[one]
    return one


def _repeats(thing: Thing, things: Things) -> bool:
    """Return True if something that the thing is part of has the same words: a sentence of a commitment."""
    return any(thing.text in above.first("gcmo:text") for above in things.above(thing))


def _citation(thing: Thing, things: Things) -> str:
    """Return how a provision is cited in full: “GCM objective 6(c), paragraph 22(c)”."""
    paragraph = things.paragraph_of.get(thing.first("gcmo:actionOf"))
    if paragraph:
        return f"{thing.label}, paragraph {paragraph.first('skos:notation')}({thing.first('skos:notation')})"
    objective = things.by_id.get(path_of(thing.first("gcmo:commitmentOf")))
    return f"{thing.label}, commitment of objective {objective.first('skos:notation')}" if objective else thing.label


def _named(thing: Thing, held: bool) -> Named:  # noqa: FBT001 - the second of two
    called = thing.texts("skos:notation", "skos:prefLabel", "skos:altLabel", "dct:title", "dct:identifier")
    return Named(thing.id, thing.iri, thing.title or thing.label, tuple(dict.fromkeys(called)), held)
