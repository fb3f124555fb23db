"""``/topics``: subjects that people come with, each a page across all texts."""
