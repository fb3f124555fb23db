"""A unit of a text: the smallest thing with an IRI and words of its own."""

from dataclasses import dataclass, field
from functools import cached_property

from graph_service.pipeline.source import Passage
from graph_service.pipeline.words import NoteMark, plain, without_note_marks


@dataclass(frozen=True)
class Unit:
    """One provision, as segmented.

    ``path`` and ``parent`` are IRIs under the base; ``kinds`` are local names of our classes; ``label`` is our citation label; ``marker``
    is what the source prints before the words; ``notation`` is that marker without punctuation; ``relations`` maps a property's local
    name to paths.
    """

    path: str
    parent: str
    kinds: tuple[str, ...]
    label: str
    body: Passage | None
    title: Passage | None = None
    marker: str = ""
    notation: str = ""
    language: str = "en"
    relations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    under_heading: str = ""
    comment: str = ""
    sentence: str = ""
    """Set on a commitment sentence: its words inside the paragraph that claims them."""

    @cached_property
    def _clean(self) -> tuple[str, tuple[NoteMark, ...]]:
        if self.sentence:
            return self.sentence, ()
        passage = self.body or self.title
        if passage is None:
            raise ValueError(f"{self.path} has neither words nor a title")
        return without_note_marks(passage.raw)

    @property
    def text(self) -> str:
        """The unit's own words; of a unit that is only a title, the title."""
        return self._clean[0]

    @property
    def note_marks(self) -> tuple[NoteMark, ...]:
        """Where the words call a footnote."""
        return self._clean[1]

    @property
    def heading(self) -> str:
        """The title, or an empty string."""
        return plain(self.title.raw) if self.title else ""

    @property
    def lines(self) -> str:
        """Source lines of title and words together."""
        if self.title and self.body:
            return (self.title + self.body).lines
        passage = self.body or self.title
        return passage.lines if passage else ""
