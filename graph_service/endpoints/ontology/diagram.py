"""A class diagram as SVG, without a drawing program: boxes in three columns, arrows with the names of properties. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

_COLUMNS = (("Actor", "Forum", "Process"), ("Provision", "Ratification", "Link", "Quotation"), ("Instrument", "TextVersion", "Basis"))
"""The places of the general classes; one that is not named here goes below the last column."""
_WIDTH, _LINE, _GAP, _BETWEEN, _MARGIN = 200, 17, 48, 180, 12


@dataclass(frozen=True, slots=True)
class Arrow:
    """A property from a class to a class."""

    source: str
    name: str
    target: str


@dataclass(frozen=True, slots=True)
class _Box:
    name: str
    kinds: Sequence[str]
    within: Sequence[str]
    column: int
    x: int
    y: int

    @property
    def height(self) -> int:
        return _LINE * (len(self.kinds) + len(self.within) + 1) + (22 if self.within else 14)

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + _WIDTH / 2, self.y + self.height / 2

    def border(self, towards: tuple[float, float]) -> tuple[float, float]:
        """Return where the line from the middle to a point leaves the box."""
        across, down = towards[0] - self.middle[0], towards[1] - self.middle[1]
        scale = min(_WIDTH / 2 / abs(across) if across else 9e9, self.height / 2 / abs(down) if down else 9e9)
        return self.middle[0] + across * scale, self.middle[1] + down * scale


def draw(classes: Mapping[str, Sequence[str]], arrows: Sequence[Arrow], title: str) -> str:
    """Return the diagram: ``classes`` are the general ones with the names of their kinds."""
    between: dict[tuple[str, str], list[str]] = {}
    for arrow in arrows:
        if arrow.source in classes and arrow.target in classes:
            between.setdefault((arrow.source, arrow.target), []).append(arrow.name)
    boxes = _place(classes, between)
    height = max((box.y + box.height for box in boxes.values()), default=0) + _MARGIN
    width = len(_COLUMNS) * _WIDTH + (len(_COLUMNS) - 1) * _BETWEEN + 2 * _MARGIN
    lines = [
        f'<svg class="diagram" role="group" aria-labelledby="diagram-title" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">',
        f'<title id="diagram-title">{escape(title)}</title>',
        '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">',
        '<path d="M0 0L8 4L0 8z"/></marker></defs>',
    ]
    for (source, target), names in sorted(between.items()):
        if source != target:
            lines += _arrow(boxes[source], boxes[target], sorted(names))
    for box in boxes.values():
        lines += _box(box)
    return "\n".join([*lines, "</svg>"])


def _place(classes: Mapping[str, Sequence[str]], between: Mapping[tuple[str, str], Sequence[str]]) -> dict[str, _Box]:
    named = {name for column in _COLUMNS for name in column}
    others = tuple(sorted(name for name in classes if name not in named))
    boxes: dict[str, _Box] = {}
    for column, names in enumerate((*_COLUMNS[:-1], _COLUMNS[-1] + others)):
        y = _MARGIN
        for name in names:
            if name not in classes:
                continue
            x = _MARGIN + column * (_WIDTH + _BETWEEN)
            boxes[name] = box = _Box(name, sorted(classes[name]), sorted(between.get((name, name), ())), column, x, y)
            y += box.height + _GAP
    return boxes


def _box(box: _Box) -> list[str]:
    lines = [f'<g class="box"><rect x="{box.x}" y="{box.y}" width="{_WIDTH}" height="{box.height}" rx="4"/>']
    y = box.y + 20
    for name in (box.name, *box.kinds):
        lines.append(_name(box.x + 10, y, name, "general" if name == box.name else "kind"))
        y += _LINE
    if box.within:
        # Properties from the class to itself are in a compartment of their own; a loop would say no more.
        lines.append(f'<path class="rule" d="M{box.x} {y - 8}h{_WIDTH}"/>')
        lines += [_name(box.x + 10, y + 8 + _LINE * place, name, "property", f"↻ {name}") for place, name in enumerate(box.within)]
    return [*lines, "</g>"]


def _arrow(source: _Box, target: _Box, names: Sequence[str]) -> list[str]:
    start, end = source.border(target.middle), target.border(source.middle)
    path = f'<path class="arrow" d="M{start[0]:.0f} {start[1]:.0f}L{end[0]:.0f} {end[1]:.0f}" marker-end="url(#head)"/>'
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - _LINE * (len(names) - 1) / 2
    if source.column == target.column:
        return [path, *(_name(x + 8, y + _LINE * place, name, "property") for place, name in enumerate(names))]
    return [path, *(_name(x, y - 5 + _LINE * place, name, "property centred") for place, name in enumerate(names))]


def _name(x: float, y: float, name: str, kind: str, shown: str = "") -> str:
    return f'<a href="#{escape(name)}"><text class="{kind}" x="{x:.0f}" y="{y:.0f}">{escape(shown or name)}</text></a>'
