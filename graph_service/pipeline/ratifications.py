"""States and their ratifications of treaties, from all tables in ``data/curated/ratifications``; the newest source counts.

Four standings are kept apart. A ``gcmo:Ratification`` says that a State is party or has signed. A ``gcmo:Coverage`` says that standings
under an instrument are recorded, as of when and from where: a State without a ratification had then taken no action. An instrument
without a coverage, and a State named as unclear in it, have no data.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from graph_service.pipeline.ratification_tables import PARTY, SIGNATORY
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.rdf.rdflib_namespaces import GCM, GCMO, new_graph

DISAGREEMENTS = "ratification-disagreements.tsv"
UNDECIDED = "none"
_STANDINGS = {PARTY: "state party", SIGNATORY: "signatory"}
_NOTHING = {"standing": "", "since": "", "how": "", "signed": ""}


@dataclass(frozen=True, slots=True)
class Source:
    """A table of standings: when they were recorded (ISO 8601 day) and where they were read."""

    key: str
    as_of: str
    title: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts for a State under an instrument. ``standing`` is empty for no action, and None where it is unclear."""

    instrument: str
    state: str
    standing: str | None
    since: str
    how: str
    signed: str
    as_of: str
    sources: tuple[str, ...]
    note: str = ""
    """Why the newest source is not followed, where it is not."""


@dataclass(frozen=True, slots=True)
class Ratifications:
    """All that the tables say: the States, the standing of each under each instrument covered, and where sources differ."""

    states: tuple[Mapping[str, str], ...]
    coverage: Mapping[str, tuple[Source, ...]]
    """The sources of an instrument, newest first."""
    standings: tuple[Standing, ...]
    disagreements: tuple[tuple[str, ...], ...]

    def labels(self) -> dict[str, str]:
        """Return the State of each path ``actor/state/<code>``."""
        return {f"actor/state/{row['iso2']}": row["state"] for row in self.states}


def read_ratifications(folder: Path) -> Ratifications:
    """Read ``states.tsv``, ``sources.tsv``, ``standings-*.tsv`` and ``corrections.tsv``.

    Raises BuildError where a row names what is not there.
    """
    states = tuple(read_tsv(folder / "states.tsv"))
    sources = {row["source"]: Source(row["source"], row["as_of"], row["title"]) for row in read_tsv(folder / "sources.tsv")}
    corrections = {(row["instrument"], row["state"]): row for row in read_tsv(folder / "corrections.tsv")}
    codes = {row["iso2"] for row in states}
    told: dict[str, dict[str, dict[str, dict[str, str]]]] = {}
    for file in sorted(folder.glob("standings-*.tsv")):
        for row in read_tsv(file):
            where = f"{file.name}: {row['instrument']} {row['state']}"
            if row["state"] not in codes or row["source"] not in sources or row["standing"] not in _STANDINGS:
                raise BuildError(f"{where}: needs a State of states.tsv, a source of sources.tsv and a standing of {sorted(_STANDINGS)}")
            if (row["standing"] == PARTY) != bool(row["since"]):
                raise BuildError(f"{where}: a party has a day or year since when, and a signatory has none")
            by_state = told.setdefault(row["instrument"], {}).setdefault(row["source"], {})
            if row["state"] in by_state:
                raise BuildError(f"{where}: the source {row['source']} is given twice")
            by_state[row["state"]] = row
    coverage = {
        instrument: tuple(sorted((sources[key] for key in by_source), key=lambda one: one.as_of, reverse=True))
        for instrument, by_source in told.items()
    }
    standings: list[Standing] = []
    disagreements: list[tuple[str, ...]] = []
    for instrument, newest_first in coverage.items():
        for state in sorted(codes):
            rows = [told[instrument][source.key].get(state, _NOTHING) for source in newest_first]
            correction = corrections.pop((instrument, state), None)
            standings.append(_decide(instrument, state, newest_first, rows, correction))
            disagreements.extend(_differences(standings[-1], newest_first, rows, correction))
    if corrections:
        raise BuildError(f"corrections.tsv: nothing is recorded of {sorted(corrections)[0]}")
    return Ratifications(states, coverage, tuple(standings), tuple(disagreements))


def _decide(
    instrument: str, state: str, sources: tuple[Source, ...], rows: list[dict[str, str]], correction: Mapping[str, str] | None
) -> Standing:
    """Return the newest standing, or what a correction takes; a day or a signature of an older source that agrees with it is kept."""
    if correction and correction["take"] == UNDECIDED:
        return Standing(instrument, state, None, "", "", "", sources[0].as_of, ())
    taken = 0
    if correction:
        keys = [source.key for source in sources]
        if correction["take"] not in keys:
            raise BuildError(f"corrections.tsv: {instrument} {state}: {correction['take']} says nothing of the instrument")
        taken = keys.index(correction["take"])
    row, used = dict(rows[taken]), [sources[taken]]
    for source, other in zip(sources, rows, strict=True):
        if source is not sources[taken] and other["standing"] == row["standing"] and other["since"][:4] == row["since"][:4]:
            used.append(source)
            if len(other["since"]) > len(row["since"]):
                row["since"], row["how"] = other["since"], other["how"]
            row["signed"] = row["signed"] or other["signed"]
        elif row["standing"] == PARTY and other["standing"] == SIGNATORY and not row["signed"]:
            row["signed"] = other["signed"]
    # A correction mends the year; that the State is a party is what the newer source says as well.
    as_of = max(source.as_of for source, other in zip(sources, rows, strict=True) if other["standing"] == row["standing"])
    return Standing(
        instrument,
        state,
        row["standing"],
        row["since"],
        row["how"],
        row["signed"],
        as_of,
        tuple(source.title for source in used),
        correction["reason"] if correction else "",
    )


def _differences(
    decided: Standing, sources: tuple[Source, ...], rows: list[dict[str, str]], correction: Mapping[str, str] | None
) -> Iterable[tuple[str, ...]]:
    """Yield a row of the list of disagreements for each older source that cannot be right together with the newest."""
    newest = rows[0]
    for source, older in zip(sources[1:], rows[1:], strict=True):
        lost = older["standing"] == PARTY and newest["standing"] != PARTY
        moved = older["standing"] == newest["standing"] == PARTY and older["since"][:4] != newest["since"][:4]
        earlier = newest["standing"] == PARTY and older["standing"] != PARTY and newest["since"] < source.as_of[: len(newest["since"])]
        if lost or moved or earlier or correction:
            taken = "unclear" if decided.standing is None else _told(decided.standing, decided.since)
            yield (
                decided.instrument, decided.state, sources[0].key, _told(newest["standing"], newest["since"]), source.key,
                _told(older["standing"], older["since"]), taken, correction["reason"] if correction else "The newer source counts.",
            )  # fmt: skip


def _told(standing: str, since: str) -> str:
    return f"{standing} {since}".strip() or "no action"


def disagreement_table(ratifications: Ratifications) -> bytes:
    """Return where the sources differ, as a tab-separated table."""
    header = "instrument\tstate\tnewer_source\tnewer\tolder_source\tolder\ttaken\treason"
    return ("\n".join([header, *("\t".join(row) for row in ratifications.disagreements)]) + "\n").encode()


def ratification_graph(ratifications: Ratifications, names: Mapping[str, str]) -> Graph:
    """Return the States, what is covered, and a ``gcmo:Ratification`` for each treaty that a State is party to or has signed.

    ``names`` are the short names of the instruments by path. Raises BuildError for an instrument without one.
    """
    graph = new_graph()
    for row in ratifications.states:
        state = GCM[f"actor/state/{row['iso2']}"]
        graph.add((state, RDF.type, GCMO.State))
        graph.add((state, RDF.type, GCMO.Actor))
        graph.add((state, SKOS.prefLabel, Literal(row["state"], lang="en")))
        graph.add((state, SKOS.notation, Literal(row["iso2"].upper())))
        for name in filter(None, (row["official"], *row["also_called"].split("; "))):
            graph.add((state, SKOS.altLabel, Literal(name, lang="en")))
    unclear = [one for one in ratifications.standings if one.standing is None]
    for instrument, sources in ratifications.coverage.items():
        if instrument not in names:
            raise BuildError(f"ratifications: {instrument} is not an instrument of the entities")
        covered = [one.state for one in unclear if one.instrument == instrument]
        add_coverage(graph, (instrument, names[instrument]), sources, covered)
    labels = ratifications.labels()
    for one in ratifications.standings:
        if one.standing:
            add_standing(graph, one, labels[f"actor/state/{one.state}"], names[one.instrument])
    return graph


def add_coverage(graph: Graph, named: tuple[str, str], sources: Iterable[Source], unclear: Iterable[str], suffix: str = "") -> None:
    """Add what is covered of an instrument, given by path and name: the newest record, all sources, the States that are unclear."""
    instrument, name = named
    node = GCM[f"coverage/{instrument.removeprefix('instrument/')}{suffix}"]
    dates = [source.as_of for source in sources]
    graph.add((node, RDF.type, GCMO.Coverage))
    graph.add((node, RDFS.label, Literal(f"Ratifications of {name} as of {max(dates)}", lang="en")))
    graph.add((node, GCMO.coverageOf, GCM[instrument]))
    graph.add((node, GCMO.asOf, Literal(max(dates), datatype=XSD.date)))
    for source in sources:
        graph.add((node, DCTERMS.source, Literal(source.title)))
    for state in unclear:
        graph.add((node, GCMO.unclearFor, GCM[f"actor/state/{state}"]))


def add_standing(graph: Graph, one: Standing, state: str, treaty: str, suffix: str = "") -> URIRef:
    """Add a State's standing under a treaty, by their names, and return its node."""
    node = GCM[f"ratification/{one.state}-{one.instrument.removeprefix('instrument/')}{suffix}"]
    party = one.standing == PARTY
    graph.add((node, RDF.type, GCMO.Ratification))
    graph.add((node, RDFS.label, Literal(f"{state} {'is party to' if party else 'has signed'} the {treaty}", lang="en")))
    graph.add((node, GCMO.ratificationBy, GCM[f"actor/state/{one.state}"]))
    graph.add((node, GCMO.ratificationOf, GCM[one.instrument]))
    graph.add((node, GCMO.standing, Literal(_STANDINGS[one.standing or ""])))
    if party:
        graph.add((node, GCMO.partySince, Literal(one.since[:4], datatype=XSD.gYear)))
    for predicate, day in ((GCMO.joinedOn, one.since), (GCMO.signedOn, one.signed)):
        if len(day) == len("2000-12-12"):
            graph.add((node, predicate, Literal(day, datatype=XSD.date)))
    if one.how:
        graph.add((node, GCMO.joinedBy, Literal(one.how)))
    graph.add((node, GCMO.asOf, Literal(one.as_of, datatype=XSD.date)))
    if one.note:
        graph.add((node, SKOS.editorialNote, Literal(one.note, lang="en")))
    for title in one.sources:
        graph.add((node, DCTERMS.source, Literal(title)))
    return node
