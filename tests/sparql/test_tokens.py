"""What a SPARQL text is, and whether it reaches the network: hostile text included (test_egress.py asks the engine)."""

import sys
from contextlib import suppress

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service.errors import BadRequestError, EgressRefusedError
from graph_service.sparql.tokens import Form, form, has_dataset_clause, refuse_egress, tokens, with_dataset, without_silent

REACHES = [
    "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    "SELECT * { SERVICE\n#comment\n<http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { { { OPTIONAL { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } } } }",
    "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } } }",
    "CONSTRUCT WHERE { ?s ?p 'x' } # \n VALUES ?x {} SERVICE",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { SER\\U00000056ICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX SERVICE: <http://127.0.0.1/> SELECT * { ?s ?p ?o SERVICE:x { ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1/>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1/>{ ?a ?b ?c } }",
    "SELECT * { SERVICESILENT<http://127.0.0.1/>{ ?a ?b ?c } }",
    "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n<http://127.0.0.1/>{ ?s ?p ?o } }",
    'SELECT * { VALUES ?x {"""a"} SERVICE <http://127.0.0.1/> { ?s ?p ?o } }',
    "LOAD <http://127.0.0.1/>",
    "LOAD SILENT <file:///etc/passwd> INTO GRAPH <http://example.org/g>",
    "INSERT DATA { <http://e/s> <http://e/p> 1 } ; LOAD <http://127.0.0.1/>",
    "PREFIX : <http://127.0.0.1/> LOAD:x",
    "PREFIX : <http://127.0.0.1/>LOADSILENT:x",
    "BASE <http://127.0.0.1/>LOAD<x>INTO GRAPH<http://e/g>",
    "\\u004cOAD <http://127.0.0.1/>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
]
STAYS = [
    "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1/> {}' } # SERVICE <x> {}",
    "SELECT * { ?s ?p \"\"\"SERVICE ' \" <x> {\"\"\", '''LOAD '' \" ''', \"\\\"SERVICE\", 'a\\u0022 SERVICE \\u0022' }",
    "PREFIX service: <http://e/> SELECT ?service $load { ?service service:load <http://e/service#load> . GRAPH service:g { ?a ?b ?c } }",
    "PREFIX e: <http://e/> SELECT * { e:SERVICE e:load e:x.service . _:service e:p '1'@service }",
    "PREFIX load: <http://e/> CLEAR GRAPH load:x ; COPY load:x TO load:y ; ADD GRAPH load:x TO GRAPH load:z",
    "PREFIX service: <http://e/> DESCRIBE service:x service:y",
    "PREFIX service: <http://e/> SELECT * FROM service:x { ?s ?p ?o }",
    "SELECT (?a < ?b AS ?c) { VALUES (?a ?b) { (1 <http://e/service#y>) } FILTER(?a IN (<http://e/service#x>, <http://e/service#y>)) }",
    "INSERT DATA { <http://e/load> <http://e/service> 'LOAD <http://127.0.0.1/>' }",
    "SELECT * { ?s <http://e/self-service> ?o ; <http://e/p> 'services rendered' }",
]


@pytest.mark.parametrize("text", REACHES)
def test_text_that_reaches_the_network_is_refused_with_its_place(text):
    with pytest.raises(EgressRefusedError) as caught:
        refuse_egress(text)
    assert caught.value.members["line"] >= 1
    assert caught.value.members["column"] >= 1


@pytest.mark.parametrize("text", STAYS)
def test_text_that_only_speaks_of_it_is_not_refused(text):
    refuse_egress(text)


@pytest.mark.parametrize("text", [text for text in STAYS if "CLEAR" not in text and "INSERT" not in text])
def test_what_is_not_refused_is_a_query_for_the_engine_too(text):
    pyoxigraph.Store().query(text)


HOSTILE = ("'", '"""', '"""\\', "<", "<a", "a.", "\\u0041", "((((<?a)", "service", "?a<?b)SERVICE#", "SERVICE:", "{", "#", "\\")


def steps(text):
    """How many lines of Python the tokenizer runs for a text: a measure of its work that no other process disturbs."""
    count = 0

    def trace(_frame, event, _argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        with suppress(EgressRefusedError):
            refuse_egress(text + " service")
        form(text)
        has_dataset_clause(text + " from")
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_tokenizer_reads_hostile_text_in_linear_time(piece):
    small, large = (steps(piece * count) for count in (200, 800))
    assert large <= 4.5 * small + 500


WORDS = [
    "SERVICE",
    "service",
    "SILENT",
    "LOAD",
    "SELECT",
    "FROM",
    "WHERE",
    "true",
    "a",
    "1",
    "?x",
    ":x",
    "e:x",
    "<http://e/x>",
    "@en",
    "_:b",
]
MARKS = ["<", ">", "'", '"', '"""', "'''", "\\", "\\u0053", "#", "\n", "{", "}", "(", ")", "*", ".", ";", "^^", " ", "é", "\x00"]
PIECES = st.sampled_from([*WORDS, *MARKS])


@given(st.lists(PIECES, max_size=30).map("".join))
def test_tokens_cover_the_text_in_order_without_overlap(text):
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert token.text == text[token.start : token.start + len(token.text)]
        end = token.start + len(token.text)
    assert end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * {}", Form.SELECT),
        ("select*{}", Form.SELECT),
        ("# SELECT\nPREFIX select: <http://e/ASK> BASE <http://e/>\nASK {}", Form.ASK),
        ("PREFIX : <http://e/>CONSTRUCT WHERE {}", Form.CONSTRUCT),
        ("BASE<http://e/>DESCRIBE<x>", Form.DESCRIBE),
        ("PREFIX a: <http://e/> INSERT DATA {}", Form.UPDATE),
        ("WITH <http://e/g> DELETE {} WHERE {}", Form.UPDATE),
        ("", Form.UNKNOWN),
        ("nonsense SELECT", Form.UNKNOWN),
        ("CONSTRUCTWHERE{?s ?p ?o}", Form.CONSTRUCT),
        ("CONSTRUCTFROM<http://e/g>WHERE{?s ?p ?o}", Form.CONSTRUCT),
        ("PREFIX:<http://e/>CONSTRUCT WHERE{?s ?p ?o}", Form.CONSTRUCT),
        ("PREFIXa:<http://e/> CONSTRUCT WHERE{?s ?p ?o}", Form.CONSTRUCT),
        ("PREFIX :<http://e\\u002F>DESCRIBE:s", Form.DESCRIBE),
        ("PREFIX a:<http://e/>" * 300 + "DESCRIBE a:s", Form.DESCRIBE),
        ("ASKFROM<http://e/g>{}", Form.ASK),
        ("SELECTDISTINCT?s{?s ?p ?o}", Form.SELECT),
    ],
)
def test_form_is_the_first_keyword_after_the_prologue(text, expected):
    assert form(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * FROM <http://e/g> {}", True),
        ("SELECT * from named <http://e/g> {}", True),
        ("SELECT ?from { ?from <http://e/FROM> 'FROM <x>' } # FROM <http://e/g>", False),
        ("SELECT * { ?s ?p ?o }", False),
        ("SELECT ?s ?from { ?s ?p ?from }", False),
        ("# from\nSELECT ?s { ?s ?p ?o }", False),
        ("SELECT ?s #\nFROM <http://e/g> { ?s ?p ?o }", True),
        ("SELECT ?s FR\\u004FM <http://e/g> { ?s ?p ?o }", True),
        ("SELECT (EXISTS { ?s ?p ?o } AS ?x) FROM <http://e/g> {}", True),
        ("SELECT ((1 + (EXISTS { ?s ?p ?o })) AS ?x) FROM <http://e/g> {}", True),
        ("ASK FROM <http://e/g> {}", True),
        ("ASKFROM<http://e/g>{}", True),
        ("CONSTRUCTFROM<http://e/g>WHERE{ ?s ?p ?o }", True),
        ("SELECT*FROMNAMED<http://e/g>{}", True),
        ("PREFIX : <http://e/>SELECT*FROM:g{}", True),
        ("PREFIXa:<http://e/>SELECT*FROMa:g{}", True),
        ("PREFIX : <http://e/> DESCRIBE :s FROM:g", True),
        ("PREFIX : <http://e/> ASKFROM:g{}", True),
        ("PREFIX from: <http://e/> DESCRIBE from:s", False),
        ("PREFIXfrom:<http://e/>DESCRIBE from:s", False),
        ("PREFIX from: <http://e/> DESCRIBE from:s FROM from:g", True),
        ("PREFIX from: <http://e/> CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } ORDER BY from:f(?s)", False),
        ("DESCRIBE <http://e/x> FROM <http://e/g>", True),
        ("CONSTRUCT { ?s ?p ?o } FROM <http://e/g> { ?s ?p ?o }", True),
        ("CONSTRUCT { ?s ?p ?from } { ?s ?p ?from }", False),
    ],
)
def test_dataset_clause_is_seen_where_there_is_one(text, expected):
    assert has_dataset_clause(text) is expected


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("ASKFROM<x:g>", "{ <x:s> ?p ?o }"),
        ("PREFIX : <x:>SELECT*FROM:g", "{ <x:s> ?p ?o }"),
        ("PREFIX :<x:>DESCRIBE:s FROM:g", ""),
        ("CONSTRUCTFROM<x:g>WHERE", "{ <x:s> ?p ?o }"),
        ("SELECT(1AS?x)FROM<x:g>", "{ <x:s> ?p ?o }"),
        ("SELECT(EXISTS{?a ?b ?c}AS?x)FROM<x:g>", "{ <x:s> ?p ?o }"),
    ],
)
def test_what_we_take_for_a_dataset_clause_is_one_for_the_engine(head, tail):
    g, h = pyoxigraph.NamedNode("x:g"), pyoxigraph.NamedNode("x:h")
    s, p, o = (pyoxigraph.NamedNode(f"x:{name}") for name in "spo")
    for graph, expected in ((g, True), (h, False)):
        store = pyoxigraph.Store()
        store.add(pyoxigraph.Quad(s, p, o, graph))
        solutions = store.query(head + tail)
        assert (bool(solutions) if isinstance(solutions, pyoxigraph.QueryBoolean) else len(list(solutions)) > 0) is expected
    assert has_dataset_clause(head + tail)


def test_dataset_of_the_protocol_goes_before_every_where():
    insert, delete = "INSERT { ?s e:where 'WHERE' } WHERE { ?s ?p ?o }", "DELETE WHERE { ?s e:p '''a\nb''' # }\n }"
    text = f"PREFIX e: <http://e/> {insert} ; {delete} ; INSERT DATA {{ e:s e:p 1 }}"
    rewritten = with_dataset(text, ["http://e/g"], ["http://e/n"])
    assert rewritten.count("USING <http://e/g> USING NAMED <http://e/n> WHERE") == 2
    assert "DELETE { ?s e:p '''a\\nb''' } USING" in rewritten
    assert rewritten.count("\n") == text.count("\n")
    pyoxigraph.Store().update(rewritten)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("DELETE WHERE { ?s ?p -1, 1.5e-3 }", "DELETE { ?s ?p -1, 1.5e-3 } USING <http://e/g> WHERE { ?s ?p -1, 1.5e-3 }"),
        ("DELETEWHERE{?s ?p 'a'@en}", "DELETE{?s ?p 'a'@en} USING <http://e/g> WHERE{?s ?p 'a'@en}"),
        ("DELETE#\nWHERE{?s ?p ?o};DELETEWHERE{?a ?b ?c}", None),
        ("DELETE WHERE { ?s ?p <<( ?a ?b ?c )>> }", None),
    ],
)
def test_dataset_of_the_protocol_leaves_the_pattern_of_delete_where_as_it_is(text, wanted):
    rewritten = with_dataset(text, ["http://e/g"], [])
    assert rewritten == wanted or wanted is None
    assert rewritten.count("USING <http://e/g>") == text.count("WHERE")
    pyoxigraph.Store().update(rewritten)


@pytest.mark.parametrize(
    "text",
    [
        "WITH <http://e/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "PREFIX : <http://e/>WITH:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } USINGNAMED<http://e/g>WHERE { ?s ?p ?o }",
        "PREFIX : <http://e/> DELETE { ?s ?p ?o } USING:g WHERE { ?s ?p ?o }",
    ],
)
def test_dataset_in_both_places_is_refused(text):
    pyoxigraph.Store().update(text)
    with pytest.raises(BadRequestError):
        with_dataset(text, ["http://e/g"], [])


def test_words_of_a_dataset_elsewhere_are_not_one():
    with_dataset("PREFIX with: <http://e/> PREFIX using: <http://e/> COPY with:a TO using:b ; CLEAR GRAPH with:a", ["http://e/g"], [])
    with_dataset("INSERT DATA { <http://e/with> <http://e/using> 'USING' }", ["http://e/g"], [])


@pytest.mark.parametrize(
    ("update", "left"),
    [
        ("LOAD SILENT <http://x.example/> INTO GRAPH <http://example.org/g>", "INSERT DATA {}"),
        ("load silent <http://x.example/>; CLEAR DEFAULT", "INSERT DATA {}; CLEAR DEFAULT"),
        (
            "PREFIX x: <http://x.example/> LOAD SILENT x:y ; LOAD\nSILENT x:z",
            "PREFIX x: <http://x.example/> INSERT DATA {} ; INSERT DATA {}\n",
        ),
        (
            "INSERT { ?s ?p ?o } WHERE { ?s ?p ?o SERVICE SILENT <http://x.example/> { ?s ?q { ?r ?t ?u } \n } }",
            "INSERT { ?s ?p ?o } WHERE { ?s ?p ?o {}\n }",
        ),
        ('INSERT DATA { <http://example.org/s> <http://example.org/p> "LOAD SILENT <x>" }', None),
        ("LOAD <http://x.example/>", None),
        ("LOADSILENT<http://x.example/>", None),
        ("SERVICE SILENT", None),
        ("INSERT {} WHERE { SERVICE SILENT <http://x.example/> { ?s ?p ?o", None),
    ],
)
def test_what_is_silent_in_an_update_has_failed_and_opens_nothing(update, left):
    rewritten = without_silent(update)
    assert rewritten == (update if left is None else left)
    assert rewritten.count("\n") == update.count("\n")
