"""The place where a text stops fitting, in words."""

from collections.abc import Sequence

from graph_service.errors import TextMisfitError
from graph_service.pipeline.wordings.lines import Line

_SHOWN = 80


def misfit(what: str, lines: Sequence[Line], at: int, expected: str) -> TextMisfitError:
    """Return the error of a text that stops fitting at one of its lines: ``what`` is wrong, and what was ``expected`` there."""
    before = lines[at - 1].text[-_SHOWN:] if at > 0 else ""
    after = lines[at].text[:_SHOWN] if at < len(lines) else ""
    number = lines[min(at, len(lines) - 1)].number if lines else 0
    detail = f"Line {number}: {what} Before it: “{before}”. There: “{after}”. Expected: {expected}."
    return TextMisfitError(detail, line=number, before=before, after=after, expected=expected)
