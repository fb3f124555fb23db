"""Collections and items as JSON-LD whose shape never depends on the data: what can be asked for, how it is read, how it is shown.

``collections`` and ``fields`` are tables of facts; ``directory`` knows what a request can name; ``reading`` turns a request's parameters
into values for the queries in ``sparql/api``; ``shaping`` turns their answers into JSON-LD; ``service`` joins these for one request.
No web framework here.
"""
