"""``/check``: the quotations and citations of a text, held against the words and places of the graph."""
