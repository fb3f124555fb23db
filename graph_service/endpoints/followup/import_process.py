"""A process that reads one table and ends; its parent may kill it (``python -m graph_service.endpoints.followup.import_process``).

A process of its own because a workbook comes from a stranger and its library can be neither stopped nor bounded. Standard input is a line
of JSON (``graph``, ``names``, ``today``, ``workbook``) and the file; standard output a line of JSON with what became of it, and Turtle.
"""

import json
import os
import sys

from graph_service.endpoints.followup.names import Names
from graph_service.endpoints.followup.reader import UnreadableTableError
from graph_service.endpoints.followup.tables import convert
from graph_service.store.embedded import sandbox


def main() -> int:
    """Convert what standard input holds, within so many bytes of memory, and end with the process that asked."""
    sandbox.bound_child(int(sys.argv[1]), int(sys.argv[2]))
    request = json.loads(sys.stdin.buffer.readline())
    try:
        names = Names.read(request["names"])
        kind, outcome, turtle = convert(
            sys.stdin.buffer.read(), request["graph"], names, workbook=request["workbook"], today=request["today"]
        )
        made = {"kind": kind.name, **outcome.mapping()}
    except UnreadableTableError as error:
        made, turtle = {"unreadable": str(error)}, b""
    sys.stdout.buffer.write(json.dumps(made).encode() + b"\n" + turtle)
    sys.stdout.buffer.flush()
    # At once: taking the rows apart would take as long as reading them.
    os._exit(0)


if __name__ == "__main__":
    main()
