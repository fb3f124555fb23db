"""Commitments of States to objectives of the Compact, as a partner would publish them. The same for the same size."""

import random
from collections.abc import Iterator

_HOME = "https://partner.example/"
_BASE = "https://w3id.org/migration-compact/"
_ONTOLOGY = _BASE + "ontology#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCT = "http://purl.org/dc/terms/"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STATES, _OBJECTIVES = 193, 23
_WORDS = (
    "migrants",
    "rights",
    "data",
    "pathways",
    "labour",
    "children",
    "borders",
    "return",
    "health",
    "skills",
    "remittances",
    "cities",
    "dignity",
    "access",
)

TRIPLES_EACH = 8


def n_triples(triples: int) -> Iterator[str]:
    """Yield the lines, eight for each commitment."""
    chance = random.Random(20181210)  # noqa: S311 - the same graph each time is the point
    for number in range(triples // TRIPLES_EACH):
        subject = f"<{_HOME}commitment/{number}>"
        words = " ".join(chance.choices(_WORDS, k=14))
        yield f"{subject} <{_TYPE}> <{_ONTOLOGY}Commitment> .\n"
        yield f'{subject} <{_SKOS}prefLabel> "Commitment {number}"@en .\n'
        yield f'{subject} <{_ONTOLOGY}text> "We commit to {words} and to review {number} again"@en .\n'
        yield f"{subject} <{_ONTOLOGY}committedBy> <{_HOME}state/{chance.randrange(_STATES)}> .\n"
        objective = 1 + min(chance.randrange(_OBJECTIVES), chance.randrange(_OBJECTIVES))
        yield f"{subject} <{_ONTOLOGY}addresses> <{_BASE}gcm/objective/{objective}> .\n"
        yield f'{subject} <{_DCT}created> "20{18 + number % 8}-12-10"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
        yield f"{subject} <{_DCT}isPartOf> <{_HOME}pledge/{number // 10}> .\n"
        yield f'{subject} <{_ONTOLOGY}order> "{number}"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
