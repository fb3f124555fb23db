"""How to cite a provision, a text or an instrument: in one line, in BibTeX and in CSL-JSON. Pure: values in, text out.

What is not known is left out, never made up: a text without a date is cited without one.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

DATABASE = "Migration Compact Graph"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
# Braces by their names: BibTeX counts those of a value without regard to a backslash before them.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation is made of.

    ``kind`` is a type of CSL 1.0.2 (``legislation``, ``report``, ``webpage``); ``label`` names a place in the text, empty for the whole;
    ``date`` is ``2018``, ``2018-07`` or ``2018-07-11``, or empty; ``version`` says which version of a text the words are from, where there
    are several; ``held`` is whether the graph holds the words or only describes the text; ``edition`` is the version of the graph;
    ``address`` is where the thing can be read, which its IRI is not while the namespace is not registered.
    """

    iri: str
    title: str
    kind: str
    edition: str
    label: str = ""
    issuers: tuple[str, ...] = ()
    date: str = ""
    version: str = ""
    language: str = ""
    held: bool = True
    address: str = ""

    @property
    def provenance(self) -> str:
        """Through what the text is cited: as which version, in which edition of the graph."""
        if not self.held:
            return f"As described in {DATABASE}, edition {self.edition}"
        return f"Quoted {f'as {self.version} ' if self.version else ''}in {DATABASE}, edition {self.edition}"

    @property
    def place(self) -> str:
        """What a citation gives for finding the thing."""
        return self.address or self.iri

    @property
    def key(self) -> str:
        """A name for the entry: letters, digits and hyphens."""
        path = self.iri.partition("://")[2].partition("/")[2]
        return re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-") or "mcg"


def line(citation: Citation) -> str:
    """Return a citation as one line of plain text: issuer, title, date, place, how it is quoted, address."""
    title = _flat(citation.title)
    date = written_date(citation.date)
    parts = [_flat(", ".join(citation.issuers)), f"“{title}”"]
    if date and date not in title:
        parts.append(date)
    parts.append(_flat(citation.label))
    return f"{', '.join(part for part in parts if part)}. {citation.provenance}, {citation.place}"


def bibtex(citation: Citation) -> str:
    """Return a citation as a BibTeX entry: double braces keep capitals and make each issuer one name; ``url`` is verbatim (biblatex)."""
    title = f"{citation.title}, {citation.label}" if citation.label else citation.title
    year, month, day = _parts(citation.date)
    fields = {
        "author": " and ".join(f"{{{_tex(issuer)}}}" for issuer in citation.issuers),
        "title": f"{{{_tex(title)}}}",
        "year": str(year) if year else "",
        "month": str(month) if month else "",
        "day": str(day) if day else "",
        "note": _tex(citation.provenance),
        "howpublished": _tex(DATABASE),
        "url": citation.place,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{citation.key},\n" + ",\n".join(lines) + "\n}\n"


def csl(citation: Citation) -> str:
    """Return a citation as CSL-JSON 1.0.2: a list of one item. A place in a text is titled by its label and contained in the text."""
    item: dict[str, Any] = {"id": citation.key, "type": citation.kind, "title": _flat(citation.label or citation.title)}
    if citation.label:
        item["container-title"] = _flat(citation.title)
    if citation.issuers:
        item["author"] = [{"literal": _flat(issuer)} for issuer in citation.issuers]
    parts = [part for part in _parts(citation.date) if part]
    if parts:
        item["issued"] = {"date-parts": [parts]}
    if citation.version:
        item["version"] = _flat(citation.version)
    if citation.language:
        item["language"] = citation.language
    item |= {"source": DATABASE, "note": _flat(citation.provenance), "URL": citation.place}
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


def written_date(date: str) -> str:
    """Return a date as people write it: ``11 July 2018``, ``July 2018`` or ``2018``; empty for what is none."""
    year, month, day = _parts(date)
    words = [str(day) if day else "", _MONTHS[month - 1] if month else "", str(year) if year else ""]
    return " ".join(word for word in words if word)


def _parts(date: str) -> tuple[int, int, int]:
    match = _DATE.fullmatch(date)
    if not match:
        return 0, 0, 0
    year, month, day = (int(part or 0) for part in match.groups())
    return (year, month, day) if month <= len(_MONTHS) else (year, 0, 0)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _tex(text: str) -> str:
    return _flat(text).translate(_TEX)
