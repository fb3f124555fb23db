"""A document as PDF, tagged for screen readers, and cards as SVG and PNG: by Typst, from templates that read it as JSON."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from graph_service.endpoints.documents.model import block
from graph_service.pages.i18n import Language

_FOLDER = Path(__file__).resolve().parent
_MADE = datetime(2018, 7, 11, tzinfo=UTC)
"""The time that files give as that of their making: the same for the same document, so that its bytes are the same."""
_PIXELS_PER_INCH = 144.0


def write(document: dict[str, Any]) -> bytes:
    """Return a document as PDF/UA-1; as tagged PDF without that claim where no font here has a character of it, and it says so.

    Chinese, Japanese and Korean letters are such: a font of them weighs ten times as much as all that are here.
    """
    try:
        return _typeset("document.typ", document, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        words = str(Language(document["language"]).t("documents.no_font", address=document["address"]))
        notice = asdict(block("small", words))
        return _typeset("document.typ", document | {"blocks": [notice, *document["blocks"]]}, format="pdf")


def card(quoted: dict[str, Any], form: str) -> bytes:
    """Return a card with a quotation as ``svg`` or ``png``."""
    return _typeset("card.typ", quoted, format=form, ppi=_PIXELS_PER_INCH)


def _typeset(template: str, given: dict[str, Any], **how: Any) -> bytes:  # noqa: ANN401 - the options of the library
    made = typst.compile(
        _FOLDER / "templates" / template,
        root=_FOLDER,
        font_paths=[_FOLDER / "fonts"],
        # The same file on every machine.
        ignore_system_fonts=True,
        sys_inputs={"given": json.dumps(given, ensure_ascii=False)},
        timestamp=_MADE,
        **how,
    )
    if not isinstance(made, bytes):
        message = "a document was to be made of one file"
        raise TypeError(message)
    return made
