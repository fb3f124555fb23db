"""The interface's language: which one a reader wants, and our words in it. The texts themselves stay in the language they are in.

A language is a file ``locale/<code>.toml``: tables of keys, each a sentence with ``{name}`` where a value goes. English is whole;
what another language lacks is said in English (a test keeps them in step).
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from babel import Locale

_FOLDER = Path(__file__).resolve().parent / "locale"
_REGIONS = {"en": "en_GB", "es": "es_419"}
"""Whose dates and numbers count where a language has several: “11 July 2018”; a point before decimals in Spanish."""
_RANGE = re.compile(r"\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9-]+)?\s*(?:;\s*[qQ]\s*=\s*([01](?:\.[0-9]{0,3})?))?\s*\Z")
DEFAULT = "en"
_LONGEST = 1024
_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\Z")


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the interface; ``asked`` where the address names it, so that the links of a page keep it."""

    code: str
    asked: bool = False

    @property
    def direction(self) -> str:
        """``ltr`` or ``rtl``, for the ``dir`` attribute."""
        return _locale(self.code).text_direction

    def t(self, key: str, **values: object) -> Markup:
        """Return the sentence of a key with its values, which are escaped.

        Raises:
            KeyError: there is no such sentence, or it needs a value that is not given.

        """
        words = _words(self.code)
        sentence = words.get(key) or _words(DEFAULT)[key]
        # Our own sentences may carry markup; what goes into them may not.
        return Markup(sentence).format(**{name: escape(value) for name, value in values.items()})  # noqa: S704 - the files are ours

    def has(self, key: str) -> bool:
        """Return True if we have a sentence for a key."""
        return key in _words(DEFAULT)

    def known(self, key: str, otherwise: str) -> Markup:
        """Return the sentence of a key that data made up, or what the data says where we have no sentence for it."""
        return self.t(key) if self.has(key) else escape(otherwise)

    def n(self, key: str, count: int, **values: object) -> Markup:
        """Return the sentence for a number of things: ``key.one``, ``key.few`` … by the language's rule, else ``key.other``."""
        form = f"{key}.{_locale(self.code).plural_form(count)}"
        return self.t(form if form in _words(self.code) else f"{key}.other", count=count, **values)

    def number(self, value: float) -> str:
        """Return a number as the language writes it, with at most two decimals."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - loaded with the first page

        if self.code == "es" and isinstance(value, int):
            # By a blank that does not break, from five digits on (Ortografía de la lengua española, 2010).
            return f"{value:,}".replace(",", "\u202f") if abs(value) >= 10_000 else str(value)  # noqa: PLR2004 - five digits
        return format_decimal(round(value, 2), locale=_locale(self.code), format=None if isinstance(value, int) else "0.##")

    def day(self, text: str) -> str:
        """Return a day (ISO 8601) as the language writes it; a month, a year or anything else as it is."""
        from babel.dates import format_date  # noqa: PLC0415 - loaded with the first page

        try:
            return format_date(date.fromisoformat(text), "long", locale=_locale(self.code)) if _DAY.match(text) else text
        except ValueError:
            # Data may name a day that is none, such as 30 February.
            return text

    def link(self, path: str, /, **parameters: object) -> str:
        """Return an address on this service with parameters (empty ones left out) and the language, if the reader asked for it."""
        given = {name: value for name, value in parameters.items() if value not in ("", None)}
        if self.asked:
            given["lang"] = self.code
        bare, mark, fragment = path.partition("#")
        return f"{bare}?{urlencode(given)}{mark}{fragment}" if given else path


def speaking(language: Language, path: str, address: Callable[[str], str] | None = None) -> dict[str, Any]:
    """Return what templates need to speak a language; ``address`` gives the page's address in another one, without it none is offered."""
    return {
        "t": language.t,
        "n": language.n,
        "known": language.known,
        "has": language.has,
        "link": language.link,
        "language": language.code,
        "direction": language.direction,
        "lang_asked": language.code if language.asked else "",
        "other_languages": [(code, address(code)) for code in codes() if code != language.code] if address else [],
        "language_names": {code: Language(code).t("site.language") for code in codes()},
        "path": path,
    }


@lru_cache(maxsize=64)
def _locale(code: str) -> "Locale":
    """Return what Unicode CLDR says of a language; of English where it says nothing of one."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - loaded with the first page

    try:
        return Locale.parse(_REGIONS.get(code, code))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_REGIONS[DEFAULT])


@cache
def codes() -> tuple[str, ...]:
    """Return the languages there are, English first."""
    translated = sorted(path.stem for path in _FOLDER.glob("*.toml"))
    return (DEFAULT, *(code for code in translated if code != DEFAULT))


def choose(asked: str | None, accepted: str | None) -> Language:
    """Return the language for a request: of ``?lang=`` where we have it, else the best of Accept-Language (RFC 4647 §3.4), else English."""
    if asked in codes():
        return Language(asked or DEFAULT, asked=True)
    # What is read and remembered must not be as long as a client likes.
    return _accepted((accepted or "")[:_LONGEST])


@lru_cache(maxsize=128)
def _accepted(header: str) -> Language:
    weights: dict[str, float] = {}
    for one in header.split(","):
        matched = _RANGE.match(one)
        if matched:
            code = matched[1].lower()
            # "en-GB;q=0, en" wants English, if not that one.
            weights[code] = max(weights.get(code, 0.0), float(matched[2] or 1))
    anything = weights.get("*", 0.0)
    # The first of equals wins: among those named, as the header has them; then English, then the others.
    ranked = [*(code for code in weights if code in codes()), *codes()]
    best = max(ranked, key=lambda code: weights.get(code, anything))
    if weights.get(best, anything) > 0:
        return Language(best)
    # Nothing named is ours: English, unless the header refuses it and another one not.
    return Language(next((code for code in codes() if weights.get(code, 1.0) > 0), DEFAULT))


@cache
def _words(code: str) -> Mapping[str, str]:
    by_key: dict[str, str] = {}

    def gather(table: Mapping[str, object], prefix: str) -> None:
        for name, value in table.items():
            if isinstance(value, Mapping):
                gather(value, f"{prefix}{name}.")
            else:
                by_key[prefix + name] = str(value)

    gather(tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8")), "")
    return by_key


def keys(code: str) -> frozenset[str]:
    """Return the keys that a language has sentences for."""
    return frozenset(_words(code))
