"""From the source texts and the curated files to the graph, one Turtle file a named graph."""
