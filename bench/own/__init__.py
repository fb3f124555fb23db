"""Our own graph beside the Oxigraph server."""
