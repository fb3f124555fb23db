"""A shop's data: products, offers and reviews in several graphs, some triples in two, and terms that only testers write.

The subject is that of the Berlin SPARQL Benchmark; names and texts are our own.
"""

NAMESPACES = {
    "v": "http://shop.example/words#",
    "i": "http://shop.example/things/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MAKERS, SELLERS, READERS, COPIES = (f"http://shop.example/graphs/{name}" for name in ("makers", "sellers", "readers", "copies"))
GRAPHS = (MAKERS, SELLERS, READERS, COPIES)
COUNTRIES = [f"<http://shop.example/countries#{code}>" for code in ("KE", "PH", "MX", "DE", "JP")]
WORDS = ["amber", "brisk", "copper", "delta", "ember", "fjord", "gravel", "hollow", "iris", "jade", "kelp", "lumen", "mosaic", "north"]
SPLIT = "<urn:x:a\u2028b>"
TEXTS = [
    '"amber"', '"Amber"', '"AMBER"', '"brisk"', '"amber"@en', '"amber"@EN', '"amber"@en-GB', '"amber"@fr', '"amber"@en--ltr', '""',
    '""@en', '"a \\"quoted\\" one"', '"line\\nbreak"', '"return\\rline"', '"tab\\tstop"', '"back\\\\slash"', '"it\'s"', '"caf\\u00E9"',
    '"cafe\\u0301"', '"\\U0001F600 amber"', '"\\uFF5E wide"', '"a\\u2028b"', '"a\\u0085b"', '"a\\u000Bb"', '"\\u0001"',
    '"\\u00C9T\\u00C9"', '"\\u0130stanbul"', '"\\u039F\\u03A3"@el', '"\\u212Aelvin"', '"stra\\u00DFe"', '"5"', '"true"', '"<i>"',
    '"{x}"', '"# no comment"', '"?s"', '"_:b"',
]  # fmt: skip
EXACT = [
    "5", "-5", "0", "12345678901234567890", "012345678901234567890", '"05"^^xsd:integer', '"+5"^^xsd:integer', '"-0"^^xsd:integer',
    '"5"^^xsd:int', '"5"^^xsd:byte', '"300"^^xsd:byte', '"5"^^xsd:nonNegativeInteger', "true", "false", '"1"^^xsd:boolean',
    '"TRUE"^^xsd:boolean', '"2026-01-02"^^xsd:date', '"2026-02-30"^^xsd:date', '"5"^^v:euro', '"5.00"^^v:euro', '"amber"^^v:kind',
    '"amber"^^xsd:string', '"amber"^^xsd:token', "i:amber", "<urn:x:amber>", "<http://shop.example/a/../b>",
    "<http://shop.example/a%20b>", SPLIT, "<http://shop.example/caf\u00e9>", "<http://shop.example/?q=1&r=(2)#frag>", "_:odd",
    "<<( i:a v:b 5 )>>",
]  # fmt: skip
VALUED = [
    "5.0", "5.00", "5e0", "05.0", ".5", "-0.0", '"0.0"^^xsd:double', '"-0.0"^^xsd:double', '"5"^^xsd:double', '"5"^^xsd:float',
    '"5"^^xsd:decimal', '"INF"^^xsd:double', '"NaN"^^xsd:float', "1e6", '"1000000"^^xsd:double', '"2026-01-02Z"^^xsd:date',
    '"2026-01-02+00:00"^^xsd:date', '"2026-01-01T23:00:00Z"^^xsd:dateTime', '"2026-01-02T00:00:00+01:00"^^xsd:dateTime',
    '"2026-01-02T00:00:00"^^xsd:dateTime', '"2026-01-02T00:00:00.000"^^xsd:dateTime', '"2026"^^xsd:gYear', '"2026Z"^^xsd:gYear',
    '"PT60M"^^xsd:duration', '"PT1H"^^xsd:dayTimeDuration', '"ill"^^xsd:integer', "<<( i:a v:b 5.0 )>>",
]  # fmt: skip
"""Terms of which the engine takes several for one, or none."""
PARENT = {kind: (kind - 1) // 3 for kind in range(1, 13)}


class Shop:
    """The triples of each graph, made at random."""

    def __init__(self, chance, products, *, odd):
        self._chance = chance
        self._triples = {graph: [] for graph in GRAPHS}
        self._offers = self._reviews = 0
        self._parties()
        for product in range(products):
            self._product(f"i:product{product}")
        if odd:
            self._oddities()

    def turtle(self):
        head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in NAMESPACES.items())
        return {graph: head + "".join(f"{triple} .\n" for triple in triples) for graph, triples in self._triples.items()}

    def _add(self, graph, *triples):
        for triple in triples:
            self._triples[graph].append(triple)
            if self._chance.random() < 0.06:
                self._triples[COPIES].append(triple)

    def _one(self, kind, number):
        return f"i:{kind}{self._chance.randrange(number)}"

    def _prose(self, least, most):
        return " ".join(self._chance.choices(WORDS, k=self._chance.randint(least, most)))

    def _day(self):
        return f"2025-{self._chance.randint(1, 12):02}-{self._chance.randint(1, 28):02}"

    def _moment(self):
        return f'"{self._day()}T{self._chance.randint(0, 23):02}:00:00{self._chance.choice(["", "Z", "+01:00"])}"^^xsd:dateTime'

    def _country(self):
        return f"v:country {self._chance.choice(COUNTRIES)}"

    def _label(self):
        return f'rdfs:label "{self._prose(1, 3)}"'

    def _parties(self):
        self._add(MAKERS, *(f"i:kind{kind} a v:Kind ; {self._label()}" for kind in range(13)))
        self._add(MAKERS, *(f"i:kind{kind} rdfs:subClassOf i:kind{parent}" for kind, parent in PARENT.items()))
        self._add(MAKERS, *(f"i:feature{feature} a v:Feature ; {self._label()}" for feature in range(15)))
        for maker in range(4):
            self._add(MAKERS, f"i:maker{maker} a v:Maker ; {self._label()} ; {self._country()} ; v:page <http://maker{maker}.example/>")
        for seller in range(4):
            self._add(SELLERS, f"i:seller{seller} a v:Seller ; {self._label()} ; {self._country()}")
            self._add(SELLERS, f'i:seller{seller} v:contact [ a v:Contact ; v:phone "{seller}{seller}" ]')
        for person in range(12):
            self._add(READERS, f'i:person{person} a v:Person ; v:name "{self._prose(1, 1).title()}" ; {self._country()}')

    def _product(self, name):
        kind = self._chance.randint(4, 12)
        self._add(MAKERS, f'{name} a v:Product ; {self._label()} ; rdfs:comment "{self._prose(6, 15)}" ; v:maker {self._one("maker", 4)}')
        self._add(MAKERS, f'{name} v:issued "{self._day()}"^^xsd:date', f"{name} a i:kind{kind}, i:kind{PARENT[kind]}, i:kind0")
        self._add(MAKERS, *(f"{name} v:feature i:feature{one}" for one in self._chance.sample(range(15), self._chance.randint(2, 6))))
        self._add(MAKERS, *self._numbers(name, "number", 60))
        self._add(MAKERS, *(f'{name} v:text{one} "{self._prose(2, 6)}"{self._chance.choice(["", "@en", "@es"])}' for one in (1, 2)))
        for _ in range(self._chance.randint(0, 4)):
            self._offer(name)
        for _ in range(self._chance.randint(0, 4)):
            self._review(name)

    def _numbers(self, name, word, most):
        return [f"{name} v:{word}{place} {self._chance.randint(1, most)}" for place in (1, 2, 3) if self._chance.random() < 0.8]

    def _offer(self, product):
        self._offers += 1
        name = f"i:offer{self._offers}"
        euros = f"{self._chance.randint(5, 900)}.{self._chance.randint(10, 99)}"
        custom = f'"{euros}"^^v:euro'
        self._add(
            SELLERS,
            f"{name} a v:Offer ; v:product {product} ; v:seller {self._one('seller', 4)} ; v:days {self._chance.randint(1, 7)}",
            f"{name} v:price {self._chance.choice([euros, custom])} ; v:from {self._moment()} ; v:to {self._moment()}",
            f"{name} v:page <http://seller.example/offers/{self._offers}>",
        )

    def _review(self, product):
        self._reviews += 1
        name, language = f"i:review{self._reviews}", self._chance.choice(["en", "fr", "sw"])
        self._add(
            READERS,
            f"{name} a v:Review ; v:of {product} ; v:by {self._one('person', 12)} ; v:on {self._moment()}",
            f'{name} v:title "{self._prose(2, 4)}"@{language} ; v:said "{self._prose(5, 20)}"@{language}',
            *self._numbers(name, "rating", 10),
        )

    def _oddities(self):
        kinds = {
            "v:written": TEXTS,
            "v:exact": TEXTS + EXACT,
            "v:valued": EXACT + VALUED,
            "v:likes": ["i:odd0", "i:odd1", "_:odd", "_:other"],
        }
        pairs = [(predicate, term) for predicate, terms in kinds.items() for term in terms]
        for predicate, term in [*pairs, *self._chance.choices(pairs, k=60), *self._chance.choices(pairs[-4:], k=20)]:
            # So many that a join of five patterns stays small.
            thing = self._chance.choice([*(f"i:odd{number}" for number in range(14)), "_:odd", "_:other"])
            self._add(self._chance.choice(GRAPHS), f"{thing} {predicate} {term}")
