"""The embedded engine in processes that can be killed: data, queries, writes, journal and backup."""
