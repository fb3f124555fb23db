"""The other wordings of a provision, for its page; and for a link, whether the words it rests on are in the other wordings too."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.select import CLIENT, bindings, select
from graph_service.http.addresses import href
from graph_service.rdf import serialise
from graph_service.rdf.formats import JSON
from graph_service.rdf.terms import whole_number
from graph_service.sparql.files import text
from graph_service.store.interface import Limits, Query, Store

_SHAPES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Words:
    """Words a link rests on, and whether they are in the other wording; None in another language."""

    exact: str
    stand: bool | None


@dataclass(slots=True)
class Wording:
    """A provision in another wording: label, address, words in runs (true: other words than here), language, and the version's name.

    ``same`` is whether the words are the same, or None where the graph does not say. ``made`` is the name of the version that the page is
    about; ``rests`` are the words of a link.
    """

    label: str
    href: str
    language: str
    marker: str
    name: str
    made: str
    same: bool | None
    text: str
    places: list[tuple[int, int]] = field(default_factory=list)
    rests: list[Words] = field(default_factory=list)

    @property
    def runs(self) -> Sequence[tuple[str, bool]]:
        """The words, in runs: those that are others than here, and the rest."""
        runs: list[tuple[str, bool]] = []
        done = 0
        for start, end in sorted(self.places):
            if done <= start < end <= len(self.text):
                runs += [(self.text[done:start], False), (self.text[start:end], True)]
                done = end
        return [run for run in [*runs, (self.text[done:], False)] if run[0]]


class Wordings:
    """Looks for other wordings, if there are any in the version of the dataset: elsewhere a page costs no further query."""

    def __init__(self, store: Store) -> None:
        self._store = store

        async def second() -> bool:
            return bool(await select(store, "endpoints/resources/second"))

        self._second = PerVersion(store, second)

    async def of(self, iri: str, limits: Limits) -> list[Wording]:
        """Return the other wordings of a provision, or those of the provisions that a link rests on; in the order of their versions."""
        _, second = await self._second.get()
        if not second:
            return []
        asked = Query(text("endpoints/resources/wordings"), JSON, limits, client=CLIENT, bindings={"this": serialise.iri(iri)})
        made: dict[str, Wording] = {}
        answer = await self._store.query(asked)
        for row in bindings(await answer.read()):
            values = {name: value["value"] for name, value in row.items()}
            language = row["text"].get("xml:lang", "")
            one = made.setdefault(
                values["wording"],
                Wording(
                    values["label"], href(values["wording"]), language, values.get("marker", ""), values["name"], values.get("made", ""),
                    values["same"] in {"true", "1"} if "same" in values else None, values["text"],
                ),
            )  # fmt: skip
            place = whole_number(values.get("start", "")), whole_number(values.get("end", ""))
            if place[0] is not None and place[1] is not None and (place[0], place[1]) not in one.places:
                one.places.append((place[0], place[1]))
            if "exact" in values and all(words.exact != values["exact"] for words in one.rests):
                alike = row["exact"].get("xml:lang", language) == language
                one.rests.append(Words(values["exact"], _holds(values["text"], values["exact"]) if alike else None))
        return sorted(made.values(), key=lambda one: (one.name, one.href))


def _holds(words: str, exact: str) -> bool:
    return exact.translate(_SHAPES) in words.translate(_SHAPES)
