"""What a SPARQL text is and where it reaches, without evaluating it: its form, its dataset clauses, and whether it wants the network.

A tokenizer by the grammar of SPARQL 1.1 §19, so that ``service`` in a string, a comment, an IRI or a prefixed name is just text. It is also
as lenient as the engine, whose parser needs no blank between a keyword and its neighbours: ``trueSERVICE<x>``, ``SERVICE:x`` and a
comment hidden behind a less-than sign, ``?a<?b)SERVICE#>``, all reach the network there and are found here. Pure.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from graph_service.errors import BadRequestError, ContentTooLargeError, EgressRefusedError

_PN_BASE = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_PN = rf"{_PN_BASE}_0-9\-\u00B7\u0300-\u036F\u203F-\u2040"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"

# Every alternative is possessive and none looks further than it consumes, so that hostile text costs linear time; runs are taken whole,
# for while a pattern matches nothing else of the process runs.
_TOKENS = re.compile(
    rf"""
      (?P<blank>[\x20\t\r\n]++|\#[^\r\n]*+)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]++|{_ESCAPE})*+>)
    | (?P<string>\"{{3}}|'{{3}}|"|')
    | (?P<variable>[?$][{_PN_BASE}_0-9\u00B7\u0300-\u036F\u203F-\u2040]++)
    | (?P<node>_:[{_PN}.]*+)
    | (?P<word>(?:[^\W\d]|{_ESCAPE})(?:[\w{_PN}.]++|{_ESCAPE})*+)(?P<name>:(?:[{_PN}.:]++|{_PLX})*+)?
    | (?P<bare>:(?:[{_PN}.:]++|{_PLX})*+)
    | (?P<number>(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?)
    | (?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
    | (?P<mark>\^\^|&&|\|\||!=|<=|>=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_STRINGS = {
    '"""': re.compile(r'(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3}', re.DOTALL),
    "'''": re.compile(r"(?:[^'\\]++|\\.|'{1,2}(?!'))*+'{3}", re.DOTALL),
    '"': re.compile(r'(?:[^"\\\r\n]++|\\.)*+"', re.DOTALL),
    "'": re.compile(r"(?:[^'\\\r\n]++|\\.)*+'", re.DOTALL),
}
_CLOSES = {"}": "{", ")": "("}
_LINE_END = re.compile(r"[\r\n]|\Z")
_UNESCAPE = re.compile(_ESCAPE)
_PROLOGUE = re.compile(
    r"(?:[\x20\t\r\n]++|\#[^\r\n]*+|(?i:BASE)[\x20\t\r\n]*+<[^<>\"{}|^`\\\x00-\x20]*+>"
    r"|(?i:PREFIX)[\x20\t\r\n]++[^\s:<#?\\]*+:[\x20\t\r\n]*+<[^<>\"{}|^`\\\x00-\x20]*+>){0,200}+(?i:(SELECT|ASK|CONSTRUCT|DESCRIBE)\b)"
)
_PLAIN_HEAD = re.compile(r"([\w\s?$*]*+)\{")
"""What is between SELECT and its pattern in most queries: variables."""
_FROM = re.compile(r"(?:ASK|CONSTRUCT)?FROM")
_MOST_TOKENS = 10_000_000

_OPERANDS = ("variable", "number", "string", "iri", "name", "language", "node")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATE_WORDS = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


class Form(Enum):
    """What a text asks for."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"
    UPDATE = "UPDATE"
    UNKNOWN = "UNKNOWN"

    @property
    def is_query(self) -> bool:
        """Whether the text is a query."""
        return self not in (Form.UPDATE, Form.UNKNOWN)

    @property
    def is_graph(self) -> bool:
        """Whether the answer is a graph."""
        return self in (Form.CONSTRUCT, Form.DESCRIBE)


class Token(NamedTuple):
    """A piece of the text: its kind (a group of the pattern), its text, where it starts, and how deep in ``{}`` and ``()`` it is."""

    kind: str
    text: str
    start: int
    braces: int
    parentheses: int

    @property
    def keyword(self) -> str:
        """A word in upper case with its codepoint escapes resolved (§19.2); empty for every other kind."""
        if self.kind != "word":
            return ""
        return _unescape(self.text).upper() if "\\" in self.text else self.text.upper()

    @property
    def opening(self) -> str:
        """A word or a name in upper case: at its beginning the engine may find a keyword, glued to what follows, as in ``FROM:g``."""
        return self.text.upper() if self.kind == "name" else self.keyword


def _unescape(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = int(match[0][2:], 16)
        return chr(code) if code <= 0x10FFFF else match[0]  # noqa: PLR2004 - the last code point of Unicode

    return _UNESCAPE.sub(character, text)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a text, blanks and comments left out. What fits no rule is a mark of one character.

    Raises:
        ContentTooLargeError: there are more than anybody should have to read.

    """
    offset = count = 0
    depth = {"{": 0, "(": 0}
    # Where a kind of string was opened and never closed: up to there no other one of its kind closes either, so it is not tried again.
    hopeless = dict.fromkeys(_STRINGS, -1)
    while match := _TOKENS.match(text, offset):
        kind, piece, start = match.lastgroup or "mark", match[0], offset
        offset = match.end()
        if kind == "blank":
            continue
        count += 1
        if count > _MOST_TOKENS:
            raise ContentTooLargeError(f"The text has more than {_MOST_TOKENS:,} words and signs.", limit="tokens", maximum=_MOST_TOKENS)
        if kind == "string":
            offset = _string_end(text, start, piece, hopeless)
            piece = text[start:offset]
            kind = "string" if len(piece) > 1 else "mark"
        opening = _CLOSES.get(piece) if kind == "mark" else None
        if opening:
            depth[opening] = max(0, depth[opening] - 1)
        yield Token("name" if kind == "bare" else kind, piece, start, depth["{"], depth["("])
        if kind == "mark" and piece in depth:
            depth[piece] += 1


def _string_end(text: str, start: int, opening: str, hopeless: dict[str, int]) -> int:
    """Return where the string that opens at ``start`` ends.

    Three quotes that never close are an empty string and a quote, as they are for the engine.
    """
    for quotes in (opening, opening[0]):
        if start <= hopeless[quotes]:
            continue
        closed = _STRINGS[quotes].match(text, start + len(quotes))
        if closed:
            return closed.end()
        line_end = _LINE_END.search(text, start)
        hopeless[quotes] = len(text) if len(quotes) > 1 or not line_end else line_end.start()
    return start + 1


def form(text: str) -> Form:
    """Return what a text asks for, by the first keyword after its prologue, even if it is glued to what follows: ``CONSTRUCTWHERE{}``."""
    quick = _PROLOGUE.match(text)
    if quick:
        return Form(quick[1].upper())
    skip = 0
    for token in tokens(text):
        if skip:
            skip -= 1
            continue
        keyword = token.opening
        declared = next((word for word in ("PREFIX", "BASE", "VERSION") if keyword.startswith(word)), "")
        if declared:
            skip = 2 if keyword == "PREFIX" else 1
            continue
        named_form = next((word for word in _FORMS if keyword.startswith(word)), "")
        if named_form:
            return Form(named_form)
        return Form.UPDATE if keyword.startswith(_UPDATE_WORDS) else Form.UNKNOWN
    return Form.UNKNOWN


def has_dataset_clause(text: str) -> bool:
    """Return True if a query has a FROM clause of its own (§13.2)."""
    if "from" not in text.lower() and "\\" not in text:
        return False
    quick = _PROLOGUE.match(text)
    head = _PLAIN_HEAD.match(text, quick.end()) if quick and quick[1].upper() != "CONSTRUCT" else None
    if head and "from" not in head[1].lower():
        return False
    # Only CONSTRUCT may open a brace, its template's, before its dataset clauses.
    whole = form(text) is Form.CONSTRUCT
    declared: set[str] = set()
    before = ""
    for token in tokens(text):
        if token.kind == "name" and not token.braces:
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared and prefix.upper().startswith("PREFIX"):
                declared.add(prefix[len("PREFIX") :])
            elif prefix not in declared and _FROM.match(token.opening):
                return True
        elif not token.braces and _FROM.match(token.opening):
            return True
        elif token.text == "{" and not token.parentheses and not whole:
            return False
        before = token.keyword
    return False


def refuse_egress(text: str) -> None:
    """Refuse a query or update that would open a connection or a file.

    Raises:
        EgressRefusedError: names the keyword and its line and column.

    """
    if "\\" not in text:
        lowered = text.lower()
        if "service" not in lowered and "load" not in lowered:
            return
    for keyword, start in _reaches(text):
        line, column = position(text, start)
        raise EgressRefusedError(
            f"{keyword} at line {line}, column {column} would make the service open a connection.", line=line, column=column
        )


def _reaches(text: str) -> Iterator[tuple[str, int]]:
    """Yield each keyword that reaches the network and its place."""
    before: Token | None = None
    named: Token | None = None
    for token in tokens(text):
        if named and token.text == "{":
            # A prefixed name whose prefix reads SERVICE, just before a brace: the engine takes it as keyword and name.
            yield "SERVICE", named.start
        named = None
        match token.kind:
            case "word":
                # No keyword or function of SPARQL contains either, so a longer word is a keyword glued to its neighbour.
                yield from ((keyword, token.start) for keyword in ("SERVICE", "LOAD") if keyword in token.keyword)
            case "name":
                prefix, previous = token.text.partition(":")[0].upper(), before.keyword if before else ""
                if "SERVICE" in prefix and token.braces and previous != "GRAPH":
                    named = token
                if "LOAD" in prefix and not token.braces and not previous:
                    yield "LOAD", token.start
            case "iri" if token.parentheses and before and (before.kind in _OPERANDS or before.text == ")") and _hides(token.text):
                yield "SERVICE", token.start
        before = token


def _hides(iri: str) -> bool:
    """Return True if what looks like an IRI may be a comparison that ends, a SERVICE, and a comment: ``<?b)SERVICE#>``."""
    upper = iri.upper()
    keyword = upper.find("SERVICE", upper.find(")")) if ")" in upper else -1
    return keyword > 0 and upper.find("#", keyword) > 0


def position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def without_silent(update: str) -> str:
    """Return an update in which LOAD SILENT and SERVICE SILENT have failed, as they may: nothing is loaded, and the pattern is empty.

    SPARQL 1.1 Update §3.1.4 and Federated Query §2.3. Line breaks are kept, so that a syntax error's line is that of the text sent. What
    is glued together (``LOADSILENT<x>``) is left as it is, to be refused.
    """
    if "silent" not in update.lower():
        return update
    listed = list(tokens(update))
    pieces: list[str] = []
    done = place = 0
    while place < len(listed) - 2:
        words = (listed[place].keyword, listed[place + 1].keyword)
        after = place
        if words == ("LOAD", "SILENT") and not listed[place].braces and listed[place + 2].kind in ("iri", "name"):
            after = place + 2
            if [token.keyword for token in listed[after + 1 : after + 3]] == ["INTO", "GRAPH"] and after + 3 < len(listed):
                after += 3
            instead = "INSERT DATA {}"
        elif words == ("SERVICE", "SILENT") and listed[place].braces and listed[place + 2].kind in ("iri", "name", "variable"):
            after = _group_end(listed, place + 3)
            instead = "{}"
        if after > place:
            start, end = listed[place].start, listed[after].start + len(listed[after].text)
            pieces += [update[done:start], instead, "\n" * update.count("\n", start, end)]
            done, place = end, after
        place += 1
    return "".join([*pieces, update[done:]])


def _group_end(listed: Sequence[Token], place: int) -> int:
    """Return the place of the brace that closes the group that opens at ``place``; 0 if none opens there, or it never closes."""
    if place >= len(listed) or listed[place].text != "{":
        return 0
    depth = listed[place].braces
    return next((after for after in range(place + 1, len(listed)) if listed[after].text == "}" and listed[after].braces == depth), 0)


def with_dataset(update: str, using: Sequence[str], using_named: Sequence[str]) -> str:
    """Return an update whose WHERE clauses see the dataset given with the protocol (§2.2.3 of the SPARQL 1.1 Protocol).

    Lines stay where they are, so that a syntax error's line is that of the text sent; a column may move right within a line.

    Raises:
        BadRequestError: the update has a USING, USING NAMED or WITH clause of its own.

    """
    clause = "".join(f"USING <{iri}> " for iri in using) + "".join(f"USING NAMED <{iri}> " for iri in using_named)
    if not clause:
        return update
    pieces: list[str] = []
    done = 0
    before = ""
    # The pattern of a DELETE WHERE while it is read, and where it starts.
    template: list[str] | None = None
    pattern_start = 0
    previous_end = 0
    for token in tokens(update):
        end = token.start + len(token.text)
        if template is not None:
            # One line, so that lines after it keep their numbers; and blanks only where there were some, for - 1 is not -1.
            template.append(" " if template and token.start > previous_end else "")
            template.append(token.text.replace("\n", "\\n").replace("\r", "\\r"))
            if token.text == "}" and not token.braces:
                pieces += [*template, " ", clause, update[pattern_start:end]]
                template, done = None, end
        elif not token.braces and (token.kind == "word" or (token.kind == "name" and not before)):
            # The engine needs no blank after a keyword: DELETEWHERE, USINGNAMED, WITH:g.
            keyword = token.opening
            if keyword.startswith(("USING", "WITH")):
                line, column = position(update, token.start)
                raise BadRequestError(
                    f"The request names a dataset with using-graph-uri or using-named-graph-uri, and the update with {keyword[:5]}.",
                    help="Name the dataset in one of the two places.",
                    line=line,
                    column=column,
                )
            if keyword == "DELETEWHERE" or (keyword == "WHERE" and before == "DELETE"):
                # DELETE WHERE has no place for USING: spell it out (SPARQL 1.1 Update §3.1.3.3).
                pattern_start = end - len("WHERE")
                pieces += [update[done:pattern_start]]
                done, template = pattern_start, []
            elif keyword == "WHERE":
                pieces += [update[done : token.start], clause]
                done = token.start
            before = token.keyword
        elif not token.braces:
            before = ""
        previous_end = end
    pieces.append(update[done:])
    return "".join(pieces)
