"""Instruments that a text names: by title, by short form, by ILO number, by document symbol. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service.endpoints.check.texts import COMPACT, Texts
from graph_service.endpoints.check.words import Word, words_of

_ILO_ID = re.compile(r"instrument/ilo-([crp])0*(\d+)\Z")
_CODE = re.compile(r"(?<![\w/.-])(?P<ilo>ILO[\s-]+)?(?P<series>[CRP])(?:\.\s?|[\s-])?0{0,2}(?P<number>[1-9]\d{0,2})(?![\w.]*\w)")
_NUMBERED = re.compile(
    r"(?<!\w)(?P<ilo>ILO\s+|OIT\s+)?(?P<word>Convention|Recommendation|Protocol|Convenio|Recomendación|Recommandation|Übereinkommen)s?"
    r"(?P<middle>\s+(?:de\s+la\s+OIT\s+|de\s+l['’]OIT\s+)?)\(?(?P<sign>No\.?|Nos\.?|n[°º]\.?|núm\.?|Nr\.?)?\s*(?P<number>[1-9]\d{0,2})\)?(?![\w/])",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"(?<![\w/])(?:A/(?:RES/|HRC/|CONF\.)?\d{1,4}/\d{1,4}(?:/[\w.]{1,12})?|A/CONF\.\d{1,4}/\d{1,4})(?!\w)")
_RESOLUTION = re.compile(r"(?<!\w)(?:resolution|resolución|résolution)\s+(?P<number>\d{2}/\d{1,3})(?!\w)", re.IGNORECASE)
_SERIES = {
    "convention": "c",
    "convenio": "c",
    "übereinkommen": "c",
    "recommendation": "r",
    "recomendación": "r",
    "recommandation": "r",
    "protocol": "p",
}
_ALSO = {
    COMPACT: (
        *("Global Compact", "Migration Compact", "Marrakech Compact", "Marrakesh Compact", "The Compact", "the Compact"),
        *("Pacto Mundial para la Migración", "Pacto Mundial", "Pacte mondial sur les migrations", "Pacte mondial", "Pacte de Marrakech"),
        *("Globaler Pakt für eine sichere, geordnete und reguläre Migration", "UN-Migrationspakt", "Migrationspakt"),
    ),
    "priorities-2021": ("Global Civil Society Priorities", "Civil Society Priorities", "12 Key Ways"),
    "commitments-2018": ("Ten civil society commitments", "Ten Commitments"),
    "instrument/udhr": (
        "Universal Declaration",
        "Declaración Universal de Derechos Humanos",
        "Déclaration universelle des droits de l'homme",
    ),
    "instrument/sdgs": ("Sustainable Development Goals",),
    "instrument/icmw": ("CMW", "Migrant Workers Convention"),
    "instrument/ilo-c186": ("MLC",),
    "instrument/new-york-declaration": ("New York Declaration",),
    "instrument/gcr": ("Compact on Refugees",),
}
"""What people call them besides the names that the graph has."""
_SHORTEST = 3
_YEAR = re.compile(r",?\s+\(?(?:19|20)\d\d\)?\Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument named at code points ``start`` to ``end``; ``id`` is empty for an ILO number that the graph has not.

    ``coded`` is true for a number or symbol, which is a citation by itself; a name alone only says what is spoken of.
    """

    start: int
    end: int
    id: str
    label: str
    coded: bool = False


class Names:
    """Finds names of instruments."""

    def __init__(self, texts: Texts) -> None:
        self.labels = {one.id: one.label for one in texts.instruments}
        self.iris = {one.id: one.iri for one in texts.instruments}
        self.ilo = {(match[1], int(match[2])): one.id for one in texts.instruments if (match := _ILO_ID.match(one.id))}
        self._symbols: dict[str, str] = {}
        self._names: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for one in texts.instruments:
            # “Domestic Workers Convention, 2011” is cited without its year.
            undated = [short for name in one.names if (short := _YEAR.sub("", name)) != name and len(short.split()) > 1]
            for name in (*one.names, *undated, *_ALSO.get(one.id, ())):
                if "/" in name:
                    self._symbols[name.upper()] = one.id
                    continue
                keys = tuple(word.key for word in words_of(name))
                single = len(keys) == 1
                if not keys or (single and (len(name) < _SHORTEST or not name[:2].isupper())) or any(char.isdigit() for char in name[:2]):
                    continue
                self._names.setdefault(keys[0], []).append((keys, one.id, name if single else ""))
        for listed in self._names.values():
            listed.sort(key=lambda one: (-len(one[0]), one[1]))

    def find(self, text: str, words: Sequence[Word]) -> list[Mention]:
        """Return the instruments named in a text, in order and without overlap; ``words`` are all its words."""
        mentions = [*self._coded(text), *self._named(text, words)]
        mentions.sort(key=lambda one: (one.start, -one.end))
        kept: list[Mention] = []
        for one in mentions:
            if not kept or one.start >= kept[-1].end:
                kept.append(one)
        return kept

    def _named(self, text: str, words: Sequence[Word]) -> Iterator[Mention]:
        place = 0
        while place < len(words):
            step = 1
            for keys, thing, exact in self._names.get(words[place].key, ()):
                last = place + len(keys) - 1
                if last >= len(words) or any(words[place + number].key != key for number, key in enumerate(keys)):
                    continue
                start, end = words[place].start, words[last].end
                if (exact and words[place].plain.rstrip("s") not in (exact, exact.rstrip("s"))) or end - start > 8 * len(keys) + 2 * sum(
                    map(len, keys)
                ):
                    continue
                if exact or any(char.isupper() for char in text[start:end]):
                    yield Mention(start, end, thing, self.labels[thing])
                    step = len(keys)
                    break
            place += step

    def _coded(self, text: str) -> Iterator[Mention]:
        for match in _CODE.finditer(text):
            number = int(match["number"])
            thing = self.ilo.get((match["series"].lower(), number), "")
            # A code that is not known may be anything, “C40 cities”, unless it has the form of the ILO's.
            if thing or match["ilo"] or (match["series"] in "CR" and len(match["number"]) == _SHORTEST):
                yield Mention(match.start(), match.end(), thing, self.labels.get(thing, f"{match['series']}{match['number']}"), coded=True)
        for match in _NUMBERED.finditer(text):
            series = _SERIES[match["word"].casefold()]
            thing = self.ilo.get((series, int(match["number"])), "")
            labour = match["ilo"] or "OIT" in match["middle"]
            if labour or (thing and (match["sign"] or len(match["number"]) == _SHORTEST)) or (match["sign"] and series == "c"):
                label = self.labels.get(thing, f"{match['word'].capitalize()} No. {match['number']}")
                yield Mention(match.start(), match.end(), thing, label, coded=True)
        for match in _SYMBOL.finditer(text):
            if thing := self._symbols.get(match[0].upper(), ""):
                yield Mention(match.start(), match.end(), thing, self.labels[thing], coded=True)
        for match in _RESOLUTION.finditer(text):
            if thing := self._symbols.get(f"A/RES/{match['number']}", ""):
                yield Mention(match.start(), match.end(), thing, self.labels[thing], coded=True)


def unknown_symbols(text: str, mentions: Sequence[Mention]) -> int:
    """Return how many document symbols of the United Nations name nothing that the graph describes."""
    known = {one.start for one in mentions}
    return sum(match.start() not in known for match in _SYMBOL.finditer(text))
