"""The data as columns of numbers, a number for each term, and the counting queries that they answer exactly as the engine does.

The rows are those of the engine's own ``SELECT ?p ?s ?o`` over the union of all graphs (``counts_process.write``), so a triple of several
graphs is as many rows here as there. Equal terms have equal numbers; where the engine compares by value (times, decimals, floats), a query
that groups, joins or counts distinct ones is left to it. Polars does the work; it has threads, so this belongs into a process that nobody
forks.
"""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any, cast

import polars as pl
import pyoxigraph

from graph_service.namespaces import BASE
from graph_service.sparql.counting import Contains, Count, CountQuery, Pattern

_CHUNK = 32 << 20
_MOST_ROWS = 20_000
"""Rows of an answer; more are the engine's to stream."""
_MOST_MATCHES = 50_000
"""Texts that contain a word in any place of the term, each of which is looked at again."""
_MOST_UNKNOWN = 100_000
"""Constants that are nowhere in the data; each is kept."""
_MANY = 2_000
"""From so many on, the rows of one property that share an object make its IRI one that many have."""
_MOST_NAMED = 5_000
"""IRIs that many have, the most frequent first."""
_FEW = 16
"""How many times as many rows one side of a join must have for its rows to be sought one by one."""
_MOST_JOINED = 4
"""Rows of a join, as a multiple of the triples."""
_TEXT = r'".*"(?:@[A-Za-z0-9-]+)?$'
_DAY = r'"[0-9]{4}-[0-9]{2}-[0-9]{2}"\^\^<http://www\.w3\.org/2001/XMLSchema#date>$'
_KEPT_BY_NAME = rf"^(?:<[^<]|_:|-?[0-9]+$|true$|false$|{_TEXT}|{_DAY})"
"""Terms that are equal if, and only if, they are written alike: not times, which have zones, nor decimals and floats."""
_ORDERED = ("^-?[0-9]{1,18}$", f"^{_TEXT}", f"^{_DAY}")
"""Literals of one of these kinds have an order; of several, as of numbers and texts, it depends on which the engine compares first."""
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", '"': '"', "\\": "\\"}
_CONTROL = re.compile(r'[\x00-\x1f"\\]')
_NOTHING = pyoxigraph.Store()
_TSV = pyoxigraph.QueryResultsFormat.TSV


class NotOursError(Exception):
    """The engine has to answer: what is asked, or what is there, is beyond what the columns can promise."""


@dataclass(frozen=True, slots=True)
class _Property:
    """Where the rows of a property are, how many of them share a subject or an object at most, and whether objects compare by value."""

    start: int
    size: int
    of_subject: int
    of_object: int
    by_value: bool


@dataclass(slots=True)
class _Part:
    """The rows of a pattern in the order of its subjects, a column for each variable, and how many of them share a value at most."""

    frame: Any
    subject: str
    most: Mapping[str, int]


class Columns:
    """The columns of one version of the data."""

    def __init__(self, written: IO[bytes]) -> None:
        """Read what ``counts_process.write`` has written."""
        # Numbers are those of a name, in the whole process.
        self._type = pl.Categorical(pl.Categories(f"terms-{secrets.token_hex(8)}"))
        terms, rows = _read(written, self._type)
        # Polars forgets the numbers of a type when no column of it is left.
        self._numbered: Any = terms
        # Written out once: to write them for each query took longer than to look for a word in them.
        self._terms: Any = terms.cast(pl.String)
        self._known = len(terms)
        self._unknown = 0
        self._rows: Any = rows.sort("p", "s", "o")
        by_value = ~self._terms.str.contains(_KEPT_BY_NAME)
        shared = {column: self._rows.group_by("p", column).len() for column in ("s", "o")}
        self._properties = self._described(shared, by_value)
        many = shared["o"].filter(pl.col("len") >= _MANY).sort("len", descending=True)["o"].unique(maintain_order=True)
        names = self._names(many)
        self.many: list[str] = names.filter(names.str.contains("^<[^<]")).head(_MOST_NAMED).to_list()
        """The IRIs that many things have, as a query writes them in full."""

    def _described(self, shared: Mapping[str, Any], by_value: Any) -> dict[int, _Property]:  # noqa: ANN401 - Polars' objects are not typed here
        most = [shared[column].group_by("p").agg(pl.col("len").max().alias(f"of_{column}")) for column in ("s", "o")]
        odd = self._rows.select("p", odd=by_value.gather(self._rows["o"])).lazy().group_by("p").agg(pl.col("odd").any()).collect()
        sizes = self._rows.group_by("p").len().join(most[0], on="p").join(most[1], on="p").join(odd, on="p").sort("p")
        properties: dict[int, _Property] = {}
        start = 0
        for number, size, of_subject, of_object, is_odd in sizes.iter_rows():
            properties[number] = _Property(start, size, of_subject, of_object, is_odd)
            start += size
        return properties

    def __len__(self) -> int:
        """Return the number of triples, those of several graphs counted in each."""
        return int(self._rows.height)

    def answer(self, query: CountQuery) -> str:
        """Return a query for the engine that has the rows of the answer in it.

        Raises:
            NotOursError: the engine has to answer.

        """
        frame = self._joined(query)
        variables = [column for column in query.columns if isinstance(column, str)]
        if query.counts:
            counted = [_counted(count) for count in query.counts]
            frame = frame.group_by(list(query.group)).agg(counted) if query.group else frame.select(counted)
        elif frame.height > _MOST_ROWS:
            raise NotOursError
        frame = frame.select([column.name if isinstance(column, Count) else column for column in query.columns])
        shown = frame.with_columns([self._names(frame[name]).alias(name) for name in variables])
        _refuse_ambiguous(query, shown, variables)
        return _with_rows(query, _cut(query, shown, variables))

    def _names(self, numbers: Any) -> Any:  # noqa: ANN401 - Polars' objects are not typed here
        return self._terms.gather(numbers)

    # Patterns

    def _joined(self, query: CountQuery) -> Any:  # noqa: ANN401 - Polars' objects are not typed here
        constants = self._numbers({term for pattern in query.patterns for term in pattern if term[0] != "?"})
        uses = [term for pattern in query.patterns for term in pattern if term[0] == "?"]
        compared = {*query.group, *(count.variable for count in query.counts if count.distinct)}
        compared |= {variable for variable in uses if uses.count(variable) > 1}
        needed = compared.union(
            (count.variable for count in query.counts if count.variable != "*"),
            (column for column in query.columns if isinstance(column, str)),
            (condition.variable for condition in query.filters),
        )
        filters = list(query.filters)
        parts: list[_Part] = []
        for pattern in query.patterns:
            self._refuse_values(pattern, constants, compared)
            part = self._part(pattern, constants, needed, alone=len(query.patterns) == 1)
            for one in [one for one in filters if one.variable in part.frame.columns]:
                filters.remove(one)
                part.frame = part.frame[self._containing(part.frame[one.variable], one)]
            parts.append(part)
        return self._join(parts)

    def _numbers(self, terms: Iterable[str]) -> dict[str, int]:
        """Return the number of each constant, -1 for one that is nowhere in the data."""
        listed = sorted(terms)
        if not listed:
            return {}
        names = " ".join(f"?c{place}" for place in range(len(listed)))
        query = f"SELECT {names} {{ VALUES ({names}) {{ ({' '.join(listed)}) }} }}"
        results = cast("pyoxigraph.QuerySolutions", _NOTHING.query(query, base_iri=BASE))
        # Not splitlines: an IRI or a text may hold one of the other line ends of Unicode.
        rows = cast("bytes", results.serialize(format=_TSV)).decode().split("\n")
        written = pl.Series(rows[1].split("\t"))
        if not written.str.contains(_KEPT_BY_NAME).all():
            raise NotOursError
        if self._unknown > _MOST_UNKNOWN:
            raise NotOursError
        numbers = written.cast(self._type).to_physical()
        self._unknown += int((numbers >= self._known).sum())
        return {term: number if number < self._known else -1 for term, number in zip(listed, numbers, strict=True)}

    def _refuse_values(self, pattern: Pattern, constants: Mapping[str, int], compared: set[str]) -> None:
        """Refuse to compare objects of a property whose objects the engine compares by value."""
        _, predicate, thing = pattern
        if thing in compared:
            one = self._properties.get(constants.get(predicate, -1))
            if one.by_value if one else predicate[0] == "?" and any(every.by_value for every in self._properties.values()):
                raise NotOursError

    def _part(self, pattern: Pattern, constants: Mapping[str, int], needed: set[str], *, alone: bool) -> _Part:
        """Return the rows of a pattern."""
        subject, predicate, thing = pattern
        rows, most = self._rows, {}
        if predicate[0] != "?":
            one = self._properties.get(constants[predicate], _Property(0, 0, 0, 0, by_value=False))
            rows = rows.slice(one.start, one.size)
            most = {subject: one.of_subject, thing: one.of_object}
        elif not alone:
            raise NotOursError
        for term, column in ((subject, "s"), (thing, "o")):
            if term[0] != "?":
                rows = rows.filter(pl.col(column) == constants[term]) if constants[term] >= 0 else rows.clear()
        names = {"s": subject, "p": predicate, "o": thing}
        kept = [pl.col(column).alias(term) for column, term in names.items() if term in needed]
        # Rows are what is counted, so one column stays where no variable is needed.
        return _Part(rows.select(kept or [pl.col("p").alias("")]), subject, most)

    def _join(self, parts: list[_Part]) -> Any:  # noqa: ANN401 - Polars' objects are not typed here
        parts.sort(key=lambda part: part.frame.height)
        frame = parts.pop(0).frame
        while parts:
            place = next(place for place, part in enumerate(parts) if set(part.frame.columns).intersection(frame.columns))
            part = parts.pop(place)
            other = part.frame
            shared = [name for name in other.columns if name in frame.columns]
            if frame.height * min(part.most[name] for name in shared) > _MOST_JOINED * max(len(self), _MOST_ROWS):
                raise NotOursError
            if len(shared) == 1 and part.most[shared[0]] == 1 and frame[shared[0]].equals(other[shared[0]]):
                # Each thing has both properties once, and rows are in the order of things: they lie side by side already.
                frame = frame.hstack(other.drop(shared).get_columns())
            elif shared == [part.subject] and frame.height * _FEW < other.height:
                frame = _looked_up(frame, other, part.subject)
            else:
                frame = frame.join(other, on=shared, how="inner")
        return frame

    # Words

    def _containing(self, numbers: Any, wanted: Contains) -> list[int]:  # noqa: ANN401 - Polars' objects are not typed here
        """Return the places of the terms that contain a word: those that have it anywhere are looked at again one by one."""
        if _CONTROL.search(wanted.word):
            raise NotOursError
        names = self._names(numbers)
        likely = (names.str.to_lowercase() if wanted.lower else names).str.contains(wanted.word, literal=True)
        places = likely.arg_true()
        if len(places) > _MOST_MATCHES:
            raise NotOursError
        return [place for place, term in zip(places, names.gather(places), strict=True) if _holds(term, wanted)]


def _read(written: IO[bytes], kind: Any) -> tuple[Any, Any]:  # noqa: ANN401 - Polars' objects are not typed here
    """Return the terms, each at its number, and the rows as numbers."""
    columns = ("p", "s", "o")
    frames = [pl.DataFrame(schema=dict.fromkeys(columns, kind))]
    schema = dict.fromkeys(columns, pl.String)
    written.readline()
    rest = b""
    while data := written.read(_CHUNK):
        whole, end, rest = (rest + data).rpartition(b"\n")
        if end:
            frame = pl.read_csv(whole, separator="\t", has_header=False, quote_char=None, schema=schema, empty_string_is_null=False)
            frames.append(frame.select(pl.all().cast(kind)))
    rows = pl.concat(frames)
    frames.clear()
    terms = pl.concat([rows[name].unique() for name in columns]).unique()
    terms = pl.DataFrame({"term": terms, "number": terms.to_physical()}).sort("number")["term"]
    return terms, rows.select(pl.all().to_physical())


def _looked_up(frame: Any, other: Any, subject: str) -> Any:  # noqa: ANN401 - Polars' objects are not typed here
    """Return the join of few rows with many that are in the order of the subject: each is sought, not all are read."""
    sought, ordered = frame[subject], other[subject]
    first, end = ordered.search_sorted(sought, "left"), ordered.search_sorted(sought, "right")
    found = frame.with_columns(pl.int_ranges(first, end, eager=True).alias("")).filter(first < end).explode("")
    return found.drop("").hstack(other.drop(subject)[found[""]].get_columns())


def _counted(count: Count) -> Any:  # noqa: ANN401 - Polars' objects are not typed here
    return (pl.col(count.variable).n_unique() if count.distinct else pl.len()).alias(count.name)


def _refuse_ambiguous(query: CountQuery, frame: Any, variables: Sequence[str]) -> None:  # noqa: ANN401 - as above
    """Refuse what has no name, literals without an order, and a limit that cuts where the order leaves open which rows come first."""
    if frame.height > _MOST_ROWS or any(frame[name].str.contains("^(?:_:|<<)").any() for name in variables):
        raise NotOursError
    names = [name for name, _ in query.order]
    literals = [frame[name].filter(~frame[name].str.starts_with("<")) for name in names if name in variables]
    if not all(any(some.str.contains(kind).all() for kind in _ORDERED) for some in literals):
        raise NotOursError
    cut = query.limit is not None and frame.height > query.limit
    if cut and (not names or any(map(len, literals)) or frame.select(names).is_duplicated().any()):
        raise NotOursError


def _cut(query: CountQuery, frame: Any, variables: Sequence[str]) -> Any:  # noqa: ANN401 - Polars' objects are not typed here
    """Return the rows that come first; what is sorted by here are counts and IRIs, which have the order of their letters."""
    if query.limit is None or frame.height <= query.limit:
        return frame
    keys = [pl.col(name).str.strip_suffix(">") if name in variables else pl.col(name) for name, _ in query.order]
    return frame.sort(keys, descending=[down for _, down in query.order]).head(query.limit)


def _with_rows(query: CountQuery, frame: Any) -> str:  # noqa: ANN401 - Polars' objects are not typed here
    names = " ".join(frame.columns)
    rows = "\n".join(f"({' '.join(map(str, row))})" for row in frame.iter_rows())
    order = " ".join(f"{'DESC' if down else 'ASC'}({name})" for name, down in query.order)
    modifiers = (f" ORDER BY {order}" if order else "") + (f" LIMIT {query.limit}" if query.limit is not None else "")
    return f"SELECT {names} {{ VALUES ({names}) {{ {rows} }} }}{modifiers}"


def _holds(term: str, wanted: Contains) -> bool:
    text = _text(term, any_term=wanted.any_term)
    if text is None:
        return False
    if wanted.lower:
        if not text.isascii():
            # Two libraries need not agree on the lower case of every letter.
            raise NotOursError
        text = text.lower()
    return wanted.word in text


def _text(term: str, *, any_term: bool) -> str | None:
    """Return the text that CONTAINS looks at, or None where it is an error, which a filter takes for false (SPARQL 1.1 §17.4.3)."""
    if term[0] == '"':
        end = term.rfind('"')
        kind = term[end + 1 :]
        if kind[:2] == "^^" and not any_term:
            return None
        return _ESCAPE.sub(_unescaped, term[1:end])
    if not any_term or term[:2] == "_:":
        return None
    if term[0] == "<" and term[:2] != "<<":
        return term[1:-1]
    # How the engine writes a number in full is its own affair.
    raise NotOursError


def _unescaped(match: re.Match[str]) -> str:
    if match[1] not in _ESCAPES:
        raise NotOursError
    return _ESCAPES[match[1]]
