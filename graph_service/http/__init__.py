"""The kernel of HTTP: the table of paths, requests, the one writer of responses, problems, the answer cache, compression, metrics."""
