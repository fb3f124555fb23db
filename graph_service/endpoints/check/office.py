"""The words of Word (.docx) and OpenDocument (.odt) files: a ZIP archive of XML, read as a stream without document types. Pure."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Protocol
from xml.parsers import expat

_MOST_XML = 64 * 2**20
"""Bytes of XML that are read of one member: a text of two million characters with much layout."""
_PIECE = 1 << 16
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006 "
_T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_S = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_O = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_CHARACTERS = {_W + "br": "\n", _W + "cr": "\n", _W + "tab": "\t", _W + "noBreakHyphen": "-"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUOTING = ("quot", "zitat", "cita", "citation")
"""How the styles of quotations are called by the programs: Quote, Intense Quote, Quotations, Zitat, Cita."""


class NotADocumentError(Exception):
    """A file is not what it should be; the message says why."""


class Sink(Protocol):
    """What takes the text."""

    def write(self, words: str) -> None:
        """Add words to the paragraph."""

    def end_paragraph(self) -> None:
        """End the paragraph."""

    def open_block(self) -> None:
        """Begin a quotation that is set off."""

    def close_block(self) -> None:
        """End it."""


Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]


def read_docx(data: bytes, sink: Sink) -> None:
    """Write the text of a Word document, then its footnotes and endnotes.

    Raises:
        NotADocumentError: it is none, or larger than it may be.

    """
    archive = _archive(data, "word/document.xml")
    for member in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if member in archive.namelist():
            word = _Word(sink)
            _parse(archive, member, word.start, word.end, word.words)


def read_odt(data: bytes, sink: Sink) -> None:
    """Write the text of an OpenDocument text.

    Raises:
        NotADocumentError: it is none, or larger than it may be.

    """
    open_document = _OpenDocument(sink)
    _parse(_archive(data, "content.xml"), "content.xml", open_document.start, open_document.end, open_document.words)
    open_document.finish()


def _archive(data: bytes, member: str) -> zipfile.ZipFile:
    try:
        found = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        message = "The file is no ZIP archive, as a Word or OpenDocument file is."
        raise NotADocumentError(message) from None
    if member not in found.namelist():
        message = f"The archive has no {member}."
        raise NotADocumentError(message)
    return found


def _parse(archive: zipfile.ZipFile, member: str, start: Start, end: End, words: Callable[[str], None]) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        message = f"{member} has a document type, which these files have not."
        raise NotADocumentError(message)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    size = 0
    try:
        with archive.open(member) as file:
            while piece := file.read(_PIECE):
                size += len(piece)
                if size > _MOST_XML:
                    message = f"{member} has more than {_MOST_XML} bytes."
                    raise NotADocumentError(message)
                parser.Parse(piece, False)  # noqa: FBT003 - expat's own interface
            parser.Parse(b"", True)  # noqa: FBT003 - the same reason
    except (expat.ExpatError, zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        message = f"{member} cannot be read: {type(error).__name__}."
        raise NotADocumentError(message) from None


class _Word:
    """Writes WordprocessingML: runs of text, tabs and breaks; what is deleted, or repeated for older programs, is left out."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._text = 0
        self._left_out = 0
        self._raised = False
        self._block = False
        self._styled = False
        self._depth = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if name == _MC + "Fallback":
            self._left_out += 1
        elif name == _W + "p":
            self._depth += 1
            self._styled = False
            if self._depth > 1:
                self._sink.end_paragraph()
        elif name == _W + "pStyle":
            self._style(attributes.get(_W + "val", ""))
        elif name == _W + "r":
            self._raised = False
            if not self._styled:
                # A paragraph that names no style is no quotation.
                self._style("")
        elif name == _W + "vertAlign":
            self._raised = attributes.get(_W + "val") == "superscript"
        elif name == _W + "t":
            self._text += 1
        elif name in _CHARACTERS and self._depth:
            self._write(_CHARACTERS[name])

    def end(self, name: str) -> None:
        """End an element."""
        if name == _MC + "Fallback":
            self._left_out -= 1
        elif name == _W + "t":
            self._text -= 1
        elif name == _W + "p":
            self._depth -= 1
            self._sink.end_paragraph()
        elif name == _W + "body":
            self._style("")

    def words(self, words: str) -> None:
        """Add words."""
        if self._text:
            self._write(words.translate(_SUPERSCRIPT) if self._raised and words.strip().isdigit() else words)

    def _write(self, words: str) -> None:
        if not self._left_out:
            self._sink.write(words)

    def _style(self, style: str) -> None:
        quoting = style.casefold().replace(" ", "").replace("intense", "").startswith(_QUOTING)
        if quoting and not self._block:
            self._sink.open_block()
        elif not quoting and self._block:
            self._sink.close_block()
        self._block = quoting
        self._styled = True


class _OpenDocument:
    """Writes OpenDocument text: paragraphs and headings; notes stand where they are called, in brackets of their own paragraph."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._parents: dict[str, str] = {}
        self._paragraphs = 0
        self._left_out = 0
        self._body = False
        self._block = False
        self._note = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if name == _S + "style":
            self._parents[attributes.get(_S + "name", "")] = attributes.get(_S + "parent-style-name", "")
        elif name == _O + "text":
            self._body = True
        elif name in (_T + "tracked-changes", _O + "annotation", _T + "note"):
            # A note would stand amid the sentence that it belongs to.
            self._left_out += 1
        elif name in (_T + "p", _T + "h"):
            if not self._left_out:
                self._style(attributes.get(_T + "style-name", ""))
            self._paragraphs += 1
        elif name == _T + "s":
            self.words(" " * min(100, int(count) if (count := attributes.get(_T + "c", "1")).isdecimal() and len(count) < 4 else 1))  # noqa: PLR2004 - digits
        elif name == _T + "tab":
            self.words("\t")
        elif name == _T + "line-break":
            self.words("\n")

    def end(self, name: str) -> None:
        """End an element."""
        if name in (_T + "tracked-changes", _O + "annotation", _T + "note"):
            self._left_out -= 1
        elif name in (_T + "p", _T + "h"):
            self._paragraphs -= 1
            if not self._left_out:
                self._sink.end_paragraph()

    def words(self, words: str) -> None:
        """Add words."""
        if self._body and self._paragraphs and not self._left_out:
            self._sink.write(words)

    def finish(self) -> None:
        """End the text."""
        self._style("")

    def _style(self, style: str) -> None:
        names = [style, self._parents.get(style, "")]
        quoting = any(one.casefold().startswith(_QUOTING) for one in names)
        if quoting and not self._block:
            self._sink.open_block()
        elif not quoting and self._block:
            self._sink.close_block()
        self._block = quoting
