"""``/text``: a text in, by POST; out its provisions as RDF. Nothing is stored."""
