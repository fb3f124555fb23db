"""A document as an Office Open XML text (.docx): with styles, languages, links and page numbers, by python-docx."""

from io import BytesIO

import docx
from docx.document import Document as Made
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from graph_service.endpoints.documents.model import Block, Document, Run
from graph_service.endpoints.documents.zip_files import DATE, settled

_STYLES = {"text": "Normal", "quotation": "Quote", "item": "List Bullet", "small": "Caption"}
_SIZES = {"Title": 15.0, "Heading 1": 11.0, "Heading 2": 9.5, "Normal": 9.5, "Quote": 9.5, "List Bullet": 9.5, "Caption": 8.0}
_INK, _BLUE = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x1C, 0x4F, 0x82)


def write(document: Document) -> bytes:
    """Return a document as .docx."""
    made = docx.Document()
    _dress(made, document)
    made.add_paragraph(document.title, style="Title")
    for block in document.blocks:
        style = f"Heading {min(block.level, 3)}" if block.kind == "heading" else _STYLES[block.kind]
        _fill(made.add_paragraph(style=style), block)
    file = BytesIO()
    made.save(file)
    return settled(file.getvalue())


def _dress(made: Made, document: Document) -> None:
    about = made.core_properties
    about.title, about.language, about.author, about.comments = document.title[:255], document.language, "Migration Compact Graph", ""
    about.identifier = document.address[:255]
    about.created = about.modified = DATE
    about.last_modified_by = about.author
    for name, size in _SIZES.items():
        style = made.styles[name]
        if not isinstance(style, ParagraphStyle):
            raise TypeError(name)
        style.font.size = Pt(size)
        style.font.bold = name.startswith("Heading") or name == "Title"
        style.font.color.rgb = _BLUE if name == "Heading 1" else _INK
        style.paragraph_format.space_before = Pt(8 if name == "Heading 1" else 3 if name == "Heading 2" else 0)
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.line_spacing = 1.0
    quote = made.styles["Quote"]
    if isinstance(quote, ParagraphStyle):
        quote.font.italic = False
        quote.paragraph_format.left_indent = Mm(4)
    _say_language(made.styles["Normal"].element.get_or_add_rPr(), document.language)
    link = made.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline = True
    link.font.color.rgb = _BLUE
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(19)
    section.top_margin, section.bottom_margin = Mm(15), Mm(17)
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{document.title[:120]} · ")
    _number(footer, "PAGE")
    footer.add_run(" / ")
    _number(footer, "NUMPAGES")
    for run in footer.runs:
        run.font.size = Pt(7.5)


def _fill(paragraph: Paragraph, block: Block) -> None:
    if block.right_to_left:
        # Alignment and order of the whole paragraph (ECMA-376, 17.3.1.6).
        paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in block.runs:
        if not run.href:
            _add(paragraph, run)
            continue
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(_add(paragraph, run, "Hyperlink"))
        paragraph._p.append(link)  # noqa: SLF001 - the library has no call that makes a link


def _add(paragraph: Paragraph, run: Run, style: str | None = None) -> object:
    added = paragraph.add_run(run.text, style=style)
    added.bold = run.strong or None
    if run.language:
        _say_language(added._r.get_or_add_rPr(), run.language)  # noqa: SLF001 - nor one for a language
        added.font.rtl = Block("text", (run,)).right_to_left or None
    return added._r  # noqa: SLF001 - the element that a link takes in


def _say_language(properties: object, code: str) -> None:
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:bidi"):
        language.set(qn(name), code)
    properties.append(language)  # type: ignore[attr-defined]  # an element of lxml, which has no types


def _number(paragraph: Paragraph, field: str) -> None:
    made = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), field)
    made.append(paragraph.add_run("1")._r)  # noqa: SLF001 - a field holds the run that shows it
    paragraph._p.append(made)  # noqa: SLF001 - see above
