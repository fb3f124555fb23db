"""Looking after the data: ``compact-graph load``, ``export``, ``backup`` and ``restore``."""
