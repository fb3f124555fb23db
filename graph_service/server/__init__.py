"""The HTTP server around the application: connections, the fast path, and the warm-up."""
