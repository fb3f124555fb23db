"""The tool ``check``: the quotations and citations of a text that an assistant has written, with verdicts."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph_service.endpoints.mcp.tool import CURSOR, Call, Tool, argument, short_id, table
from graph_service.errors import BadRequestError

_COLUMNS = ("kind", "verdict", "said", "true_words", "differences", "citation", "id", "from_text", "note")
_LONGEST_CELL = 1200


async def _run(call: Call) -> str:
    text = str(call.arguments.get("text") or "")
    if not text.strip():
        raise BadRequestError("text is empty.", help="Send the words to check, with their quotation marks and citations.")
    result = await call.sources.checks.check_text(text, call.client)
    passed_over = {reason: count for reason, count in result["notChecked"].items() if count}
    rows = [_row(text, finding) for finding in result["findings"]]
    return table(_COLUMNS, rows, call, checked=result["checked"], not_checked=passed_over)


def _row(text: str, finding: Mapping[str, Any]) -> Sequence[Any]:
    quotation = finding["kind"] == "quotation"
    differences = [[one["op"], one["ours"], one["theirs"]] for one in finding["differences"]]
    # A citation is right or wrong by its place: the words at that place are for ``read``.
    true_words = finding["found"] if quotation else ""
    said = text[finding["start"] : finding["end"]]
    note = finding.get("note", "")
    place = (finding["citation"], short_id(finding["iri"]), finding["textVersion"])
    return (finding["kind"], finding["verdict"], said[:_LONGEST_CELL], true_words[:_LONGEST_CELL], differences[:20], *place, note)


CHECK = Tool(
    "check",
    "Check quotations",
    "Check the quotations and citations of a text before you send it: verdict (exact, close, other place, absent, unknown reference, "
    "not held), true words, differences (what, ours, yours), citation and id.",
    {"text": argument("Plain text; quotations in quotation marks."), "cursor": CURSOR},
    _run,
    ("text",),
)
