"""The menu, and where in it a page is."""

from typing import NamedTuple


class Entry(NamedTuple):
    """A section of the site: its address, and the key of its name among the locales."""

    address: str
    key: str


MENU = (
    Entry("/read", "site.read"),
    Entry("/brief", "site.brief"),
    Entry("/topics", "site.topics"),
    Entry("/explore", "site.explore"),
    Entry("/states", "site.states"),
    Entry("/follow-up", "followup.title"),
    Entry("/gaps", "site.gaps"),
    Entry("/queries", "site.questions"),
    Entry("/search", "site.search"),
)
"""What readers come for."""
TOOLS = (
    Entry("/check", "check.title"),
    Entry("/suggest", "suggest.title"),
    Entry("/ontology", "site.vocabulary"),
    Entry("/sparql", "site.sparql"),
    Entry("/docs", "site.api"),
    Entry("/catalog", "site.catalog"),
    Entry("/guides", "guides.title"),
)
"""What one works with."""
_SUBMISSIONS = Entry("/submissions", "submissions.title")
_SECTIONS = {
    "questions": MENU[7],
    "shapes": TOOLS[2],
    "federation": TOOLS[5],
    "dump": TOOLS[5],
    "changes": TOOLS[5],
    "codelists": TOOLS[5],
    "alignments": TOOLS[5],
    "submission": _SUBMISSIONS,
    **{one.address[1:]: one for one in (*MENU, *TOOLS, _SUBMISSIONS)},
}
"""Sections by the first part of the paths in them."""


def section(path: str) -> Entry | None:
    """Return the section of the site that a path is in; None for the first page, for things and for what explains the site."""
    return _SECTIONS.get(path.lstrip("/").partition("/")[0].partition("?")[0].partition(".")[0])
