"""A process that cuts one document into passages and ends; its parent may kill it, for the reasons of ``check``.

``python -m graph_service.endpoints.suggest.passages_process``: standard input is a line of JSON (``type``, ``charset``, ``most``) and the
document. Standard output is JSON: ``passages``, each its text and its place, and ``number``, how many there are; or ``refused`` (the slug
of an error), ``detail``, ``help`` and ``members``.
"""

import json
import os
import sys
from itertools import islice
from typing import Any

from graph_service.endpoints.incoming import enclosure
from graph_service.endpoints.suggest.passages import passages
from graph_service.errors import ServiceError
from graph_service.extract.formats import extract


def cut(document: bytes, media_type: str, charset: str, most: int) -> dict[str, Any]:
    """Return the first passages of a document and how many it has, or why it was refused."""
    try:
        made = passages(extract(document, media_type, enclosure.BOUNDS, charset=charset))
        first = [(one.text, one.start) for one in islice(made, most)]
    except ServiceError as error:
        return {"refused": error.slug, "detail": error.detail, "help": error.advice, "members": error.members}
    return {"passages": first, "number": len(first) + sum(1 for _ in made)}


def main() -> int:
    """Cut what standard input holds, within so many bytes of memory and seconds, and end with the process that asked."""
    enclosure.limit(*map(int, sys.argv[1:4]))
    head = json.loads(sys.stdin.buffer.readline())
    document = sys.stdin.buffer.read()
    enclosure.enclose(head["type"], head["charset"])
    answer = json.dumps(cut(document, head["type"], head["charset"], head["most"]), ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode(errors="replace"))
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
