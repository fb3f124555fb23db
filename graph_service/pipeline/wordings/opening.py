"""How a text begins: what comes before it, its title, its chapeau."""

from graph_service.pipeline.wordings.comparison import begun, likeness, tokens
from graph_service.pipeline.wordings.cursor import ALIKE, BARE_NUMBER, BEGINS, FEW, FULL, HEADING_LENGTH, NUMBER, Cursor, Part
from graph_service.pipeline.wordings.errors import misfit
from graph_service.pipeline.wordings.lines import Line
from graph_service.pipeline.wordings.template import CHAPEAU, FRONT, TITLE, Expected

_TITLE_BLOCKS = 4


class Opening(Cursor):
    """Reads the beginning."""

    # The beginning

    def start(self) -> int:
        """Read what comes before the text, its title and its chapeau; return where the rest begins."""
        opening = self._opening()
        first = opening
        chapeau = next((one for one in self.template if one.kind == CHAPEAU), None)
        title = next((one for one in self.template if one.kind == TITLE), None)
        blocks = self._blocks(0, opening)
        if len(blocks) == 1:
            # A file without blank lines: each of its first lines may be the title.
            blocks = [[place] for place in blocks[0]]
        titled = len(blocks)
        if title:
            while titled and len(blocks) - titled < _TITLE_BLOCKS and self._is_title(blocks[titled - 1], title):
                titled -= 1
        for block in blocks[:titled]:
            self.begin(Part(FRONT, str(len(self.parts) + 1), block[0]), 0)
            for place in block[1:]:
                self.go_on(place)
        rest = [place for block in blocks[titled:] for place in block]
        if rest:
            self.begin(Part(TITLE, "", rest[0], expected=title), 0)
            for place in rest[1:]:
                self.go_on(place)
        if chapeau and opening < len(self.lines) and self._opens(opening, chapeau):
            self.begin(Part(CHAPEAU, "", opening, expected=chapeau), 0)
            self.at = chapeau.index
            first += 1
        elif title:
            self.at = title.index
        return first

    def _opening(self) -> int:
        """Return the place of the chapeau, or of the first heading or paragraph."""
        chapeau = next((one for one in self.template if one.kind == CHAPEAU), None)
        ones = (
            next((place for place, line in enumerate(self.lines) if (one := pattern.match(line.text)) and one[1] == "1"), None)
            for pattern in (NUMBER, BARE_NUMBER)
        )
        number_one = next((one for one in ones if one is not None), None)
        if chapeau and self.same:
            for place, line in enumerate(self.lines):
                if self.alike(line, chapeau) >= ALIKE:
                    return place
        if number_one is None:
            raise misfit("no paragraph has the number 1.", self.lines, 0, self.template[0].shown)
        ends = [place for place in range(number_one) if self.lines[place].text.endswith((":", "："))]
        if chapeau and ends:
            first = ends[-1]
            full = max(len(line.text) for line in self.lines[:number_one])
            while first and not self.lines[first].block and len(self.lines[first - 1].text) > full * FULL:
                first -= 1
            return first
        return max(0, number_one - 1)

    def _opens(self, place: int, chapeau: Expected) -> bool:
        return self.alike(self.lines[place], chapeau) >= ALIKE if self.same else not NUMBER.match(self.lines[place].text)

    @staticmethod
    def alike(line: Line, expected: Expected) -> float:
        """Return how like the first words of a line and of a provision are."""
        words = begun(line.text)[:BEGINS]
        return likeness(words, list(expected.words[: len(words)])) if len(words) > FEW else 0.0

    def _blocks(self, start: int, end: int) -> list[list[int]]:
        blocks: list[list[int]] = []
        for place in range(start, end):
            if self.lines[place].block or not blocks:
                blocks.append([])
            blocks[-1].append(place)
        return blocks

    def _is_title(self, block: list[int], title: Expected) -> bool:
        words = tokens(" ".join(self.lines[place].text for place in block))
        if self.same:
            return bool(words) and sum(word in title.words for word in words) / len(words) >= ALIKE
        return sum(len(self.lines[place].text) for place in block) <= HEADING_LENGTH
