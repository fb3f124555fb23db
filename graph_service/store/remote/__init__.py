"""A SPARQL 1.1 engine somewhere else in place of the embedded store: any that speaks the Protocol and the Graph Store Protocol."""
