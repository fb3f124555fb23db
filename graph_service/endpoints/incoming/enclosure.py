"""How a process that reads a stranger's document is enclosed: no network, no file to write and, but for PDF and HTML, none to open."""

import codecs
import importlib
import logging
import resource
from contextlib import suppress

from graph_service.extract.formats import DOCX, HTML, MARKDOWN, ODT, PDF
from graph_service.extract.text import Bounds
from graph_service.store.embedded import sandbox

BOUNDS = Bounds(characters=2 << 20)
"""What a document that is checked, or that suggestions are made for, may cost."""
_MODULES = {MARKDOWN: "markdown", HTML: "html", DOCX: "docx", ODT: "odt", PDF: "pdf"}
_CHARSETS = ("utf-8-sig", "utf-16", "windows-1252", "latin-1", "cp437")
"""What reading a document may need: names in archives are in code page 437."""


def limit(parent: int, memory: int, seconds: int) -> None:
    """End with the process that asked, and have so many bytes of memory and seconds of a processor."""
    sandbox.die_with_parent(parent)
    sandbox.no_core()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    # Libraries log what is wrong in a document; nothing of it is kept.
    logging.disable(logging.CRITICAL)


def enclose(media_type: str, charset: str) -> None:
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
