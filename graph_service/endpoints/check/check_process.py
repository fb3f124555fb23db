"""A process that checks one document and ends; its parent may kill it (``python -m graph_service.endpoints.check.check_process``).

Standard input is a line of JSON (``texts``: bytes of the texts that follow, ``type``, ``charset``), the texts, and the document. Standard
output is JSON: ``text`` and ``result``, or ``refused`` and ``detail``. A process of its own, because documents are hostile input for large
libraries, and because neither they nor a long comparison can be stopped otherwise. Once it has read its input it has no network, writes no
file and, but for a PDF, opens none.
"""

import codecs
import json
import logging
import os
import resource
import sys
from contextlib import suppress
from typing import Any

from graph_service.endpoints.check.checker import Checker
from graph_service.endpoints.check.extraction import TooLongError, declared_charset, extract
from graph_service.endpoints.check.media_types import HTML, PDF
from graph_service.endpoints.check.office import NotADocumentError
from graph_service.endpoints.check.texts import load
from graph_service.store.embedded import sandbox

UNREADABLE, TOO_LONG = "unreadable", "too-long"


def judge(texts: bytes, document: bytes, media_type: str, charset: str) -> dict[str, Any]:
    """Return the text of a document and what was found in it, or why it was refused."""
    try:
        extracted = extract(document, media_type, charset)
    except NotADocumentError as error:
        return {"refused": UNREADABLE, "detail": str(error)}
    except TooLongError as error:
        return {"refused": TOO_LONG, "detail": str(error)}
    return {"text": extracted.text, "result": Checker(load(json.loads(texts))).check(extracted)}


def _enclose(document: bytes, media_type: str, charset: str) -> None:
    """Leave the network, and put files out of reach."""
    sandbox.leave_network()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if media_type == PDF:
        # Its library loads parts of itself as a document needs them.
        return
    named = declared_charset(document) if media_type == HTML else ""
    # What reading the document will need: names in archives are in code page 437.
    for name in ("utf-8-sig", "utf-16", "cp1252", "cp437", charset, named):
        with suppress(LookupError, ValueError):
            codecs.lookup(name)
    sandbox.open_nothing()


def main() -> int:
    """Check what stands on standard input, within so many bytes of memory and seconds, and end with the process that asked."""
    sandbox.die_with_parent(int(sys.argv[1]))
    sandbox.no_core()
    memory, seconds = int(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    # Libraries tell of what is wrong in a document in their logs; nothing of it is kept.
    logging.disable(logging.CRITICAL)
    head = json.loads(sys.stdin.buffer.readline())
    texts, document = sys.stdin.buffer.read(head["texts"]), sys.stdin.buffer.read()
    _enclose(document, head["type"], head["charset"])
    answer = json.dumps(judge(texts, document, head["type"], head["charset"]), ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode(errors="replace"))
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
