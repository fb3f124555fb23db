"""The map of the States as SVG: darker means more. It adds nothing to the table beside it, which says the same in numbers.

The shapes are Natural Earth's (public domain), drawn once by ``frontend/map.mjs``.
"""

import json
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from graph_service.corpus.atlas import Thing
from graph_service.endpoints.explore.standings import Table

_FILE = Path(__file__).resolve().parents[2] / "pages" / "static" / "vendor" / "world.json"
STEPS = 5
_RADIUS = 3


@lru_cache(maxsize=1)
def _world() -> dict[str, Any]:
    world: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return world


def step(joined: int, of: int) -> int:
    """Return which of the five shades a State has: 1 for the fewest instruments joined, 5 for the most."""
    return min(STEPS, 1 + joined * STEPS // of) if of else 1


def bounds(of: int) -> list[tuple[int, int]]:
    """Return the fewest and the most instruments of each shade that a number of instruments can give."""
    by_step: dict[int, list[int]] = {}
    for joined in range(of + 1):
        by_step.setdefault(step(joined, of), []).append(joined)
    return [(counts[0], counts[-1]) for _, counts in sorted(by_step.items())]


def draw(table: Table, title: str) -> bytes:
    """Return the map of the States of a table, each with its name and how many of the instruments it has joined."""
    world, of = _world(), len(table.treaties)
    states: dict[str, tuple[Thing, int]] = {one.notation: (one, table.joined(one)) for one in table.states}
    shapes = [f'<path class="s0" d="{path}"/>' for path in world["rest"]]
    for code, path in world["paths"].items():
        shapes.append(f'<path class="{_class(states, code, of)}" d="{path}">{_name(states, code, of)}</path>')
    for code, (x, y) in world["points"].items():
        if code in states:
            shape = f'<circle class="{_class(states, code, of)}" cx="{x}" cy="{y}" r="{_RADIUS}">{_name(states, code, of)}</circle>'
            shapes.append(shape)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {world["width"]} {world["height"]}" role="img">'
    return f"{head}<title>{escape(title)}</title><style>{_STYLE}</style>{''.join(shapes)}</svg>\n".encode()


def _class(states: dict[str, tuple[Thing, int]], code: str, of: int) -> str:
    return f"s{step(states[code][1], of)}" if code in states else "s0"


def _name(states: dict[str, tuple[Thing, int]], code: str, of: int) -> str:
    return f"<title>{escape(states[code][0].name)}: {states[code][1]}/{of}</title>" if code in states else ""


_STYLE = (
    "path,circle{stroke:#fff;stroke-width:.5}.s0{fill:#e4e1d8}.s1{fill:#cfe0ec}.s2{fill:#9dc1d8}.s3{fill:#5f97bb}.s4{fill:#2b6a94}"
    ".s5{fill:#0d3f63}@media (prefers-color-scheme:dark){path,circle{stroke:#14181c}.s0{fill:#33363a}.s1{fill:#23475f}.s2{fill:#2f6a8d}"
    ".s3{fill:#4f92b9}.s4{fill:#8bbfdc}.s5{fill:#d6ebf7}}"
)
"""The map is an image of its own, which the style sheets of the page do not reach."""
