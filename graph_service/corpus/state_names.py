"""Which member State of the United Nations a name means, however it is spelt and turned: the one rule for all who read names of States.

A name is compared by its words, in any order: “Tanzania, United Republic of” and “United Republic of Tanzania” are one. Case, accents,
apostrophes, hyphens, brackets, figures (marks of footnotes), and the words in ``_LITTLE`` make no difference.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph_service import package_data
from graph_service.rdf.accents import without_accents

Row = Mapping[str, str]
_LONGEST = 200
_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u02bb\u00b4\u0060\u2032]")
_LITTLE = frozenset({"and", "of", "the"})
_SPELT_OUT = {"st": "saint", "rep": "republic", "dem": "democratic"}


def name_key(name: str) -> str:
    """Return what a name has in common with other spellings of it: its words, sorted. Empty for a name without letters."""
    words = _WORD.findall(without_accents(_APOSTROPHES.sub("", name[:_LONGEST])).casefold())
    return " ".join(sorted({_SPELT_OUT.get(word, word) for word in words} - _LITTLE))


@dataclass(frozen=True, slots=True)
class StateNames:
    """The States by their codes and by the keys of their names, and what lists name beside them."""

    codes: Mapping[str, str]
    """ISO 3166-1 alpha-2 codes, lower-case, by alpha-2 and alpha-3 codes."""
    keys: Mapping[str, str]
    """The same by the keys of names."""
    labels: Mapping[str, str]
    """The name of each State by its alpha-2 code."""
    others: frozenset[str]
    """Codes and keys of names of what is known to be no member State."""

    @classmethod
    def of(cls, states: Iterable[Row], translated: Iterable[Row] = (), others: Iterable[Row] = ()) -> "StateNames":
        """Return the names in rows of ``states.tsv``, ``names/states.tsv`` and ``not-members.tsv``.

        Raises:
            ValueError: a name means two States, or a State and something that is none.

        """
        codes: dict[str, str] = {}
        keys: dict[str, str] = {}
        labels = {row["iso2"]: row["state"] for row in states}
        named = [(row["iso2"], one) for row in states for one in (row["state"], row["official"], *row["also_called"].split("; "))]
        named += [(row["thing"].removeprefix("actor/state/"), row["name"]) for row in translated]
        for row in states:
            codes |= {row["iso2"]: row["iso2"], row["iso3"]: row["iso2"]}
        for code, name in named:
            key = name_key(name)
            if key and keys.setdefault(key, code) != code:
                message = f"{name!r} is a name of {keys[key].upper()} and of {code.upper()}"
                raise ValueError(message)
        beside = {row["code"] for row in others} | {
            name_key(one) for row in others for one in (row["name"], *row["also_called"].split("; "))
        }
        if doubtful := sorted(beside & (keys.keys() | codes.keys()) - {""}):
            message = f"{doubtful[0]!r} is a name of a State and of what is none"
            raise ValueError(message)
        return cls(codes, keys, labels, frozenset(beside - {""}))

    def resolve(self, name: str) -> str:
        """Return the alpha-2 code of the State that a code or a name means, lower-case; empty where it means none."""
        return self.codes.get(name.strip().casefold()) or self.keys.get(name_key(name), "")

    def is_other(self, name: str) -> bool:
        """Return True if a code or a name is known to mean something that is no member State."""
        return not self.others.isdisjoint((name.strip().casefold(), name_key(name)))

    def near(self, name: str) -> list[str]:
        """Return the names of at most three States that may be meant: that share all words with a name, then that are spelt like it."""
        key = name_key(name)
        words = set(key.split())
        codes = [code for other, code in self.keys.items() if words and words <= set(other.split())]
        codes += [code for other, code in self.keys.items() if words > set(other.split())]
        codes += [self.keys[one] for one in difflib.get_close_matches(key, self.keys, 3)]
        return [self.labels[code] for code in dict.fromkeys(codes)][:3]


@cache
def known() -> StateNames:
    """Return the names of the data that the program carries; read at the first use."""
    folder = package_data.curated()
    tables = (folder / "ratifications" / "states.tsv", folder / "names" / "states.tsv", folder / "ratifications" / "not-members.tsv")
    return StateNames.of(*map(package_data.rows, tables))
