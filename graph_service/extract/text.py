"""What is read out of a file: its paragraphs, in order, with their kind, printed number and place.

Word and HTML generate the numbers and letters of lists; they are not among the words of the file. A reader needs them ("action k"), so a
paragraph has them beside its words, as the program would print them. Marks of footnotes are kept apart in the same way.
"""

from dataclasses import dataclass, field

from graph_service.errors import ContentTooLargeError

PARAGRAPH, HEADING, ITEM, QUOTE, NOTE, CELL = "paragraph", "heading", "item", "quote", "note", "cell"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a file may cost: bytes sent, bytes unpacked, pages of a PDF, characters of text, paragraphs, and tags of XML."""

    sent: int = 8 << 20
    unpacked: int = 32 << 20
    pages: int = 500
    characters: int = 4 << 20
    paragraphs: int = 50_000
    tags: int = 1_500_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a file.

    ``text`` has the words, without generated numbers and marks of notes; line breaks inside are line feeds. ``kind`` is ``paragraph``,
    ``heading``, ``item`` (of a list), ``quote``, ``note`` (footnote or endnote) or ``cell`` (of a table). ``level`` is that of the heading
    or list, from 1, else 0. ``number`` is what a program prints before the words without it being in the file ("k)", "22.", "•"), or
    the number of a note. ``start`` is the place of ``text`` in the whole text, in code points. ``line`` counts from 1: the line of a plain
    text or Markdown file, the paragraph of other files. ``page`` is that of a PDF, else 0. ``marks`` are the calls of notes: number, and
    place in ``text``.
    """

    text: str
    kind: str
    level: int
    number: str
    start: int
    line: int
    page: int = 0
    marks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """The text of a file.

    ``text`` is the whole, for places in it: a plain text as it came, else the paragraphs' words, a blank line between two. ``left_out``
    says in plain English what the file has and the text has not.
    """

    media_type: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class Collector:
    """Takes the paragraphs of a file one after another and keeps count of their places."""

    media_type: str
    bounds: Bounds
    paragraphs: list[Paragraph] = field(default_factory=list)
    left_out: dict[str, None] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    def add(
        self,
        text: str,
        kind: str = PARAGRAPH,
        *,
        level: int = 0,
        number: str = "",
        line: int = 0,
        page: int = 0,
        marks: tuple[tuple[str, int], ...] = (),
    ) -> None:
        """Add a paragraph, unless it has neither words nor a number. Raises ContentTooLargeError when the text gets too long."""
        if not text.strip():
            return
        start = self._length + (2 if self._parts else 0)
        self._length = start + len(text)
        check_length(self._length, self.bounds)
        check_paragraphs(len(self._parts) + 1, self.bounds)
        self._parts.append(text)
        self.paragraphs.append(Paragraph(text, kind, level, number, start, line or len(self.paragraphs) + 1, page, marks))

    def omit(self, what: str) -> None:
        """Note that the file has something that the text has not."""
        self.left_out[what] = None

    def text(self) -> ExtractedText:
        """Return what was collected."""
        return ExtractedText(self.media_type, "\n\n".join(self._parts), tuple(self.paragraphs), tuple(self.left_out))


def check_length(characters: int, bounds: Bounds) -> None:
    """Raise ContentTooLargeError when a text is longer than is read."""
    if characters > bounds.characters:
        raise ContentTooLargeError(
            f"The text is longer than {bounds.characters:,} characters.", limit="characters", maximum=bounds.characters
        )


def check_paragraphs(number: int, bounds: Bounds) -> None:
    """Raise ContentTooLargeError when a text has more paragraphs, or a file more elements for each, than are read."""
    if number > bounds.paragraphs:
        detail = f"The document has more than {bounds.paragraphs:,} paragraphs, or elements for so many."
        raise ContentTooLargeError(detail, help="Send it in parts.", limit="paragraphs", maximum=bounds.paragraphs)
