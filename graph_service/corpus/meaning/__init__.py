"""Texts as vectors of their meaning, by an optional model in a process of its own. Without the model, nothing here is loaded."""
