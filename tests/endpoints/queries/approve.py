"""Write the approved results anew from the present data and show what changed::

    python -m tests.endpoints.queries.approve [name ...]

Read the diff before you commit it: an approved result is what we stand for.
"""

import difflib
import sys
from pathlib import Path

from graph_service import package_data
from graph_service.corpus.saved_queries import read_queries
from tests.endpoints.queries.engines import ask_oxigraph, is_ordered, oxigraph_store, with_example

APPROVED = Path(__file__).parent / "approved"


def main(names: list[str]) -> int:
    """Approve the named queries, or all and remove the results of queries that are gone; return how many results changed."""
    queries = read_queries(package_data.queries())
    store = oxigraph_store(package_data.turtle())
    APPROVED.mkdir(exist_ok=True)
    written: set[Path] = set()
    changed = 0
    for query in queries.values():
        if names and query.name not in names:
            continue
        with with_example(query, store):
            answer = ask_oxigraph(store, query.text)
        path = APPROVED / (query.name + answer.suffix)
        written.add(path)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        after = answer.render(ordered=is_ordered(query.text))
        if before != after:
            changed += 1
            sys.stdout.writelines(
                difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), "approved", path.name, n=0)
            )
            path.write_text(after, encoding="utf-8")
        if answer.is_empty:
            sys.stdout.write(f"! {query.name} has no answer: its comment must say that this is true\n")
    for path in set() if names else set(APPROVED.iterdir()) - written:
        sys.stdout.write(f"- {path.name} belongs to no query and is removed\n")
        path.unlink()
    sys.stdout.write(f"{changed} of {len(written)} results changed\n")
    return changed


if __name__ == "__main__":
    main(sys.argv[1:])
