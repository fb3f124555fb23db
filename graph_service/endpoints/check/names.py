"""Instruments that a text names: by title, by short form, by ILO number, by document symbol. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph_service.endpoints.check.numbers import UNIT
from graph_service.endpoints.check.texts import COMPACT, Texts
from graph_service.endpoints.check.words import Word, words_of

_ILO_ID = re.compile(r"instrument/ilo-([crp])0*(\d+)\Z")
_CODE = re.compile(r"(?<![\w/.-])(?P<ilo>ILO[\s-]+)?(?P<series>[CRP])(?:\.\s?|[\s-])?0{0,2}(?P<number>[1-9]\d{0,2})(?![\w.]*\w)")
_NUMBERED = re.compile(
    r"(?<!\w)(?P<ilo>ILO\s+|OIT\s+)?(?P<word>Convention|Recommendation|Protocol|Convenio|Recomendación|Recommandation|Übereinkommen)s?"
    r"(?P<middle>\s+(?:de\s+la\s+OIT\s+|de\s+l['’]OIT\s+)?)\(?(?P<sign>No\.?|Nos\.?|n[°º]\.?|núm\.?|Nr\.?)?\s*(?P<number>[1-9]\d{0,2})\)?(?!\w|/(?!\d{2,3}(?!\w)))",
    re.IGNORECASE,
)
_NEXT_NUMBER = re.compile(
    r"(?:\s?\([^()\n]{1,60}\))?(?:\s*,\s*(?:and\s+|y\s+|et\s+|und\s+)?|\s+(?:and|y|et|und|or)\s+|\s*[/&]\s*)"
    r"(?P<sign>(?:No\.?|Nos\.?|n[°º]\.?|núm\.?|Nr\.?)\s*)?(?P<number>[1-9]\d{0,2})(?![\w/%]|[.,:]\d)",
    re.IGNORECASE,
)
"""The next of a list of numbers: “Conventions Nos. 29, 105 (1957) and 182”."""
_NOT_OF_OTHERS = r"(?!\s+(?:of|for|del?|du)\s+(?!\d|(?:the\s+)?(?:GCM|(?:Global\s+)?Compact)\b))"
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
    "joint-message-2018": ("Joint Civil Society Message", "Joint Message"),
    "priorities-2021": ("Global Civil Society Priorities", "Civil Society Priorities", "12 Key Ways"),
    "commitments-2018": ("Ten civil society commitments", "Ten Commitments"),
    "instrument/udhr": (
        "Universal Declaration",
        "Declaración Universal de Derechos Humanos",
        "Déclaration universelle des droits de l'homme",
    ),
    "instrument/2030-agenda": ("2030 Agenda",),
    "instrument/sdgs": ("Sustainable Development Goals",),
    "instrument/icmw": ("CMW", "Migrant Workers Convention", "Convention on Migrant Workers"),
    "instrument/refugee-convention": ("1951 Convention", "1951 Geneva Convention"),
    "instrument/refugee-protocol": ("1967 Protocol", "1967 New York Protocol"),
    "instrument/icerd": ("CERD", "Racial Discrimination Convention"),
    "instrument/cat": ("Torture Convention",),
    "instrument/untoc": ("Palermo Convention", "Transnational Organized Crime Convention"),
    "instrument/oau-refugee-convention": ("OAU Convention",),
    "instrument/ilo-c097": ("Migration for Employment Convention",),
    "instrument/ilo-c186": ("MLC",),
    "instrument/new-york-declaration": ("New York Declaration",),
    "instrument/gcr": ("Compact on Refugees",),
}
"""What people call them besides the names that the graph has."""
_SHORTEST = 3
_YEAR = re.compile(r",?\s+\(?(?:19|20)\d\d\)?\Z")
_PREFIX = re.compile(r"\A(?:(?:19|20)\d\d|United Nations|UN)\s+(?=\w+\s\w)|\bInternational\s+(?=Covenant|Convention)")
"""What people leave out: “International Covenant on …”, “1951 Refugee Convention”."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument named at code points ``start`` to ``end``; ``id`` is empty for an ILO number that the graph has not.

    ``coded`` is true for a number or symbol, which is a citation by itself; a name alone only says what is spoken of.
    ``wording`` is the id of the wording that it names, of those that the graph holds: “Final Draft”, “A/RES/73/195”.
    """

    start: int
    end: int
    id: str
    label: str
    coded: bool = False
    wording: str = ""


class Names:
    """Finds names of instruments."""

    def __init__(self, texts: Texts) -> None:
        self.labels = {one.id: one.label for one in texts.instruments}
        self.iris = {one.id: one.iri for one in texts.instruments}
        self.ilo = {(match[1], int(match[2])): one.id for one in texts.instruments if (match := _ILO_ID.match(one.id))}
        self._symbols: dict[str, str] = {}
        self._wordings = {one.id.rpartition("/")[2].upper(): one.id for one in texts.versions if one.of == COMPACT}
        titled = {one.title.partition(": ")[2].partition(",")[0]: one.id for one in texts.versions if one.of == COMPACT}
        self._titled = {part: wording for part, wording in titled.items() if " " in part}
        """What the title of a wording says of it, “Final Draft”, and its id."""
        self._names: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        named: set[tuple[str, ...]] = set()
        shortened: dict[tuple[str, ...], set[str]] = {}
        for one in texts.instruments:
            # “Domestic Workers Convention, 2011” is cited without its year.
            undated = [short for name in one.names if (short := _YEAR.sub("", name)) != name and len(short.split()) > 1]
            names = (*one.names, *undated, *_ALSO.get(one.id, ()))
            for name in names:
                if "/" in name:
                    self._symbols[name.upper()] = one.id
                else:
                    named.add(self._add(name, one.id))
            for name in names:
                if (short := _PREFIX.sub("", name)) != name:
                    shortened.setdefault(tuple(word.key for word in words_of(short)), set()).add(one.id)
        for keys, things in shortened.items():
            # “Statelessness Convention” is one of 1954 and one of 1961.
            if len(things) == 1 and keys not in named:
                self._names.setdefault(keys[0], []).append((keys, next(iter(things)), ""))
        for listed in self._names.values():
            listed.sort(key=lambda one: (-len(one[0]), one[1]))

    def _add(self, name: str, thing: str) -> tuple[str, ...]:
        """Add a name and return its words, unless it is too short to say anything."""
        keys = tuple(word.key for word in words_of(name))
        single = len(keys) == 1
        too_short = single and (len(name) < _SHORTEST or not name[:2].isupper())
        if too_short or not any(len(key) > 1 and key.isalpha() for key in keys):
            return ()
        self._names.setdefault(keys[0], []).append((keys, thing, name if single else ""))
        return keys

    def find(self, text: str, words: Sequence[Word]) -> list[Mention]:
        """Return the instruments named in a text, in order and without overlap; ``words`` are all its words."""
        mentions = [*self._coded(text), *self._named(text, words), *self._worded(text)]
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
            labour = bool(match["ilo"]) or "OIT" in match["middle"]
            if labour or (thing and (match["sign"] or len(match["number"]) == _SHORTEST)) or (match["sign"] and series == "c"):
                yield self._of_number(match.start(), match.end("number"), series, int(match["number"]), match["word"])
                yield from self._others(text, match, series)
            elif thing and (others := list(self._others(text, match, series))) and all(one.id for one in others):
                # “Conventions 97 and 143”: that all are known is as good as a sign.
                yield self._of_number(match.start(), match.end("number"), series, int(match["number"]), match["word"])
                yield from others
        symbols = [(match, match[0].upper()) for match in _SYMBOL.finditer(text)]
        for match, symbol in [*symbols, *((match, f"A/RES/{match['number']}") for match in _RESOLUTION.finditer(text))]:
            if thing := self._symbols.get(symbol, ""):
                wording = self._wordings.get(symbol.replace("/", "-"), "") if thing == COMPACT else ""
                yield Mention(match.start(), match.end(), thing, self.labels[thing], coded=True, wording=wording)

    def _worded(self, text: str) -> Iterator[Mention]:
        """Yield the names of wordings, “Final Draft”, but not “the Final Draft of our plan”."""
        for name, wording in self._titled.items():
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w){_NOT_OF_OTHERS}", text):
                yield Mention(match.start(), match.end(), COMPACT, self.labels[COMPACT], wording=wording)

    def _others(self, text: str, first: re.Match[str], series: str) -> Iterator[Mention]:
        """Yield the further instruments of a list of numbers behind the first one."""
        plural = text[first.end("word")] in "sS" or first["word"].casefold() == "übereinkommen"
        place = first.end()
        while (match := _NEXT_NUMBER.match(text, place)) and (plural or match["sign"]) and not UNIT.match(text, match.end()):
            start = match.start("sign" if match["sign"] else "number")
            yield self._of_number(start, match.end(), series, int(match["number"]), first["word"])
            place = match.end()

    def _of_number(self, start: int, end: int, series: str, number: int, word: str) -> Mention:
        thing = self.ilo.get((series, number), "")
        return Mention(start, end, thing, self.labels.get(thing, f"{word.capitalize()} No. {number}"), coded=True)


def unknown_symbols(text: str, mentions: Sequence[Mention]) -> int:
    """Return how many document symbols of the United Nations name nothing that the graph describes."""
    known = {one.start for one in mentions}
    return sum(match.start() not in known for match in _SYMBOL.finditer(text))
