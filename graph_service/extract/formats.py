"""Which module reads which format. Each is imported when the first file of its format comes."""

from graph_service.errors import ContentTooLargeError, DataSyntaxError, UnsupportedMediaTypeError
from graph_service.extract.text import Bounds, ExtractedText

PLAIN, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
PDF = "application/pdf"

SUFFIXES = {".txt": PLAIN, ".md": MARKDOWN, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".docx": DOCX, ".odt": ODT, ".pdf": PDF}
"""The media type of each file-name suffix that is read."""
MEDIA_TYPES = (PLAIN, MARKDOWN, HTML, DOCX, ODT, PDF)
_ALIASES = {"text/x-markdown": MARKDOWN, "application/xhtml+xml": HTML}


def media_type_of(name: str) -> str:
    """Return the media type of a file by the end of its name. Raises UnsupportedMediaTypeError for an unknown one."""
    for suffix, media_type in SUFFIXES.items():
        if name.lower().endswith(suffix):
            return media_type
    raise UnsupportedMediaTypeError(f"{name!r} has no ending that is read: {', '.join(SUFFIXES)}.", accepts=list(MEDIA_TYPES))


def extract(content: bytes, media_type: str, bounds: Bounds | None = None, *, charset: str = "") -> ExtractedText:
    """Return the text of a file. Nothing is loaded from elsewhere: no entity, picture, link or template.

    The time is not bounded here: for a file of a stranger, call it in a process that can be killed.

    Raises:
        UnsupportedMediaTypeError: the format is not read.
        ContentTooLargeError: the file, what it unpacks to, its pages or its text are beyond ``bounds``.
        DataSyntaxError: the file is not of its format, is encrypted, or has no text.

    """
    bounds = bounds or Bounds()
    media_type = media_type.partition(";")[0].strip().lower()
    media_type = _ALIASES.get(media_type, media_type)
    if len(content) > bounds.sent:
        raise ContentTooLargeError(f"The file has {len(content):,} bytes.", limit="bytes", maximum=bounds.sent)
    extracted = _read(content, media_type, bounds, charset)
    if not extracted.paragraphs:
        raise DataSyntaxError("The file has no text.", help="Send a file with text; a scanned page must be recognised (OCR) first.")
    return extracted


def _read(content: bytes, media_type: str, bounds: Bounds, charset: str) -> ExtractedText:
    # PLC0415 below: a service that reads no such file should not hold its library in memory.
    if media_type == PLAIN:
        from graph_service.extract import plain  # noqa: PLC0415

        return plain.read(content, bounds, charset)
    if media_type == MARKDOWN:
        from graph_service.extract import markdown  # noqa: PLC0415

        return markdown.read(content, bounds, charset)
    if media_type == HTML:
        from graph_service.extract import html  # noqa: PLC0415

        return html.read(content, bounds, charset)
    if media_type == DOCX:
        from graph_service.extract import docx  # noqa: PLC0415

        return docx.read(content, bounds)
    if media_type == ODT:
        from graph_service.extract import odt  # noqa: PLC0415

        return odt.read(content, bounds)
    if media_type == PDF:
        from graph_service.extract import pdf  # noqa: PLC0415

        return pdf.read(content, bounds)
    raise UnsupportedMediaTypeError(f"{media_type or 'Nothing'} is not a format that is read here.", accepts=list(MEDIA_TYPES))
