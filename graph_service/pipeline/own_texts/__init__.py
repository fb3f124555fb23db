"""A text of one's own (a national plan, a statement) as provisions with IRIs: read, written as a graph, and told of."""
