"""Finding things by what they are called and by their words: the things, the codes people cite them by, and a full-text index over both."""
