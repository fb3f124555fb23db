"""The numbers that Word prints before paragraphs: they are not in the text, but follow from numbering.xml (ECMA-376 Part 1, 17.9)."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from graph_service.extract.docx_names import W, integer, value
from graph_service.extract.numbers import FORMATS

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_HEADING = re.compile(r"heading ([1-9])")
_QUOTES = {"quote", "intense quote", "block text"}
_MOST_BASES = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: level as a heading (0: none), whether it is for quotations, and its list."""

    outline: int = 0
    quote: bool = False
    list_id: str = ""
    list_level: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a document, by their id, with what they inherit."""

    _by_id: dict[str, Style]
    _default: str

    @classmethod
    def read(cls, root: Element | None) -> "Styles":
        """Read styles.xml. Names of built-in styles are English in every language of Word; ids are not."""
        elements = {} if root is None else {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
        default = next((name for name, style in elements.items() if _is_default(style)), "")
        return cls({name: _style(name, elements) for name in elements}, default)

    def of(self, name: str) -> Style:
        """Return the style of that id; the default style where it is not known."""
        return self._by_id.get(name or self._default, Style())


def _is_default(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}


def _style(name: str, elements: dict[str, Element]) -> Style:
    outline, quote, list_id, list_level = 0, False, "", ""
    for _ in range(_MOST_BASES):
        style = elements.get(name)
        if style is None:
            break
        called = value(style, "name").lower()
        own = value(style, "pPr", "outlineLvl")
        heading = _HEADING.fullmatch(called)
        if not outline:
            outline = int(heading[1]) if heading else 1 if called == "title" else int(own) + 1 if own and own in "012345678" else 0
        quote = quote or called in _QUOTES
        list_id = list_id or value(style, "pPr", "numPr", "numId")
        list_level = list_level or value(style, "pPr", "numPr", "ilvl")
        name = value(style, "basedOn")
    return Style(outline, quote, list_id, list_level)


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int
    legal: bool
    restart: int
    """The level (from 1) at whose numbers this one begins again; 0: never."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    _levels: dict[str, dict[int, _Level]]
    _abstract: dict[str, str]
    _restarts: dict[str, dict[int, int]]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, root: Element | None) -> "Numbering":
        """Read numbering.xml; a document may have none."""
        if root is None:
            return cls({}, {}, {})
        abstract: dict[str, dict[int, _Level]] = {}
        for element in root.findall(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId", "")
            abstract[name] = {integer(level.get(f"{W}ilvl", ""), 0): _level(level) for level in element.findall(f"{W}lvl")}
        levels: dict[str, dict[int, _Level]] = {}
        of: dict[str, str] = {}
        restarts: dict[str, dict[int, int]] = {}
        for element in root.findall(f"{W}num"):
            name, base = element.get(f"{W}numId", ""), value(element, "abstractNumId")
            of[name] = base
            levels[name] = dict(abstract.get(base, {}))
            restarts[name] = {}
            for override in element.findall(f"{W}lvlOverride"):
                place = integer(override.get(f"{W}ilvl", ""), 0)
                own = override.find(f"{W}lvl")
                if own is not None:
                    levels[name][place] = _level(own)
                if begin := value(override, "startOverride"):
                    restarts[name][place] = integer(begin, 1)
        return cls(levels, of, restarts)

    def next(self, properties: Element | None, style: Style) -> tuple[str, int]:
        """Return the number printed before a paragraph with these properties and style, and its level from 1; count it.

        An empty string and 0 for a paragraph in no list.
        """
        name = value(properties, "numPr", "numId") or style.list_id
        place = integer(value(properties, "numPr", "ilvl") or style.list_level, 0)
        level = self._levels.get(name, {}).get(place)
        if level is None or place >= _LEVELS:
            return "", 0
        base = self._abstract[name]
        counts = self._counts.setdefault(base, [None] * _LEVELS)
        if name not in self._begun:
            self._begun.add(name)
            for at, start in self._restarts[name].items():
                if at < _LEVELS:
                    counts[at] = start - 1
        count = counts[place]
        counts[place] = level.start if count is None else count + 1
        for lower in range(place + 1, _LEVELS):
            below = self._levels[name].get(lower)
            if below is None or below.restart >= place + 1:
                counts[lower] = None
        return self._printed(name, level, counts), place + 1

    def _printed(self, name: str, level: _Level, counts: list[int | None]) -> str:
        if level.form == "bullet":
            return "•"
        if level.form == "none":
            return _PLACE.sub("", level.pattern)

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = self._levels[name].get(at, level)
            count = counts[at]
            written = other.start if count is None else count
            return str(written) if level.legal else FORMATS.get(other.form, str)(written)

        return _PLACE.sub(number, level.pattern)[:40]


def _level(element: Element) -> _Level:
    place = integer(element.get(f"{W}ilvl", ""), 0)
    legal = element.find(f"{W}isLgl")
    return _Level(
        value(element, "numFmt") or "decimal",
        value(element, "lvlText"),
        integer(value(element, "start"), 0),
        legal is not None and legal.get(f"{W}val", "1") not in {"0", "false", "off"},
        integer(value(element, "lvlRestart"), place) if value(element, "lvlRestart") else place,
    )
