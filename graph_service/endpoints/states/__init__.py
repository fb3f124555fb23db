"""``/states/…``: what a State committed to, its status under treaties, and what it pledged."""
