"""A second wording of a text that is in the graph, out of a file: the resolution beside its draft, or the text in another language."""
