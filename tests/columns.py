"""Columns of a store in this process; the service makes them in a process of their own."""

import io

from graph_service.store.embedded import counts_process


def columns_of(store):
    """Return the columns of an engine's store."""
    from graph_service.store.embedded.columns import Columns  # noqa: PLC0415 - the extra may be missing

    written = io.BytesIO()
    counts_process.write(store, written)
    written.seek(0)
    return Columns(written)
