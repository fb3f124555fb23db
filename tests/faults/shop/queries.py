"""A shop's queries: as buyers and analysts ask, counts of whatever can be joined, and forms that are easily taken for what they are not.

``buying.txt`` and ``analysing.txt`` have one query a line, in the manner of the Berlin SPARQL Benchmark, and ``odd.txt`` too, in that of
those who test engines. What stands between per cent signs is chosen anew each time.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.faults.shop.data import COUNTRIES, EXACT, GRAPHS, NAMESPACES, SPLIT, TEXTS, VALUED, WORDS

PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in NAMESPACES.items())
BUYING, ANALYSING, ODD = (
    (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n") for name in ("buying", "analysing", "odd")
)
SOUGHT = [
    *(f'"{word}"' for word in [*WORDS[:8], "a", "", "E", "AMBER", "kind", "http", "/", "shop.example", "5", "0", "<", "#", "en", "_:"]),
    *(f'"{word}"' for word in ["^^", "\u00e9", "e\u0301", "\u2028", "\u03c3", "\u03c2", "\u0131", "i\u0307", "ss", "k"]),
    "'amber'", '"""amber"""', '"am\\u0062er"', '"a\\tb"', '"amber"@en', '"amber"@fr', '"\\\\"', "'\"'", "5", "?x",
]  # fmt: skip
EDGES = """
product v:maker maker, product v:feature feature, product a kind, product v:issued day, product rdfs:label text, product rdfs:comment text,
product v:number1 number, product v:number2 number, product v:text1 text, offer v:product product, offer v:seller seller,
offer v:price valued, offer v:from valued, offer v:days number, offer v:page page, review v:of product, review v:by person,
review v:rating1 number, review v:rating2 number, review v:title text, review v:said text, review v:on valued, maker v:country country,
seller v:country country, person v:country country, person v:name text, kind rdfs:subClassOf kind, kind rdfs:label text,
feature rdfs:label text, seller v:contact contact, contact v:phone text, odd v:likes odd, odd v:written text, odd v:exact exact,
odd v:valued valued, odd v:likes odd, odd v:exact exact
"""
EDGES = [tuple(edge.split()) for edge in EDGES.split(",")]
CLASSES = {kind: f"v:{kind.title()}" for kind in ("product", "offer", "review", "maker", "seller", "person", "kind", "feature", "contact")}
LITERALS = ("number", "text", "valued", "day", "exact", "page")
CONSTANTS = {
    "text": TEXTS,
    "exact": TEXTS + EXACT,
    "valued": EXACT + VALUED,
    "country": COUNTRIES,
    "number": ["3", "5", "7", "+5", "05", "5.0"],
    "day": ['"2025-03-04"^^xsd:date'],
    "page": ["<http://seller.example/offers/3>"],
    "kind": ["i:kind0", "i:kind1", "i:kind5", "v:Product"],
}
# The order of times with and without zones, or of texts and numbers, is not total: the process of an engine that sorts them may end.
_UNSORTED = re.compile(r"v:exact|v:valued|v:from|v:to\b|v:on\b|v:price|[?$]property")


@dataclass(frozen=True)
class Case:
    """A query, and the graphs given with the protocol."""

    text: str
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None

    @property
    def cut(self):
        """Whether a limit may have cut rows that are equal by the order, so that another answer has others."""
        return re.search(r"\b(limit|offset)\b", self.text, re.IGNORECASE) is not None

    @property
    def keys(self):
        """The variables that order the rows, as far as they are in the answer: their values come in one order only."""
        plain = _COMMENT.sub(" ", self.text)
        ordered = re.search(r"ORDER\s+BY((?:\s*(?:[?$]\w+|(?:ASC|DESC)\s*\(\s*[?$]\w+\s*\)))+)", plain, re.IGNORECASE)
        return re.findall(r"[?$](\w+)", ordered[1]) if ordered else []


_COMMENT = re.compile(r"#[^\n>]*\n")


def cases(chance, number):
    """Return every odd query, as it is, and so many of any manner."""
    return [*(Case(PREFIXES + _filled(chance, text)) for text in ODD), *(case(chance) for _ in range(number))]


def case(chance):
    """Return a query of any manner."""
    text = chance.choices([counting, other, analysing, buying, odd], [48, 14, 20, 10, 8])[0](chance)
    text = _dressed(chance, text) + ("\n# " + "longer than columns read " * 200 if chance.random() < 0.02 else "")
    default = tuple(chance.sample(GRAPHS, chance.choice([1, 2]))) if chance.random() < 0.05 else None
    return Case(text, default, tuple(chance.sample(GRAPHS, 2)) if chance.random() < 0.03 else None)


def buying(chance):
    """Return a query of somebody who looks for a product."""
    return _filled(chance, chance.choice(BUYING))


def analysing(chance):
    """Return a query of somebody who compares products, sellers and countries."""
    return _filled(chance, chance.choice(ANALYSING))


def odd(chance):
    """Return a query of somebody who tests an engine."""
    return _filled(chance, chance.choice(ODD))


def _filled(chance, text):
    values = {
        "KIND": f"i:kind{chance.randrange(13)}",
        "PRODUCT": f"i:product{chance.randrange(24)}",
        "FEATURE": f"i:feature{chance.randrange(15)}",
        "OTHER": f"i:feature{chance.randrange(15)}",
        "COUNTRY": chance.choice(COUNTRIES),
        "WORD": chance.choice(WORDS),
        "NUMBER": str(chance.randint(1, 40)),
        "RATING": str(chance.randint(1, 10)),
        "LIMIT": str(chance.choice([1, 3, 5, 10])),
        "DOWN": chance.choice(["DESC(?n)", "DESC(?n) ?k", "?n", "DESC(?n) DESC(?k)"]),
        "SPLIT": SPLIT,
        "LINE": chance.choice(["\u2028", "\u0085", "\u000b"]),
    }
    return re.sub(r"%([A-Z]+)%", lambda match: values[match[1]], text)


# Counts of what can be joined


def counting(chance, beside=lambda _chance, where, _subject: where):
    """Return a count over joined patterns, or the rows; ``beside`` may add to the pattern."""
    listed, kinds = _patterns(chance, chance.choice([1, 1, 2, 2, 3, 3, 4, 5]))
    names = list(kinds)
    words = f" FILTER(CONTAINS({_read(chance, names)}, {chance.choice(SOUGHT)}))" if chance.random() < 0.25 else ""
    where = beside(chance, _block(chance, listed) + words, names[0])
    if chance.random() < (0.3 if words else 0.15):
        shown = list(dict.fromkeys(chance.choices(names, k=chance.choice([1, 2, 3]))))
        # Rows alone are asked of columns where many things have one that is named, or if it looks like a count.
        return f"#COUNT(\nSELECT {' '.join(shown)} WHERE {{ {where} }}{_modifiers(chance, where, shown)}"
    group = list(dict.fromkeys(chance.choices(names, k=chance.choice([0, 1, 1, 1, 2]))))
    counted = ["*", *names, *(f"DISTINCT {name}" for name in names)]
    counts = [f"(COUNT({chance.choice(counted)}) AS ?n{place})" for place in range(chance.choice([1, 1, 1, 2, 3]))]
    columns = [*group[: chance.choice([len(group), len(group), 1])], *counts]
    keys = [*columns[: -len(counts)], *(f"?n{place}" for place in range(len(counts)))]
    chance.shuffle(columns)
    grouped = f" GROUP BY {' '.join(group)}" if group else ""
    return f"SELECT {' '.join(columns)} WHERE {{ {where} }}{grouped}{_modifiers(chance, where, keys)}"


def other(chance):
    """Return a count of a form that columns do not answer."""
    if chance.random() < 0.4:
        text = counting(chance)
        return chance.choice(
            [
                text.replace("SELECT ", "SELECT DISTINCT ", 1),
                text.replace("SELECT ", "SELECT (COUNT(DISTINCT *) AS ?all) ", 1),
                text.replace("SELECT ", f"SELECT ({chance.choice(['AVG', 'SUM', 'MIN', 'MAX'])}(?number1) AS ?much) ", 1),
                f"SELECT (COUNT(*) AS ?rows) {{ {{ {text} }} }}",
                text.replace(" GROUP BY", " GROUP BY (STR(?none) AS ?none2)"),
            ]
        )
    return counting(chance, _beside)


def _beside(chance, where, subject):
    where = where.rstrip(" ;.")
    return chance.choice(
        [
            f"{where} OPTIONAL {{ {subject} v:country ?extra }}",
            f"{{ {where} }} UNION {{ {subject} v:country ?extra }}",
            f"{{ SELECT {chance.choice(['*', 'DISTINCT *'])} {{ {where} }} }}",
            f"{where} FILTER(isIRI({subject}) && ?number1 > 3)",
            f'{where} FILTER(REGEX(STR({subject}), "1"))',
            f"{where} FILTER(NOT EXISTS {{ {subject} v:days 3 }})",
            f"{where} BIND(STR({subject}) AS ?word)",
            f"GRAPH ?g {{ {where} }}",
            f"{where} VALUES {subject} {{ i:odd0 i:maker0 i:product1 }}",
            f"{where} MINUS {{ {subject} v:country ?c }}",
            f"{where} . {subject} {chance.choice(['^v:of', 'v:maker/v:country', 'v:likes*', '!v:price', 'v:of|v:by'])} ?far",
        ]
    )


def _patterns(chance, size):
    """Return joined triples, and the kind of each variable."""
    kinds, listed, turned = {}, [], False

    def fresh(kind):
        name = f"?{kind}{len(kinds)}"
        kinds[name] = kind
        return name

    first = fresh(chance.choice(["product", "product", "offer", "review", "review", "odd", "odd", "seller", "person", "kind"]))
    while len(listed) < size:
        if chance.random() < 0.12:
            listed.append((first, "a", CLASSES.get(kinds[first], "v:Product")))
            continue
        name = chance.choice([one for one, kind in kinds.items() if kind not in LITERALS])
        # From what many things share, back to all of them, once only: no join should take the engine seconds.
        edges = [edge for edge in EDGES if kinds[name] == edge[0] or (kinds[name] == edge[2] and len(kinds) > 1 and not turned)]
        if not edges:
            continue
        source, predicate, target = chance.choice(edges)
        if kinds[name] == source and (source != target or chance.random() < 0.6):
            predicate = fresh("property") if chance.random() < 0.02 else predicate
            listed.append((name, predicate, _thing(chance, kinds, target) if chance.random() < 0.25 else fresh(target)))
        else:
            turned = kinds[name] in ("kind", "feature", "country")
            listed.append((f"i:{source}1" if chance.random() < 0.08 else fresh(source), predicate, name))
    return listed, kinds


def _thing(chance, kinds, kind):
    """Return a variable that is there, or a constant."""
    constants = [term for term in CONSTANTS.get(kind, [f"i:{kind}0", f"i:{kind}1", f"i:{kind}99"]) if term[:2] != "_:"]
    known = [name for name, other in kinds.items() if other == kind]
    return chance.choice(known) if known and chance.random() < 0.3 else chance.choice(constants)


def _block(chance, listed):
    """Write triples, sometimes with semicolons and commas."""
    pieces, before = [], ("", "")
    for subject, predicate, thing in listed:
        if before[0] == subject and chance.random() < 0.5:
            pieces.append(f", {thing}" if before[1] == predicate else f"; {predicate} {thing}")
        else:
            pieces.append(f"{'. ' if pieces else ''}{subject} {predicate} {thing}")
        before = (subject, predicate)
    return " ".join(pieces) + chance.choice(["", "", " .", " ;", " ; ."])


def _read(chance, names):
    forms = ["{}", "STR({})", "STR({})", "LCASE({})", "LCASE({})", "LCASE(STR({}))", "UCASE({})"]
    return chance.choice(forms).format(chance.choice(names))


def _modifiers(chance, where, keys):
    order = ""
    if chance.random() < 0.5 and not _UNSORTED.search(where):
        chosen = list(dict.fromkeys(chance.choices(keys, k=chance.choice([1, 1, 2, 3]))))
        order = " ORDER BY " + " ".join(chance.choice(["{}", "ASC({})", "DESC({})"]).format(key) for key in chosen)
    limit = f" LIMIT {chance.choice([0, 1, 2, 5, 10, 10, 1000])}" if chance.random() < 0.35 else ""
    having = " HAVING (COUNT(*) > 1)" if chance.random() < 0.03 else ""
    return having + order + limit + (" OFFSET 1" if limit and chance.random() < 0.1 else "")


# Texts as some people write them

_KEPT = re.compile(r'''("""(?:[^"\\]|\\.)*"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s"{}]*>)''')
_KEYWORD = re.compile(
    r"(?<![\w?$:@])(SELECT|COUNT|DISTINCT|AS|WHERE|GROUP BY|ORDER BY|ASC|DESC|LIMIT|OFFSET|FILTER|CONTAINS|LCASE|STR|UNION)(?![\w:])"
)
_BLANKS = [" ", " ", "\n", "\t", "\r\n", "  ", " # ?x } COUNT(\n", '\n# "\n', "\n#<\n"]
_HEADS = [
    *[PREFIXES] * 6,
    PREFIXES.replace("PREFIX", "Prefix").replace("\n", "\t"),
    "# a comment < \" ' {\n" + PREFIXES,
    "BASE <http://shop.example/things/>\n" + PREFIXES,
    PREFIXES.replace("PREFIX v:", "PREFIX v: <http://wrong.example/>\nPREFIX v:"),
    PREFIXES.replace("PREFIX i:", "PREFIX x-1.y: <http://wrong.example/> PREFIX : <#> PREFIX i:"),
]


def _dressed(chance, text):
    """Return a text that asks for the same, with its prefixes, and blanks, comments and cases as they come."""
    lower, wide, full, dollars = (chance.random() < share for share in (0.3, 0.3, 0.15, 0.1))
    pieces = _KEPT.split(text)
    for place in range(0, len(pieces), 2):
        piece = pieces[place]
        if lower:
            piece = _KEYWORD.sub(lambda match: chance.choice([match[0].lower(), match[0].title(), match[0]]), piece)
        if full:
            piece = re.sub(r"(?<![\w@])(v|i):([\w.]*\w)", lambda match: f"<{NAMESPACES[match[1]]}{match[2]}>", piece)
        if dollars:
            piece = re.sub(r"\?(?=\w+\d)", lambda _match: chance.choice("?$"), piece)
        pieces[place] = re.sub(" ", lambda _match: chance.choice(_BLANKS), piece) if wide else piece
    return chance.choice(_HEADS) + "".join(pieces)
