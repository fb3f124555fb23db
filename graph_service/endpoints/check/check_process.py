"""A process that checks one document and ends; its parent may kill it (``python -m graph_service.endpoints.check.check_process``).

Standard input is a line of JSON (``texts``: bytes of the texts that follow, ``type``, ``charset``), the texts, and the document. Standard
output is JSON: ``text`` and ``result``, or ``refused`` (the slug of an error), ``detail``, ``help`` and ``members``.

A process of its own, because documents are hostile input for large libraries, and because neither they nor a long comparison can be stopped
otherwise. Once it has read its input it has no network, writes no file and, but for PDF and HTML, opens none.
"""

import codecs
import importlib
import json
import logging
import os
import resource
import sys
from contextlib import suppress
from typing import Any

from graph_service.endpoints.check.checker import Checker
from graph_service.endpoints.check.extraction import extract
from graph_service.endpoints.check.texts import load
from graph_service.errors import ServiceError
from graph_service.extract.formats import DOCX, HTML, ODT, PDF
from graph_service.store.embedded import sandbox

_MODULES = {HTML: "html", DOCX: "docx", ODT: "odt", PDF: "pdf"}
_CHARSETS = ("utf-8-sig", "utf-16", "windows-1252", "latin-1", "cp437")
"""What reading a document may need: names in archives are in code page 437."""


def judge(texts: bytes, document: bytes, media_type: str, charset: str) -> dict[str, Any]:
    """Return the text of a document and what was found in it, or why it was refused."""
    try:
        extracted = extract(document, media_type, charset)
    except ServiceError as error:
        return {"refused": error.slug, "detail": error.detail, "help": error.advice, "members": error.members}
    return {"text": extracted.text, "result": Checker(load(json.loads(texts))).check(extracted)}


def _enclose(media_type: str, charset: str) -> None:
    """Load what reading a document will need, leave the network, and put files out of reach."""
    if media_type in _MODULES:
        importlib.import_module(f"graph_service.extract.{_MODULES[media_type]}")
    for name in (*_CHARSETS, charset):
        with suppress(LookupError, ValueError):
            codecs.lookup(name)
    sandbox.leave_network()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # The library for PDF loads parts of itself, and a page in a rare charset its decoder, as a document needs them.
    if media_type not in (PDF, HTML):
        sandbox.open_nothing()


def main() -> int:
    """Check what standard input holds, within so many bytes of memory and seconds, and end with the process that asked."""
    sandbox.die_with_parent(int(sys.argv[1]))
    sandbox.no_core()
    memory, seconds = int(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    # Libraries tell of what is wrong in a document in their logs; nothing of it is kept.
    logging.disable(logging.CRITICAL)
    head = json.loads(sys.stdin.buffer.readline())
    texts, document = sys.stdin.buffer.read(head["texts"]), sys.stdin.buffer.read()
    _enclose(head["type"], head["charset"])
    answer = json.dumps(judge(texts, document, head["type"], head["charset"]), ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode(errors="replace"))
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
