"""Everything that a request can name, and how people name it: by IRI, by path, by number, by short form. Pure."""

import difflib
import re
from collections import ChainMap, Counter
from collections.abc import Iterable, MutableMapping, Sequence
from functools import cached_property

from graph_service.corpus.state_names import known
from graph_service.corpus.thing import Thing
from graph_service.namespaces import BASE
from graph_service.rdf.curies import CURIES, path_of
from graph_service.rdf.ordering import natural_key

_COMMITMENTS = (17, 39)
_MARKS = re.compile(r"[\W_]+")
_LETTERED = re.compile(r"([0-9]+)[/.]?\(?([A-Za-z])\)?\Z")
"""A number and a letter, however people write them: “6/k”, “6k”, “6(k)”, “6.K”."""
_CHAPTERS = ("objective", "para", "principle", "footnote", "heading")
_INSTRUMENT = ("instrument/{}", "instrument/ilo-{}", "{}")
_ACTOR = ("actor/{}", "actor/state/{}")
_SHORT: dict[str, tuple[str, ...]] = {
    "Objective": ("gcm/objective/{}",),
    "Commitment": ("gcm/objective/{}/commitment", "commitments-2018/{}"),
    "GuidingPrinciple": ("gcm/principle/{}",),
    "Paragraph": ("gcm/para/{}",),
    "Footnote": ("gcm/footnote/{}",),
    "Priority": ("priorities-2021/{}",),
    "PriorityItem": ("priorities-2021/{}",),
    "Instrument": _INSTRUMENT,
    "Treaty": _INSTRUMENT,
    "Actor": _ACTOR,
    "State": ("actor/state/{}",),
    "Forum": ("forum/{}",),
    "Process": ("process/{}",),
}
"""Where a bare name is looked for, by the class that is expected."""


class Directory:
    """The things of one version of the dataset, by IRI."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._things: MutableMapping[str, Thing] = {thing.iri: thing for thing in things}
        self._called: dict[str, list[Thing]] = {}
        for thing in self._things.values():
            for called in {_bare(name) for name in (thing.notation, *thing.labels.values(), *thing.titles.values())} - {""}:
                self._called.setdefault(called, []).append(thing)

    def __contains__(self, iri: object) -> bool:
        return iri in self._things

    def get(self, iri: str) -> Thing | None:
        """Return the thing with an IRI."""
        return self._things.get(iri)

    def has_beside(self, iri: str) -> bool:
        """Return True if there are things whose IRIs differ from this one in the last segment alone."""
        return iri.rpartition("/")[0] in self._folders

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(one.rpartition("/")[0] for one in self._things)

    def extended(self, things: Iterable[Thing]) -> "Directory":
        """Return a directory that also knows these things, by IRI alone; what this one knows stays as it is."""
        directory = Directory(())
        directory._things = ChainMap(self._things, {thing.iri: thing for thing in things})
        directory._called = self._called
        return directory

    def find(self, name: str, classes: Sequence[str] = ()) -> Thing | None:
        """Return the thing that a name means, preferring the classes expected; None if it means none.

        A name is an IRI, a prefixed name, a path under the base with or without its first slash, a path without ``gcm/``, a number or slug
        where the class says the rest, or a notation, label or title that is unique in the class (``C189``, ``Kenya``).
        """
        for candidate in _candidates(name.strip(), classes):
            thing = self._things.get(candidate)
            if thing and (not classes or set(classes) & set(thing.classes) or candidate == name):
                return thing
        called = [thing for thing in self._called.get(_bare(name), ()) if set(classes) & set(thing.classes)]
        return called[0] if len(called) == 1 else None

    def near(self, name: str, classes: Sequence[str] = (), most: int = 5) -> list[str]:
        """Return the paths of things whose names are most like a name, or of all things of a small class."""
        fitting = sorted((thing.id for thing in self._things.values() if not classes or set(classes) & set(thing.classes)), key=natural_key)
        if len(fitting) <= _FEW:
            return fitting
        if _LETTERED.match(name):
            # A letter that there is none of: the letters that there are.
            meant = {path_of(one).rpartition("/")[0] for one in _by_class(name, classes) if one.rpartition("/")[2].isalpha()}
            if beside := [path for path in fitting if path.rpartition("/")[0] in meant]:
                return beside[:most]
        # A last segment that many have, as the letters of actions, says nothing.
        common = Counter(path.rpartition("/")[2] for path in fitting)
        ends = {end: path for path in fitting if common[end := path.rpartition("/")[2]] == 1} | {path: path for path in fitting}
        wanted = name.strip("/").casefold()
        if len(wanted) <= _LONGEST:
            paths = set(fitting)
            ends |= {called: things[0].id for called, things in self._called.items() if things[0].id in paths}
        # Of codes the letter in front says more than the figures: C999 is nearer to C189 than to 2999.
        matches = sorted(difflib.get_close_matches(wanted, ends, n=4 * most, cutoff=0.5), key=lambda match: match[:1] != wanted[:1])
        return list(dict.fromkeys(ends[match] for match in matches))[:most]


_FEW = 40
_LONGEST = 60
"""Characters of a name that others are compared with."""


def _bare(name: str) -> str:
    """Return a name in one case, with letters and figures only: “C 189” and “c189” are one."""
    return _MARKS.sub("", name[:_LONGEST].casefold())


def _candidates(name: str, classes: Sequence[str]) -> Iterable[str]:
    yield name
    expanded = CURIES.expand(name)
    if expanded:
        yield expanded
    if not name or "://" in name:
        return
    path = name.strip("/")
    yield BASE + path
    yield from _by_chapter(path)
    yield from _by_class(path, classes)


def _by_chapter(path: str) -> Iterable[str]:
    """Yield what a path says by its first segment: ``objective/6``, ``para/22``, ``action/6/k``, ``priority/4/e``."""
    chapter, _, rest = path.partition("/")
    if chapter == "paragraph":
        chapter, path = "para", f"para/{rest}"
    if chapter in _CHAPTERS:
        yield f"{BASE}gcm/{path}"
    if chapter == "para":
        yield from _commitment(rest)
    if chapter == "priority":
        yield f"{BASE}priorities-2021/{rest}"
    if chapter == "action":
        yield from _lettered(rest, "gcm/objective/{}/action/{}")


def _by_class(path: str, classes: Sequence[str]) -> Iterable[str]:
    """Yield what a number or slug says where the class is known: ``6``, ``6/k``, ``6(k)``, ``ilo-c189``."""
    lowered = path.lower()
    for kind in classes:
        if kind == "Action":
            yield from _lettered(path, "gcm/objective/{}/action/{}")
        if kind == "PriorityItem":
            yield from _lettered(path, "priorities-2021/{}/{}")
        if kind == "Paragraph":
            yield from _commitment(path)
        for pattern in _SHORT.get(kind, ()):
            yield BASE + pattern.format(lowered)
        if kind in ("Actor", "State") and (code := known().resolve(path)):
            yield f"{BASE}actor/state/{code}"


def _lettered(path: str, pattern: str) -> Iterable[str]:
    parts = _LETTERED.match(path)
    if parts:
        yield BASE + pattern.format(parts[1], parts[2].lower())


def _commitment(number: str) -> Iterable[str]:
    """Yield the IRI of a paragraph that is a commitment: 17 to 39 are those of objectives 1 to 23."""
    first, last = _COMMITMENTS
    if number.isdecimal() and len(number) <= len(str(last)) and first <= int(number) <= last:
        yield f"{BASE}gcm/objective/{int(number) - first + 1}/commitment"
