"""The service on HTTP: the SPARQL protocols as plain ASGI ahead of the web framework, pages and APIs behind it."""
