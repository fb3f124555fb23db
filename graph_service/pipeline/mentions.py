"""What the words name: instruments, provisions, goals, actors and fora, found by a curated list of surface forms.

At every place the longest form wins and matches never overlap, so "ILO" inside "ILO Recommendation 202" is not a mention of the ILO. A
form whose predicate is ``-`` is known and deliberately not counted.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph

from graph_service.pipeline.links import BUILD, LinkBook, LinkRow, expand
from graph_service.pipeline.manifest import Document
from graph_service.pipeline.source import BuildError
from graph_service.pipeline.tables import read_tsv
from graph_service.pipeline.unit import Unit
from graph_service.rdf.rdflib_namespaces import GCM, new_graph

_PREDICATES = {"cites", "mentionsActor", "-"}
_SLIP = "as-cited: "


@dataclass(frozen=True, slots=True)
class Form:
    """A surface form: what it names, and where it counts."""

    words: str
    targets: tuple[str, ...]
    predicate: str
    only_in: tuple[str, ...]
    not_in: tuple[str, ...]
    note: str
    refers_back: bool = False
    """Whether the words only refer back to what the same text names elsewhere: "that Declaration"."""

    def applies_to(self, path: str) -> bool:
        """Say whether the form counts in a provision; a scope covers a path and everything under it."""
        inside = not self.only_in or any(_under(path, scope) for scope in self.only_in)
        return inside and not any(_under(path, scope) for scope in self.not_in)

    @property
    def cited_as(self) -> str:
        """What the words name where that is a slip, else an empty string."""
        return self.note.removeprefix(_SLIP).partition(";")[0] if self.note.startswith(_SLIP) else ""

    @property
    def reason(self) -> str:
        """Why the form names its targets, where the curators say so; without the part that is data (``cited_as``)."""
        return self.note.partition(";")[2].strip() if self.cited_as else self.note


@dataclass(frozen=True, slots=True)
class Mention:
    """A form found in a text, code points ``[start, end)``."""

    form: Form
    start: int
    end: int


def _under(path: str, scope: str) -> bool:
    return path == scope or path.startswith(scope + "/")


def read_forms(path: Path) -> list[Form]:
    """Read ``surface-forms.tsv``. Raises BuildError on an unknown predicate or a form without a target."""
    forms: list[Form] = []
    for row in read_tsv(path):
        if row["predicate"] not in _PREDICATES or not row["targets"].split():
            raise BuildError(f"{path.name}: {row['form']!r}: needs targets and a predicate of {sorted(_PREDICATES)}")
        scopes = (tuple(row["only_in"].split()), tuple(row["not_in"].split()))
        if row["refers_back"] not in {"", "yes"}:
            raise BuildError(f"{path.name}: {row['form']!r}: refers_back is yes or empty")
        forms.append(Form(row["form"], tuple(row["targets"].split()), row["predicate"], *scopes, row["note"], bool(row["refers_back"])))
    return forms


def find(text: str, forms: Iterable[Form]) -> list[Mention]:
    """Return the mentions in a text, in order: whole words only, longest first, none overlapping another.

    Of two forms with the same words the one with a narrower scope (``only_in``) wins.
    """
    candidates = [
        Mention(form, match.start(), match.end()) for form in forms for match in re.finditer(rf"(?<!\w){re.escape(form.words)}(?!\w)", text)
    ]
    candidates.sort(key=lambda mention: (mention.start - mention.end, not mention.form.only_in, mention.start))
    chosen: list[Mention] = []
    for mention in candidates:
        if all(mention.end <= other.start or other.end <= mention.start for other in chosen):
            chosen.append(mention)
    return sorted(chosen, key=lambda mention: mention.start)


def citation_graph(documents: Iterable[Document], forms: list[Form], book: LinkBook, created: str) -> Graph:
    """Return a link for every (provision, target) that the words name, with a quotation for each place.

    Commitment sentences are left out: their words are counted in the commitment they belong to. Raises BuildError when a form is found
    nowhere: it would be a name that the texts do not use.
    """
    graph = new_graph()
    used: set[Form] = set()
    for document in documents:
        by_unit = [
            (unit, find(unit.text, [form for form in forms if form.applies_to(unit.path)])) for unit in document.units if not unit.sentence
        ]
        used.update(mention.form for _, mentions in by_unit for mention in mentions)
        named = _named(by_unit)
        order = [unit.path for unit, _ in by_unit]
        for unit, mentions in by_unit:
            _cite(graph, unit, mentions, named, (book, created, order))
    unused = [form.words for form in forms if form not in used]
    if unused:
        raise BuildError(f"surface-forms.tsv: {len(unused)} forms are found nowhere: {unused[:5]}")
    return graph


_Named = dict[tuple[str, str], list[str]]
"""The provisions of a text that name a target, in reading order, by predicate and target."""


def _named(by_unit: Iterable[tuple[Unit, list[Mention]]]) -> _Named:
    named: _Named = defaultdict(list)
    for unit, mentions in by_unit:
        for mention in mentions:
            if not mention.form.refers_back:
                for target in mention.form.targets:
                    named[mention.form.predicate, target].append(unit.path)
    return named


def _antecedent(unit: Unit, mentions: list[Mention], provisions: list[str], order: list[str]) -> str:
    """Return the provision that words refer back to: the last one before them that names the same thing, else the first behind them.

    Empty where the words name it themselves. Raises BuildError where no provision of the text does.
    """
    if not all(mention.form.refers_back for mention in mentions):
        return ""
    if not provisions:
        raise BuildError(f"surface-forms.tsv: {mentions[0].form.words!r} in {unit.path} refers back to what the text names nowhere")
    here = order.index(unit.path)
    before = [path for path in provisions if order.index(path) <= here]
    return before[-1] if before else provisions[0]


def _cite(graph: Graph, unit: Unit, mentions_of_unit: list[Mention], named: _Named, into: tuple[LinkBook, str, list[str]]) -> None:
    book, created, order = into
    by_target: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions_of_unit:
        if mention.form.predicate != "-":
            for target in mention.form.targets:
                by_target[mention.form.predicate, target].append(mention)
    for (predicate, target), mentions in by_target.items():
        slip = next((mention.form.cited_as for mention in mentions if mention.form.cited_as), "")
        row = LinkRow(
            subject=GCM[unit.path],
            predicate=f"gcmo:{predicate}",
            object=expand(target),
            basis=_basis(unit),
            justification="LexicalMatching",
            confidence=1.0,
            attributed_to=BUILD,
            created=created,
            rationale=_rationale(mentions),
            quotations=tuple((unit.path, mention.start, mention.end) for mention in mentions),
            cited_as=slip,
            named_in=_antecedent(unit, mentions, named.get((predicate, target), []), order),
        )
        book.link(graph, row, f"surface-forms.tsv: {mentions[0].form.words!r}")


def _basis(unit: Unit) -> str:
    if "Footnote" in unit.kinds:
        return "FootnoteCitation"
    return "TitleMention" if unit.body is None else "ExplicitCitation"


def _rationale(mentions: list[Mention]) -> str:
    """Say which words name the target, and the curator's note where there is one."""
    words = list(dict.fromkeys(mention.form.words for mention in mentions))
    notes = list(dict.fromkeys(mention.form.reason for mention in mentions if mention.form.reason))
    named = "The words name it: " + ", ".join(f"“{form}”" for form in words) + "."
    return " ".join([named, *(f"{note[0].upper()}{note[1:].rstrip('.')}." for note in notes)])
