"""Where the graph is held and asked: a seam of few methods (``base``), and the engine behind it in processes that can be killed."""
