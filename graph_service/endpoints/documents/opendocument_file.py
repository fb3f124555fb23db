"""A document as an OpenDocument text (.odt): with styles, languages, links and page numbers, by odfdo."""

from io import BytesIO
from pathlib import Path

from lxml import etree
from odfdo import Document as Made
from odfdo import Element, Header, Link, List, ListItem, Paragraph, Span, Style

from graph_service.endpoints.documents.model import Block, Document, Run
from graph_service.endpoints.documents.zip_files import DATE, settled

_DRESS = Path(__file__).with_name("styles.xml")
_STYLES = {"text": "Text", "quotation": "Quotations", "item": "Text", "small": "Small"}
_STYLE, _FOOTER = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}style", "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}footer"


def write(document: Document) -> bytes:
    """Return a document as .odt."""
    made = Made("text")
    _dress(made, document)
    body = made.body
    body.clear()
    body.append(Paragraph(document.title, style="Title"))
    listed: List | None = None
    for block in document.blocks:
        if block.kind != "item":
            listed = None
            body.append(_fill(_paragraph(block), block))
            continue
        if listed is None:
            listed = List(style="List_20_1")
            body.append(listed)
        item = ListItem()
        item.append(_fill(_paragraph(block), block))
        listed.append(item)
    file = BytesIO()
    made.save(file)
    return settled(file.getvalue())


def _dress(made: Made, document: Document) -> None:
    made.set_language(document.language)
    about = made.meta
    about.title, about.description = document.title, document.address
    about.creator = about.initial_creator = "Migration Compact Graph"
    about.creation_date = about.date = DATE
    dress = etree.parse(_DRESS).getroot()
    for style in dress.iter(_STYLE):
        made.insert_style(etree.tostring(style, encoding="unicode"))
    for master in made.get_styles("master-page"):
        master.append(Element.from_tag(next(dress.iter(_FOOTER))))
    for code in sorted({run.language for block in document.blocks for run in block.runs} - {""}):
        # Scripts of three kinds have a language each (OpenDocument 1.3 part 3, 20.197).
        style = Style("text", name=f"Words_{code}", display_name=f"Words in {code}")
        style.set_properties({f"{prefix}:language{end}": code for prefix, end in (("fo", ""), ("style", "-asian"), ("style", "-complex"))})
        made.insert_style(style)


def _paragraph(block: Block) -> Header | Paragraph:
    if block.kind == "heading":
        made = Header(block.level)
        made.style = f"Heading_20_{min(block.level, 2)}"
        return made
    return Paragraph(style="Right_20_to_20_left" if block.right_to_left else _STYLES[block.kind])


def _fill(paragraph: Header | Paragraph, block: Block) -> Header | Paragraph:
    for run in block.runs:
        if run.href:
            link = Link(run.href, style="Internet_20_link")
            link.append(_words(run))
            paragraph.append(link)
        else:
            paragraph.append(_words(run))
    return paragraph


def _words(run: Run) -> Span:
    words = Span(run.text, style=f"Words_{run.language}" if run.language else None)
    if not run.strong:
        return words
    strong = Span(style="Strong")
    strong.append(words)
    return strong
