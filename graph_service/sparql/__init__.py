"""SPARQL as text: tokens, forms, and the binding of values."""
