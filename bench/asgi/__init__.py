"""Which ASGI server: the same constant answer from each, and from the short way of our own service."""
