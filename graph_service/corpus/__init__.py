"""The graph of a version as the service reads it: things, names, links, evidence, and the saved queries."""
