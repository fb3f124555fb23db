"""Which IRIs a query names, and what each is meant as."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_service import package_data
from graph_service.sparql.terms import iris_in, named_in

HEAD = "PREFIX o: <http://o/> PREFIX : <http://d/>\n"


def kinds(pattern):
    return {named.written: named.kind for named in named_in(f"{HEAD}SELECT * WHERE {{ {pattern} }}")}


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("?x a o:A, o:B ; o:p ?y .", {"o:A": "class", "o:B": "class", "o:p": "property"}),
        ("?x <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> :A", {":A": "class"}),
        ("?x a/o:subClassOf* o:A", {"o:subClassOf": "property", "o:A": "class"}),
        ("o:s o:p o:o", {"o:s": "", "o:p": "property", "o:o": ""}),
        ("?x o:p/^o:q|(o:r/o:s)+ ?y", {"o:p": "property", "o:q": "property", "o:r": "property", "o:s": "property"}),
        ("?x o:p [ a o:A ; o:q 5 ] ; o:r ?y . ?z o:s true", {"o:A": "class"} | dict.fromkeys(("o:p", "o:q", "o:r", "o:s"), "property")),
        ("FILTER(?x = o:f && EXISTS { ?x o:g ?y }) ?x o:p ?y", {"o:f": "", "o:g": "", "o:p": "property"}),
        ("VALUES ?x { o:v } ?x o:p ?y", {"o:v": "", "o:p": "property"}),
        ("?x o:p 'o:string' # o:comment", {"o:p": "property"}),
        ("GRAPH o:graph { ?x o:p '5'^^o:datatype }", {"o:p": "property"}),
        ("SERVICE o:service { ?x o:other ?y } ?x o:p ?y", {"o:p": "property"}),
        ("?x o:p\\/q o:y. ?x o:r ?z", {"o:p\\/q": "property", "o:y": "", "o:r": "property"}),
    ],
)
def test_iri_is_meant_as_its_place_says(pattern, meant):
    kinds_of = kinds(pattern)
    kinds_of.pop("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", None)
    assert kinds_of == meant


def test_template_of_a_construct_may_say_what_it_likes():
    construct = f"{HEAD}CONSTRUCT {{ ?x o:mine [ a o:Mine ] }} WHERE {{ ?x o:p ?y }}"
    assert [named.written for named in named_in(construct)] == ["o:p"]
    assert [named.written for named in named_in(f"{HEAD}CONSTRUCT WHERE {{ ?x o:p ?y }}")] == ["o:p"]


def test_quick_look_sees_at_least_what_the_whole_reading_sees():
    for file in sorted(package_data.queries().glob("*.rq")):
        text = file.read_text()
        assert {named.iri for named in named_in(text)} <= set(iris_in(text)), file.name


@given(st.text(alphabet="ao:<>?{}()[];,./^|*+!\"' \n#\\", max_size=80))
def test_any_text_is_read_to_its_end(text):
    list(iris_in(text))
    assert all(named.kind in ("", "class", "property") for named in named_in(text))
