"""The codes people cite things by: “C189”, “objective 6”, “22(a)”, “para 51”, “CEDAW”, and how they are spelt alike. Pure."""

import re
from collections.abc import Iterator

from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.rdf.accents import without_accents

_WORD = re.compile(r"[a-z]+|[0-9]+")
_ENGLISH = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty twenty-one twenty-two twenty-three"""
_SPANISH = """uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve
    veinte veintiuno veintidos veintitres"""
_FRENCH = """un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf
    vingt vingt-et-un vingt-deux vingt-trois"""
_SPELT = {word: str(number) for words in (_ENGLISH, _SPANISH, _FRENCH) for number, word in enumerate(words.split(), 1)}
_COUNTED = re.compile(
    r"\b(objectives?|objetivos?|objectifs?)\s+(" + "|".join(sorted(_SPELT, key=len, reverse=True)).replace("-", "[- ]") + r")(?![\w-])"
)
"""“objective six”, in English, Spanish and French, without accents."""
_LEADING_ZEROS = re.compile(r"(?<=[a-z])0+(?=[0-9])")
_SAME = {
    "paragraph": "para",
    "paragraphs": "para",
    "paras": "para",
    "par": "para",
    "art": "article",
    "articulo": "article",
    "objectives": "objective",
    "obj": "objective",
    "objetivo": "objective",
    "objetivos": "objective",
    "objectif": "objective",
    "objectifs": "objective",
    "parrafo": "para",
    "paragraphe": "para",
    "priorities": "priority",
    "prioridad": "priority",
    "priorite": "priority",
    "principles": "principle",
    "convenio": "convention",
    "recomendacion": "recommendation",
    "recommandation": "recommendation",
    "nr": "no",
    "num": "no",
    "number": "no",
}
_OF = re.compile(r"(.{1,60}?),? (?:of|de|del|du) (?:the |la |le |el )?(.{1,60})", re.IGNORECASE)
_COMPACT = re.compile(r"(?:gcm|(?:global )?compact(?: for migration)?|pacto(?: mundial)?|pacte(?: mondial)?)", re.IGNORECASE)
_REMAINDER = re.compile(r"(?:GCM |[^,]*, )(.*)", re.DOTALL)
_BARE = re.compile(r"[^0-9]*?([0-9]+(?:\([a-z]+\))*)\Z")
_ILO = re.compile(r"([CRP])0*([0-9]+)\Z")
_ILO_WORDS = {"C": "convention", "R": "recommendation", "P": "protocol"}
_BARE_WEIGHTS = {
    "Objective": 80,
    "Action": 78,
    "Priority": 70,
    "PriorityItem": 68,
    "Paragraph": 62,
    "Commitment": 62,
    "GuidingPrinciple": 60,
    "Recommendation": 45,
    "Footnote": 40,
}
_TARGET = 50
OWN_CODE, NAME, CITATION, BY_PARAGRAPH = 100, 95, 90, 55


def key(text: str) -> str:
    """Return the one spelling of a code or name: no case, accents, punctuation or leading zeros; numbers side by side keep a point.

    It is empty for a text without Latin letters and digits.
    """
    plain = without_accents(text.replace("§", " para ")).casefold()
    if "obje" in plain:
        plain = _COUNTED.sub(lambda counted: f"{counted[1]} {_SPELT[counted[2].replace(' ', '-')]}", plain)
    words = [_SAME.get(word, word) for word in _WORD.findall(plain)]
    joined = ""
    for word in words:
        joined += ("." if word[0].isdigit() and joined[-1:].isdigit() else "") + word
    return _LEADING_ZEROS.sub("", joined)


def turned(text: str) -> str:
    """Return “Article 14 of C189” as “C189 Article 14”, and “29(h) of the Compact” as “29(h)”; empty where there is nothing to turn."""
    parts = _OF.fullmatch(text.strip())
    if not parts:
        return ""
    return parts[1] if _COMPACT.fullmatch(parts[2]) else f"{parts[2]} {parts[1]}"


def codes(thing: Thing, things: Things) -> Iterator[tuple[str, int]]:
    """Yield the keys a thing can be cited by, each with its weight: 100 for a code of its own down to 40 for a bare number."""
    yield from ((key(one), NAME) for one in thing.texts("skos:prefLabel", "skos:altLabel", "dct:title"))
    yield from ((key(one.replace("United Nations", "UN")), NAME) for one in thing.texts("skos:prefLabel") if "United Nations" in one)
    yield key(thing.id), NAME
    yield key(thing.label), CITATION
    if "Provision" in thing.types:
        yield from _citations(thing, things)
        return
    if thing.kind in ("Article", "Ask"):
        # Their numbers alone say nothing: every treaty has an Article 6, and every item a first ask.
        return
    if thing.kind == "Concept":
        # Goals and targets have the numbers that objectives and priorities have too, so alone they are worth less.
        for notation in thing.texts("skos:notation"):
            yield from ((key(f"{word} {notation}"), OWN_CODE) for word in ("sdg", "sdg target", "target", "sdg goal", "ods", "odd"))
            yield key(notation), _TARGET
        return
    yield from ((key(one), OWN_CODE) for one in thing.texts("skos:notation", "dct:identifier"))
    # What the ILO numbers and people call otherwise (“MLC, 2006”) has its number in its id.
    for notation in (*thing.texts("skos:notation"), thing.id.removeprefix("instrument/ilo-").upper()):
        if match := _ILO.match(notation):
            number, word = match[2], _ILO_WORDS[match[1]]
            spelt = (notation, f"ilo {notation}", f"no {number}", f"ilo no {number}", f"{word} {number}", f"{word} no {number}")
            yield from ((key(one), NAME) for one in (*spelt, f"ilo {word} {number}", f"ilo {word} no {number}"))


def _citations(thing: Thing, things: Things) -> Iterator[tuple[str, int]]:
    remainder = _REMAINDER.match(thing.label)
    if not remainder:
        return
    yield key(remainder[1]), CITATION
    yield key(remainder[1].removeprefix("guiding ")), CITATION
    bare = _BARE.match(remainder[1])
    if bare and thing.kind in _BARE_WEIGHTS:
        yield key(bare[1]), _BARE_WEIGHTS[thing.kind]
    if thing.kind == "Action":
        # The Compact's own way to cite an action: the paragraph of the commitment and the action's letter.
        paragraph = things.paragraph_of.get(thing.first("gcmo:actionOf"))
        if paragraph:
            cited = f"{paragraph.first('skos:notation')} {thing.first('skos:notation')}"
            yield key(cited), BY_PARAGRAPH
            yield key(f"para {cited}"), CITATION
            yield key(f"gcm para {cited}"), CITATION
