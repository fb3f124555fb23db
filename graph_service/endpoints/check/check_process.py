"""A process that checks one document and ends; its parent may kill it (``python -m graph_service.endpoints.check.check_process``).

Standard input is a line of JSON (``texts``: bytes of the texts that follow, ``type``, ``charset``), the texts, and the document. Standard
output is JSON: ``text`` and ``result``, or ``refused`` (the slug of an error), ``detail``, ``help`` and ``members``.

A process of its own, because documents are hostile input for large libraries, and because neither they nor a long comparison can be stopped
otherwise. Once it has read its input it has no network, writes no file and, but for PDF and HTML, opens none.
"""

import json
import os
import sys
from typing import Any

from graph_service.endpoints.check.checker import Checker
from graph_service.endpoints.check.extraction import extract
from graph_service.endpoints.check.texts import load
from graph_service.endpoints.incoming import enclosure
from graph_service.errors import ServiceError


def judge(texts: bytes, document: bytes, media_type: str, charset: str) -> dict[str, Any]:
    """Return the text of a document and what was found in it, or why it was refused."""
    try:
        extracted = extract(document, media_type, charset)
    except ServiceError as error:
        return {"refused": error.slug, "detail": error.detail, "help": error.advice, "members": error.members}
    return {"text": extracted.text, "result": Checker(load(json.loads(texts))).check(extracted)}


def main() -> int:
    """Check what standard input holds, within so many bytes of memory and seconds, and end with the process that asked."""
    enclosure.limit(*map(int, sys.argv[1:4]))
    head = json.loads(sys.stdin.buffer.readline())
    texts, document = sys.stdin.buffer.read(head["texts"]), sys.stdin.buffer.read()
    enclosure.enclose(head["type"], head["charset"])
    answer = json.dumps(judge(texts, document, head["type"], head["charset"]), ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode(errors="replace"))
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
