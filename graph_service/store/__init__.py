"""Where the graph is held and asked: a seam of few methods (``interface``), and the engine behind it in processes that can be killed."""
