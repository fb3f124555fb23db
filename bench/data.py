"""A synthetic graph of our kind: provisions with words, order and links to actors and instruments. The same for the same size."""

import random
from collections.abc import Iterator

PREDICATES = {
    "type": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    "label": "http://www.w3.org/2004/02/skos/core#prefLabel",
    "part": "http://purl.org/dc/terms/isPartOf",
}
HOME = "https://example.org/"


def provisions(triples: int) -> int:
    """Return how many provisions make a graph of that many triples."""
    return triples // 8


def small(triples: int) -> int:
    """Return how many documents, actors and instruments there are in a graph of that many triples."""
    return max(20, provisions(triples) // 100)


def n_triples(triples: int) -> Iterator[str]:
    """Yield the graph's lines, about as many as asked for."""
    chance = random.Random(20181211)  # noqa: S311 - the same graph each time is the point
    few = small(triples)
    words = [f"word {number}" for number in range(few)]
    for number in range(few):
        for kind in ("actor", "instrument", "document"):
            yield f'<{HOME}{kind}/{number}> <{PREDICATES["label"]}> "{kind} {number}"@en .\n'
    for number in range(provisions(triples)):
        subject = f"<{HOME}provision/{number}>"
        text = " ".join(chance.choice(words) for _ in range(12))
        yield f"{subject} <{PREDICATES['type']}> <{HOME}Provision> .\n"
        yield f'{subject} <{PREDICATES["label"]}> "Provision {number}"@en .\n'
        yield f'{subject} <{HOME}text> "We commit to {text} and to review it"@en .\n'
        yield f'{subject} <{HOME}order> "{number}"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
        yield f"{subject} <{PREDICATES['part']}> <{HOME}document/{number % few}> .\n"
        yield f"{subject} <{HOME}mentions> <{HOME}actor/{chance.randrange(few)}> .\n"
        yield f"{subject} <{HOME}cites> <{HOME}instrument/{min(chance.randrange(few), chance.randrange(few))}> .\n"
        yield f"{subject} <{HOME}cites> <{HOME}instrument/{chance.randrange(few)}> .\n"
