"""``/states/…``: what a State committed to, where it stands under the law, and what it pledged."""
