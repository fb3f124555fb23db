"""Numbers as lists print them: 4, d, D, iv, IV."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST = 3999


def letters(number: int) -> str:
    """Return a, b, … z, aa, bb, …, as Word counts."""
    if number < 1:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)


def roman(number: int) -> str:
    """Return i, ii, iii, iv and so on."""
    if not 1 <= number <= _LARGEST:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _upper(of: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: of(number).upper()


FORMATS: dict[str, Callable[[int], str]] = {
    # HTML's type of <ol>, which is also OpenDocument's num-format.
    "1": str,
    "a": letters,
    "A": _upper(letters),
    "i": roman,
    "I": _upper(roman),
    # Word's numFmt (ECMA-376 Part 1, 17.18.59).
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": letters,
    "upperLetter": _upper(letters),
    "lowerRoman": roman,
    "upperRoman": _upper(roman),
    "ordinal": lambda number: f"{number}.",
}
"""How a format writes a number; of the formats that are not here the number is written in digits."""
