"""``/guides``: the documents of ``docs/`` as pages."""
