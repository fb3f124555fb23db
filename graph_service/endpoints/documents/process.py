"""A process that writes one document and ends; its parent may kill it (``python -m graph_service.endpoints.documents.process``).

It is handed the name of the format and the document as JSON, and gives back the file. A process of its own, because typesetting can be
stopped in no other way, and because the libraries would stay in the memory of the service.
"""

import json
import os
import resource
import sys
from typing import Any

from graph_service.endpoints.documents.model import decode
from graph_service.store.embedded import sandbox


def write(form: str, given: dict[str, Any]) -> bytes:
    """Return a document or, for ``svg`` and ``png``, a card."""
    if form == "docx":
        from graph_service.endpoints.documents import word_file  # noqa: PLC0415 - each format has a library of its own

        return word_file.write(decode(given))
    if form == "odt":
        from graph_service.endpoints.documents import opendocument_file  # noqa: PLC0415 - see above

        return opendocument_file.write(decode(given))
    from graph_service.endpoints.documents import pdf_file  # noqa: PLC0415 - see above

    return pdf_file.write(given) if form == "pdf" else pdf_file.card(given, form)


def main() -> None:
    """Write what is on standard input, within so many bytes of memory, and end with the process that asked."""
    sandbox.die_with_parent(int(sys.argv[1]))
    sandbox.no_core()
    memory = int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    asked = json.load(sys.stdin)
    sys.stdout.buffer.write(write(asked["format"], asked["given"]))
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
