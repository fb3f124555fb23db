"""Documents that are ZIP archives of XML (Word, OpenDocument), read without trust: bounded, no entities, nothing from outside."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException

from graph_service.errors import ContentTooLargeError, DataSyntaxError
from graph_service.extract.text import Bounds

_MOST_FILES, _DEEPEST = 5000, 200


@dataclass(slots=True)
class Archive:
    """An open archive and how many bytes may still be unpacked from it."""

    _zip: zipfile.ZipFile
    _left: int
    _most: int
    _tags: int
    _most_tags: int

    @classmethod
    def open(cls, content: bytes, bounds: Bounds) -> "Archive":
        """Open the archive. Raises DataSyntaxError when it is none, ContentTooLargeError when it holds too many files."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise DataSyntaxError("The file is not a document of this format: its ZIP archive cannot be opened.") from error
        if len(archive.infolist()) > _MOST_FILES:
            raise ContentTooLargeError(f"The document is made of more than {_MOST_FILES} files.", limit="files", maximum=_MOST_FILES)
        return cls(archive, bounds.unpacked, bounds.unpacked, bounds.tags, bounds.tags)

    def xml(self, name: str) -> Element | None:
        """Return the root element of a file in the archive, or None where there is no such file.

        Raises DataSyntaxError when it is not well-formed, declares a document type, or is nested too deeply; ContentTooLargeError when the
        archive unpacks to too much, or to too many tags.
        """
        try:
            with self._zip.open(name) as file:
                content = file.read(self._left + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
            raise DataSyntaxError(f"{name} in the document cannot be unpacked: it is damaged or encrypted.") from error
        if len(content) > self._left:
            raise ContentTooLargeError(f"The document unpacks to more than {self._most:,} bytes.", limit="unpacked", maximum=self._most)
        self._left -= len(content)
        # Before it is parsed: a tag costs some microseconds, and a few megabytes can have millions of them.
        self._tags -= content.count(b"<")
        if self._tags < 0:
            detail = f"The document has more than {self._most_tags:,} tags of XML: its paragraphs are cut into very many pieces."
            raise ContentTooLargeError(detail, help="Send it in parts, or save it as plain text.", limit="tags", maximum=self._most_tags)
        try:
            root: Element = defusedxml.ElementTree.fromstring(content, forbid_dtd=True)
        except ParseError as error:
            line, column = error.position
            raise DataSyntaxError(f"{name} in the document is not well-formed XML.", line=line, column=column + 1) from error
        except DefusedXmlException as error:
            raise DataSyntaxError(f"{name} in the document declares a document type or an entity, which is not read.") from error
        except (ValueError, LookupError) as error:
            raise DataSyntaxError(f"{name} in the document is not XML in an encoding that is read.") from error
        _check_depth(root, name)
        return root


def _check_depth(root: Element, name: str) -> None:
    """Raise DataSyntaxError when elements are nested so deeply that walking down them would end the program."""
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        if depth > _DEEPEST:
            raise DataSyntaxError(f"{name} in the document nests elements more than {_DEEPEST} deep.")
        waiting.extend((child, depth + 1) for child in element)
