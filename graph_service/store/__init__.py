"""The store: a small interface (``interface``), and behind it an engine in processes that can be killed, or an engine elsewhere."""
