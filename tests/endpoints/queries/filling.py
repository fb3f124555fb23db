"""Other values for a saved query's parameters, bound as the API binds them."""

from graph_service.corpus.directory import Directory
from graph_service.endpoints.queries.routes import read_term
from graph_service.namespaces import BASE
from graph_service.sparql.bind import bind

NOBODY = Directory(())


def term(parameter, text):
    """The term that a text stands for; an IRI may be given as its path under the base, known or not."""
    return read_term(parameter, text if parameter.datatype or "://" in text else BASE + text, NOBODY)


def fill(query, **values):
    """The query's text with these values in place of the defaults."""
    parameters = {parameter.name: parameter for parameter in query.parameters}
    return bind(query.text, {name: [term(parameters[name], text)] for name, text in values.items()})
