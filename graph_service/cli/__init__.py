"""``compact-graph``: one module a command; ``main`` lists them, ``common`` and ``client`` are what several share."""
