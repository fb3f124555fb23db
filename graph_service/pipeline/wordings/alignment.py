"""Which provision of the new wording is which of the old one: by words in one language, by number in two."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from graph_service.pipeline.wordings.comparison import likeness, tokens
from graph_service.pipeline.wordings.cursor import Part
from graph_service.pipeline.wordings.template import COMMITMENT, FRONT, LETTER, OBJECTIVE, PARAGRAPH, ROMAN, Expected

_LEAST, _SAME_NUMBER, _MOVED = 0.45, 0.05, 0.75


def align(parts: Sequence[Part], template: Sequence[Expected]) -> None:
    """Give each provision its counterpart (``Part.expected``), by its words; one that is new has none.

    Provisions are compared with those at the same place in the structure, in order, so that one that was inserted or removed moves no
    other; what is left over is looked for everywhere.
    """
    words = {id(one): _words(one) for one in parts}
    for one in parts:
        one.expected = None
    tops = [(OBJECTIVE,), (PARAGRAPH, COMMITMENT)]
    for kinds in tops:
        _pair([one for one in parts if one.kind in kinds], [one for one in template if one.kind in kinds], words)
    wholes = _whole_of(parts)
    for kind in (LETTER, ROMAN):
        _by_group([one for one in parts if one.kind == kind], [one for one in template if one.kind == kind], words, wholes)
    rest = {one.kind for one in template} - {OBJECTIVE, PARAGRAPH, COMMITMENT, LETTER, ROMAN}
    for kind in sorted(rest):
        _pair([one for one in parts if one.kind == kind], [one for one in template if one.kind == kind], words)
    _find_moved(parts, template, words)


def _words(one: Part) -> list[str]:
    title = f"{one.title.raw}: " if one.title and one.body else ""
    return tokens(title + one.raw)


def _whole_of(parts: Sequence[Part]) -> Callable[[Part], str]:
    """Return the function that gives the path of the old provision which a lettered one belongs to."""
    objectives = {one.objective: one.expected.path for one in parts if one.kind == OBJECTIVE and one.expected}
    paragraphs = {one.paragraph: one.expected.path for one in parts if one.kind == PARAGRAPH and one.expected}

    def whole(one: Part) -> str:
        top = objectives.get(one.objective, "") if one.objective else paragraphs.get(one.paragraph, "")
        if one.kind != ROMAN:
            return top
        letter = next((other for other in parts if other.kind == LETTER and _place(other) == _place(one)), None)
        return letter.expected.path if letter and letter.expected else ""

    return whole


def _place(one: Part) -> tuple[int, int, str]:
    return one.objective, one.paragraph, one.letter


def _by_group(parts: Iterable[Part], template: Iterable[Expected], words: dict[int, list[str]], whole: Callable[[Part], str]) -> None:
    new: dict[Hashable, list[Part]] = defaultdict(list)
    for one in parts:
        new[whole(one)].append(one)
    old: dict[Hashable, list[Expected]] = defaultdict(list)
    for other in template:
        old[other.unit.parent].append(other)
    for path, group in new.items():
        _pair(group, old.get(path, []), words)


def _pair(new: Sequence[Part], old: Sequence[Expected], words: dict[int, list[str]]) -> None:
    """Pair two sequences in order, so that the sum of their likenesses is greatest (Needleman and Wunsch)."""
    # Runs of equal neighbours need no comparing: they are most of every text.
    while new and old and words[id(new[0])] == list(old[0].words):
        new[0].expected = old[0]
        new, old = new[1:], old[1:]
    while new and old and words[id(new[-1])] == list(old[-1].words):
        new[-1].expected = old[-1]
        new, old = new[:-1], old[:-1]
    if not new or not old:
        return
    scores = [[_score(one, other, words) for other in old] for one in new]
    best = [[0.0] * (len(old) + 1) for _ in range(len(new) + 1)]
    for row in range(len(new) - 1, -1, -1):
        for column in range(len(old) - 1, -1, -1):
            together = best[row + 1][column + 1] + scores[row][column] if scores[row][column] else 0.0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], together)
    row = column = 0
    while row < len(new) and column < len(old):
        if scores[row][column] and best[row][column] == best[row + 1][column + 1] + scores[row][column]:
            new[row].expected = old[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


def _score(one: Part, other: Expected, words: dict[int, list[str]]) -> float:
    alike = likeness(words[id(one)], list(other.words))
    if alike < _LEAST:
        return 0.0
    return alike + (_SAME_NUMBER if one.number == other.unit.notation else 0.0)


def _find_moved(parts: Sequence[Part], template: Sequence[Expected], words: dict[int, list[str]]) -> None:
    taken = {one.expected.index for one in parts if one.expected}
    left = [other for other in template if other.index not in taken]
    for one in parts:
        if one.expected or one.kind == FRONT or not left:
            continue
        scored = [(likeness(words[id(one)], list(other.words)), other) for other in left if other.kind == one.kind]
        score, other = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if other and score >= _MOVED:
            one.expected = other
            left.remove(other)
