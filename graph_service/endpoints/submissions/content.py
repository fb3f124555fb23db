"""What a stranger sends, read into statements: RDF, or the fields of a form or of a JSON object. Pure.

Fields make a pledge, an update, a contest of a link or a proposal of one; a contest and a proposal are annotations (Web Annotation Data
Model), because only an editor changes a link. RDF is taken if it has a pledge or an update and says nothing of things of ours.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_service.errors import BadRequestError, ContentTooLargeError, DataSyntaxError
from graph_service.namespaces import BASE, PREFIXES
from graph_service.rdf.oxigraph import syntax_position
from graph_service.rdf.parser import parse
from graph_service.rdf.serialise import iri, literal, name
from graph_service.rdf.terms import check_iri

KINDS = ("pledge", "update", "contest", "proposal")
MOST_BYTES = 65_536
_MOST_STATEMENTS = 500
_LONGEST = 5000
"""Characters of a literal or an IRI."""
_GCMO = PREFIXES["gcmo"]
_TYPE = f"{PREFIXES['rdf']}type"
_CLASSES = {"Pledge": "pledge", "ActionPlan": "pledge", "Measure": "pledge", "Practice": "pledge", "Update": "update"}
_DATES = (("date", re.compile(r"\d{4}-\d\d-\d\d\Z")), ("gYearMonth", re.compile(r"\d{4}-\d\d\Z")), ("gYear", re.compile(r"\d{4}\Z")))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
STATUSES = ("Announced", "UnderWay", "Achieved", "PartlyAchieved", "Dropped", "NoInformation")
LEVELS = ("LocalLevel", "NationalLevel", "RegionalLevel", "GlobalLevel")
PREDICATES = ("addresses", "reinforcedBy", "tensionWith", "cites", "mentionsActor")
FIELDS: Mapping[str, tuple[tuple[str, bool], ...]] = {
    "pledge": (("by", True), ("advances", True), ("text", True), ("issued", True), ("level", False), ("due", False), ("source", True)),
    "update": (("of", True), ("by", True), ("status", True), ("issued", True), ("text", False), ("source", True)),
    "contest": (("link", True), ("reason", True), ("source", False)),
    "proposal": (("subject", True), ("predicate", True), ("object", True), ("reason", True), ("source", False)),
}
"""The fields of each kind, and whether they must be given. All kinds also have ``language`` and ``contact``."""
_COMMON = ("kind", "language", "contact")
Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Content:
    """What was sent: its kind, its lines of N-Triples, sorted, and what the sender gave for editors alone."""

    kind: str
    lines: tuple[str, ...]
    contact: str = ""

    @property
    def text(self) -> str:
        """The N-Triples."""
        return "".join(f"{line}\n" for line in self.lines)


def targets(read: Content) -> list[str]:
    """Return the IRIs of things of ours that a contest or a proposal is about, which must be there."""
    ends = (name("oa:hasTarget"), name("oa:hasBody"))
    objects = (line.split(" ")[2] for line in read.lines if line.split(" ")[1] in ends) if read.kind in ("contest", "proposal") else ()
    return sorted({one[1:-1] for one in objects if one.startswith(f"<{BASE}")})


def read_json(body: bytes, subject: str, day: str) -> Content:
    """Return the content of a JSON object whose members are texts or arrays of texts.

    Raises:
        BadRequestError: it is none, or a field is wrong.

    """
    try:
        members = json.loads(body)
    except (ValueError, RecursionError):
        raise BadRequestError("The body is not JSON.") from None
    if not isinstance(members, dict):
        raise BadRequestError("The body is not a JSON object.", help=f"Send an object with kind: {', '.join(KINDS)}.")
    values: dict[str, list[str]] = {}
    for key, value in members.items():
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str) for one in listed):
            raise BadRequestError(f"{key[:40]} must be a text, or an array of texts.")
        values[key] = listed
    return read_fields(values, subject, day)


def read_fields(values: Values, subject: str, day: str) -> Content:
    """Return the content that fields say, about ``subject`` (an IRI), received on a day.

    Raises:
        BadRequestError: a field is missing, unknown, too long or wrong; all that is wrong is named at once.

    """
    given = {key: [one.strip() for one in listed if one.strip()] for key, listed in values.items()}
    given = {key: listed for key, listed in given.items() if listed}
    kind = _one(given, "kind")
    if kind not in KINDS:
        raise BadRequestError(f"kind must be one of {', '.join(KINDS)}.", known=list(KINDS))
    fields = FIELDS[kind]
    known = [*_COMMON, *(field for field, _ in fields)]
    wrong = [f"{key[:40]} is not known for a {kind}" for key in given if key not in known]
    wrong += [f"{field} is missing" for field, needed in fields if needed and field not in given]
    wrong += [f"{key} is given several times" for key, listed in given.items() if len(listed) > 1 and key != "advances"]
    for key, listed in given.items():
        wrong += [f"{key} has more than {_LONGEST} characters" for one in listed if len(one) > _LONGEST]
        wrong += [f"{key} has characters that no text has" for one in listed if _CONTROL.search(one)]
    if wrong:
        raise BadRequestError("; ".join(wrong[:10]) + ".", help=f"Fields of a {kind}: {', '.join(known)}.", known=known)
    language = _one(given, "language") or "en"
    if not _LANGUAGE.match(language):
        raise BadRequestError("language must be a language tag such as en or es.")
    lines = [*_WRITERS[kind](iri(subject), given, language, day)]
    if source := _one(given, "source"):
        lines.append((iri(subject), name("dct:source"), iri(check_iri(source, "source")) if source.startswith("http") else literal(source)))
    return Content(kind, tuple(sorted(f"{s} {p} {o} ." for s, p, o in lines)), _one(given, "contact"))


Statement = tuple[str, str, str]


def _one(given: Values, key: str) -> str:
    return given.get(key, [""])[0]


def _thing(value: str, field: str) -> str:
    """Return the IRI that a field names: one that is written out, an objective by its number, or a path of ours."""
    if value.isascii() and value.isdigit() and len(value) <= 2:  # noqa: PLR2004 - objectives have two digits at most
        return iri(f"{BASE}gcm/objective/{int(value)}")
    return iri(check_iri(value if ":" in value else BASE + value.lstrip("/"), field))


def _term(value: str, known: Sequence[str], field: str) -> str:
    if value not in known:
        raise BadRequestError(f"{field} must be one of {', '.join(known)}.", known=list(known))
    return iri(_GCMO + value)


def _date(value: str, field: str) -> str:
    for datatype, form in _DATES:
        if form.match(value):
            return literal(value, datatype=f"xsd:{datatype}")
    raise BadRequestError(f"{field} must be a day, month or year such as 2026-11-28, 2026-11 or 2026.")


def _pledge(this: str, given: Values, language: str, _day: str) -> Iterable[Statement]:
    yield this, name("rdf:type"), iri(f"{_GCMO}Pledge")
    yield this, name("gcmo:pledgedBy"), _thing(_one(given, "by"), "by")
    for part in given["advances"]:
        yield this, name("gcmo:advances"), _thing(part, "advances")
    yield this, name("gcmo:text"), literal(_one(given, "text"), language)
    yield this, name("dct:issued"), _date(_one(given, "issued"), "issued")
    yield this, name("gcmo:pledgeType"), iri(f"{_GCMO}SinglePledge")
    yield this, name("gcmo:level"), _term(_one(given, "level") or "NationalLevel", LEVELS, "level")
    if due := _one(given, "due"):
        yield this, name("gcmo:due"), _date(due, "due")


def _update(this: str, given: Values, language: str, _day: str) -> Iterable[Statement]:
    yield this, name("rdf:type"), iri(f"{_GCMO}Update")
    yield this, name("gcmo:updateOf"), _thing(_one(given, "of"), "of")
    yield this, name("gcmo:reportedBy"), _thing(_one(given, "by"), "by")
    yield this, name("gcmo:status"), _term(_one(given, "status"), STATUSES, "status")
    yield this, name("dct:issued"), _date(_one(given, "issued"), "issued")
    if words := _one(given, "text"):
        yield this, name("gcmo:text"), literal(words, language)


def _annotation(this: str, given: Values, language: str, day: str, motivation: str) -> Iterable[Statement]:
    yield this, name("rdf:type"), name("oa:Annotation")
    yield this, name("oa:motivatedBy"), name(f"oa:{motivation}")
    yield this, name("oa:bodyValue"), literal(_one(given, "reason"), language)
    yield this, name("dct:created"), literal(day, datatype="xsd:date")


def _contest(this: str, given: Values, language: str, day: str) -> Iterable[Statement]:
    yield from _annotation(this, given, language, day, "questioning")
    link = _thing(_one(given, "link"), "link")
    if not link.startswith(f"<{BASE}link/"):
        raise BadRequestError(f"link must be the IRI of a link of ours, which begins with {BASE}link/.")
    yield this, name("oa:hasTarget"), link


def _proposal(this: str, given: Values, language: str, day: str) -> Iterable[Statement]:
    yield from _annotation(this, given, language, day, "linking")
    yield this, name("oa:hasTarget"), _thing(_one(given, "subject"), "subject")
    yield this, name("rdf:predicate"), _term(_one(given, "predicate"), PREDICATES, "predicate")
    yield this, name("oa:hasBody"), _thing(_one(given, "object"), "object")


_WRITERS = {"pledge": _pledge, "update": _update, "contest": _contest, "proposal": _proposal}


def read_rdf(body: bytes, format_name: str) -> Content:
    """Return the content of RDF.

    Raises:
        DataSyntaxError: it does not parse.
        ContentTooLargeError: it has too many statements.
        BadRequestError: it has no pledge or update, says something of things of ours, or has a term that is too long.

    """
    lines: set[str] = set()
    kinds: set[str] = set()
    try:
        for quad in parse(body, format_name, ""):
            subject, predicate, value = (str(term) for term in (quad.subject, quad.predicate, quad.object))
            if any(len(term) > _LONGEST for term in (subject, predicate, value)):
                raise BadRequestError(f"A term has more than {_LONGEST} characters.")
            if subject.startswith(f"<{BASE}"):
                raise BadRequestError(
                    "A submission may say nothing of things of ours as its subject.", help="Give your pledges and updates IRIs of your own."
                )
            if subject.startswith("<<") or value.startswith("<<"):
                raise BadRequestError("Statements about statements are not taken here.")
            if predicate == f"<{_TYPE}>":
                kinds.add(_CLASSES.get(value[1:-1].removeprefix(_GCMO), ""))
            lines.add(f"{subject} {predicate} {value} .")
            if len(lines) > _MOST_STATEMENTS:
                raise ContentTooLargeError(
                    f"There are more than {_MOST_STATEMENTS} statements.", limit="statements", maximum=_MOST_STATEMENTS
                )
    except SyntaxError as error:
        raise DataSyntaxError(str(error.msg or error)).having(syntax_position(error)) from None
    kind = next((one for one in KINDS if one in kinds), "")
    if not kind:
        raise BadRequestError(
            "There is no pledge and no update in it.",
            help="Type one as gcmo:Pledge, gcmo:Measure, gcmo:Practice or gcmo:Update. Contests and proposals are sent as JSON or a form.",
        )
    return Content(kind, tuple(sorted(lines)))
