"""Names of WordprocessingML (ECMA-376 Part 1, 17) and how its values are read."""

from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(element: Element | None, *names: str) -> str:
    """Return the ``w:val`` of the element below, found by the path of ``names``; an empty string where there is none."""
    for name in names:
        element = element.find(f"{W}{name}") if element is not None else None
    return element.get(f"{W}val", "") if element is not None else ""


def integer(text: str, otherwise: int) -> int:
    """Return a number of the file, or ``otherwise`` where it is none or absurd."""
    return int(text) if text.isdecimal() and len(text) <= 6 else otherwise  # noqa: PLR2004 - a list of a million items is not meant
