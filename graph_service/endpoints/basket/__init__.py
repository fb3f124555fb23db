"""``/basket``: quotations that a reader collects. The address holds the collection; the service keeps nothing."""
