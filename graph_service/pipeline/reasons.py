"""What the reason of a link to an action of the Compact may not say: actions are what States “will draw from”, so none is a duty.

The rule is that of docs/editorial-policy.md. “Shall” is kept for what an article says: “Article 9(3) says that the worker shall not pay”.
"""

import re
from collections.abc import Mapping

from graph_service.pipeline.source import BuildError

_ACTION = re.compile(r"(?:gcm:)?gcm/objective/\d+/action/")
_DUTY = re.compile(
    r"\b(?:must|ought to|ha(?:s|ve) to|needs? to|(?:is|are) (?:obliged|required) to|(?:is|are) under an? (?:duty|obligation))\b",
    re.IGNORECASE,
)
_SHALL = re.compile(r"\bshall\b", re.IGNORECASE)
_SAID_BY_LAW = re.compile(r"\b(?:Articles?|Paragraphs?|Rules?|Principles?|Guidelines?) [0-9IVX]")
_ACTION_BINDS = re.compile(
    r"\baction\b(?:(?! (?:not|no|nor|neither|without)\b)[^;.,]){0,80}? (?:requires?|obliges?|forbids?|prohibits?|guarantees?)\b",
    re.IGNORECASE,
)
_ACTION_DUTY = re.compile(rf"\baction\b[^;.,]*{_DUTY.pattern}|\baction\b[^;.,]*{_SHALL.pattern}", re.IGNORECASE)


def check(row: Mapping[str, str], where: str) -> None:
    """Raise BuildError where the reason of a row puts a duty on an action of the Compact that is an end of the link, or a part quoted."""
    subject = any(_ACTION.match(row.get(name, "")) for name in ("subject_id", "subject_part"))
    if not subject and not any(_ACTION.match(row.get(name, "")) for name in ("object_id", "object_part")):
        return
    reason = row["comment"]
    # Where the action is the object, the subject is civil society's, which may well say “must”.
    duty = _ACTION_BINDS.search(reason) or (_duty(reason) if subject else _ACTION_DUTY.search(reason))
    if duty:
        raise BuildError(f"{where}: an action is an option, and the reason puts a duty on it: {duty[0]!r}")


def _duty(reason: str) -> re.Match[str] | None:
    """Return the words of a duty in a reason on an action; “shall” may follow the article that says it, in the same clause."""
    if said := _DUTY.search(reason):
        return said
    return next(
        (said for clause in reason.split(";") if (said := _SHALL.search(clause)) and not _SAID_BY_LAW.search(clause, 0, said.start())), None
    )
