"""What a text is about: provisions, asks, articles and targets near its passages, with the words on both sides. Never links."""
