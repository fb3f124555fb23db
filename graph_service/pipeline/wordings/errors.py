"""Why a text cannot be taken: the place where it stops fitting."""

from collections.abc import Sequence

from graph_service.errors import DataSyntaxError
from graph_service.pipeline.wordings.lines import Line

_SHOWN = 80


class MisfitError(DataSyntaxError):
    """The text does not fit the text it is read by; members: line, before, after, expected."""

    slug = "text-misfit"
    title = "The text stops fitting"
    help = (
        "Compare the file with the text at this line. If the program that made the file lost or moved something there, correct the file"
        " and run this again. Nothing was written."
    )

    def __init__(self, what: str, lines: Sequence[Line], at: int, expected: str) -> None:
        before = lines[at - 1].text[-_SHOWN:] if at > 0 else ""
        after = lines[at].text[:_SHOWN] if at < len(lines) else ""
        number = lines[min(at, len(lines) - 1)].number if lines else 0
        detail = f"Line {number}: {what} Before it: “{before}”. There: “{after}”. Expected: {expected}."
        super().__init__(detail, line=number, before=before, after=after, expected=expected)
