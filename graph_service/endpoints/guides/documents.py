"""The documents of ``docs/``: which there are, and each as HTML.

A document is known by the stem of its file, which is unique. Links between documents lead to their pages, links into ``ontology/`` to the
service's own files; a link to any other file of the source tree keeps its words only, because the service does not carry that file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it.token import Token

GROUPS = ("guides", "", "decisions")
"""The folders under ``docs/``, in the order of the list; the empty one is ``docs/`` itself."""
_FIRST = (
    "sparql",
    "developers",
    "assistants",
    "check",
    "partners",
    "texts",
    "operators",
    "upgrading",
    "queries",
    "editorial-policy",
    "security",
)
"""What readers look for first. The other documents follow by name."""
_NO_ID = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file: its name in addresses, its folder under ``docs/``, its title and its text."""

    name: str
    group: str
    title: str
    text: str

    @property
    def address(self) -> str:
        """The path of its page."""
        return f"/guides/{self.name}"


@dataclass(frozen=True, slots=True)
class Page:
    """A document as HTML: its headings of the second level as pairs of id and words, and its body."""

    headings: tuple[tuple[str, str], ...]
    body: Markup


@lru_cache(maxsize=2)
def documents(folder: Path) -> dict[str, Document]:
    """Return the documents of a folder ``docs/`` by name, in the order of the list."""
    guides = []
    for group in GROUPS:
        files = (folder / group).glob("*.md")
        guides += [_document(file, group) for file in sorted(files, key=lambda file: (_place(file.stem), file.stem))]
    return {one.name: one for one in guides}


def _place(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _document(file: Path, group: str) -> Document:
    text = file.read_text(encoding="utf-8")
    return Document(file.stem, group, text.partition("\n")[0].removeprefix("# ").strip(), text)


@lru_cache(maxsize=64)
def page(folder: Path, name: str) -> Page:
    """Return a document as HTML (CommonMark 0.31 with tables; raw HTML in it is shown as text).

    Raises:
        KeyError: there is no such document.

    """
    # The library is read when the first guide is, not by every service.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    document = documents(folder)[name]
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.add_render_rule("table_open", _table_open)
    markdown.add_render_rule("table_close", _table_close)
    markdown.add_render_rule("fence", _fence)
    tokens = markdown.parse(document.text)
    headings = _number_headings(tokens)
    for token in tokens:
        _lead_links(token.children or [], PurePosixPath("docs", document.group), documents(folder))
    # What the library writes is escaped, and raw HTML is off.
    return Page(tuple(headings), Markup(markdown.renderer.render(tokens, markdown.options, {})))  # noqa: S704


def _number_headings(tokens: Sequence["Token"]) -> list[tuple[str, str]]:
    """Give each heading the id that GitHub gives it, and return those of the second level."""
    headings = []
    used: dict[str, int] = {}
    for heading, inline in pairwise(tokens):
        if heading.type == "heading_open":
            words = "".join(child.content for child in inline.children or [])
            slug = _NO_ID.sub("", words.lower()).replace(" ", "-")
            used[slug] = used.get(slug, -1) + 1
            if used[slug]:
                slug = f"{slug}-{used[slug]}"
            heading.attrSet("id", slug)
            if heading.tag == "h2":
                headings.append((slug, words))
    return headings


def _lead_links(tokens: Sequence["Token"], here: PurePosixPath, known: dict[str, Document]) -> None:
    """Point the links of a paragraph to addresses of the service."""
    closing: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            address = lead(str(token.attrGet("href")), here, known)
            if address:
                token.attrSet("href", address)
            else:
                token.tag, token.attrs = "span", {}
            closing.append(token.tag)
        elif token.type == "link_close":
            token.tag = closing.pop()


def lead(target: str, here: PurePosixPath, known: dict[str, Document]) -> str:
    """Return where a link of a document in the folder ``here`` leads on the service; empty if the service does not carry that file."""
    path, mark, fragment = target.partition("#")
    if not path or re.match(r"[a-z]+:", path):
        return target
    file = PurePosixPath(normpath(here / path))
    if file.suffix == ".md" and file.parts[0] == "docs" and file.stem in known:
        return known[file.stem].address + mark + fragment
    if file.parts[0] == "ontology":
        return f"/{file}"
    return ""


def _table_open(*_: Any) -> str:  # noqa: ANN401 - the renderer's own arguments, which are not needed
    return '<div class="scroll" tabindex="0" role="region" aria-label="Table">\n<table>\n'


def _table_close(*_: Any) -> str:  # noqa: ANN401
    return "</table>\n</div>\n"


def _fence(_renderer: Any, tokens: Sequence["Token"], index: int, *_: Any) -> str:  # noqa: ANN401
    # A block that scrolls sideways must be reached by keyboard.
    return str(Markup('<pre tabindex="0"><code>{}</code></pre>\n').format(tokens[index].content))
