"""Read files into one graph, and say which file and line does not parse."""

import codecs
import logging
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.sax import SAXParseException

from rdflib import Dataset, Graph
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from graph_service.rdf.parser import utf_8_xml
from graph_service.rdf.rdflib_namespaces import new_graph

# N-Triples is a subset of Turtle; rdflib's Turtle parser names the line of an error, its N-Triples parser does not.
_FORMATS = {".ttl": "turtle", ".turtle": "turtle", ".nt": "turtle", ".trig": "trig", ".rdf": "xml", ".xml": "xml", ".owl": "xml"}
_WHY = re.compile(r"Bad syntax \((.*?)\) at \^", re.DOTALL)


class UnusableInputError(Exception):
    """A file cannot be validated or used as shapes; the text says which, on what line, and why."""


def silence_rdflib() -> None:
    """Keep rdflib from logging a traceback for each ill-typed literal, in this process: the shapes report those in words."""
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)


def read(files: Iterable[Path], progress: Callable[[str], None] = lambda line: None) -> Graph:
    """Return the triples of all files together; named graphs in TriG are joined too.

    Blank nodes of different files stay apart. Raises UnusableInputError for a file that is missing, not RDF as its ending says, or broken.
    """
    graph = new_graph()
    for file in files:
        before = len(graph)
        _read_one(graph, file)
        progress(f"read {file.name}: {len(graph) - before:,} triples")
    return graph


def _read_one(graph: Graph, file: Path) -> None:
    form = _FORMATS.get(file.suffix.lower())
    if form is None:
        raise UnusableInputError(f"{file}: the ending is none of {', '.join(_FORMATS)}; write the graph as Turtle")
    try:
        # Some editors put a byte order mark before a text; XML says itself in which encoding it is.
        text = utf_8_xml(file.read_bytes()) if form == "xml" else file.read_bytes().removeprefix(codecs.BOM_UTF8)
        text.decode("utf-8")
        if form == "trig":
            for subject, predicate, value, _ in _quads(text, form, file):
                graph.add((subject, predicate, value))
        else:
            graph.parse(data=text, format=form, publicID=file.resolve().as_uri())
    except OSError as error:
        raise UnusableInputError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UnusableInputError(f"{file}, line {line}: not UTF-8") from error
    except BadSyntax as error:  # at the end of a file rdflib counts lines that are not there
        why = _WHY.search(str(error))
        reason = " ".join(why[1].split()) if why else "not Turtle"
        line = min(error.lines, text.count(b"\n", 0, -1)) + 1
        raise UnusableInputError(f"{file}, line {line}: {reason}") from error
    except SyntaxError as error:
        raise UnusableInputError(f"{file}: {error.msg}") from error
    except SAXParseException as error:
        raise UnusableInputError(f"{file}, line {error.getLineNumber()}: {error.getMessage()}") from error
    except (ValueError, TypeError, AssertionError) as error:
        # what rdflib's parsers raise for broken escapes, dates and RDF/XML structures, without a line
        raise UnusableInputError(f"{file}: {error or 'does not parse'}") from error


def _quads(text: bytes, form: str, file: Path) -> Iterator[tuple[Node, Node, Node, Node | None]]:
    dataset = Dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib 7.6 parses quads with a property that it deprecates itself
        dataset.parse(data=text, format=form, publicID=file.resolve().as_uri())
        yield from dataset.quads()
