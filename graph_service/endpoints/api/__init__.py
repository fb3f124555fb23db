"""``/api``: collections and items as JSON-LD whose shape never depends on the data.

``collections`` and ``fields`` are tables of facts; ``corpus.directory`` knows what a request can name; ``request`` turns a request's
parameters into values for the queries in ``queries``; ``shaping`` turns their answers into JSON-LD; ``service`` joins these for one
request; ``routes`` has the handlers.
"""
