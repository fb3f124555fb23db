"""Refuses HTML that a parser would take very long for, before it is parsed: elements nested without end, tags with very many attributes.

The parser looks up its stack of open elements for many tags, and compares each attribute of a tag with all before it. Both are counted here
in one pass over the text, by the rules of HTML for where a tag ends (13.2.5).
"""

import re

from graph_service.errors import DataSyntaxError

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+)|<!--""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_NAME = re.compile(r"[\s/]+[^\s/]")
_RAW = {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"}
_UNNESTED = {
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "caption", "rt", "rp",
    "html", "head", "body", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
"""Elements that end where the next begins, or have no end."""
_MOST_OPEN, _MOST_ATTRIBUTES = 1000, 500


def check(text: str) -> None:
    """Raise DataSyntaxError where elements are nested, or a tag has attributes, beyond what a page has."""
    opened = position = 0
    lower = ""
    while tag := _TAG.search(text, position):
        position = tag.end()
        if tag[2] is None:
            end = text.find("-->", position)
            if end < 0:
                return
            position = end
            continue
        name = tag[2].lower()
        if len(tag[3]) > 2 * _MOST_ATTRIBUTES and _too_many(tag[3]):
            raise DataSyntaxError(f"The page has a tag with more than {_MOST_ATTRIBUTES} attributes.", help=_HELP)
        if tag[1]:
            opened = max(0, opened - (name not in _UNNESTED))
        elif name in _RAW:
            lower = lower or text.lower()
            # Lower case may be longer than its text; then the place is near enough.
            end = lower.find(f"</{name}", position)
            if end < 0:
                return
            position = end
        elif name not in _UNNESTED and not tag[3].endswith("/"):
            opened += 1
            if opened > _MOST_OPEN:
                raise DataSyntaxError(f"The page nests elements more than {_MOST_OPEN} deep.", help=_HELP)


_HELP = "Save the page anew from a browser or a word processor, or send its text."


def _too_many(attributes: str) -> bool:
    return len(_NAME.findall(_VALUE.sub("=", attributes))) > _MOST_ATTRIBUTES
