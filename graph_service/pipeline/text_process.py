"""A process that makes a graph of one text and ends; its parent may kill it (``python -m graph_service.pipeline.text_process``).

A process of its own because the file comes from a stranger, and its formats' libraries can be neither stopped nor bounded. Standard
input is a line of JSON (``action``, ``said``, ``name``, ``mediaType``, ``charset``) and the file; standard output a line of JSON with the
graph's IRI and the report, also in lines for people, or with what is wrong, and Turtle.
"""

import json
import os
import sys
from typing import Any

from graph_service.errors import BadRequestError, ServiceError
from graph_service.pipeline import text_files
from graph_service.pipeline.text_files import TextFile
from graph_service.store.embedded import sandbox


def main() -> int:
    """Make a graph of what is on standard input, within so many bytes of memory and seconds, and end with the process that asked."""
    sandbox.bound_child(int(sys.argv[1]), int(sys.argv[2]))
    request = json.loads(sys.stdin.buffer.readline())
    file = TextFile(request["name"], sys.stdin.buffer.read(), request["mediaType"], request["charset"])
    make = text_files.new if request["action"] == "new" else text_files.add
    turtle = b""
    try:
        made = make(file, request["said"])
        answer: dict[str, Any] = {"graph": made.graph, "report": made.report, "lines": made.lines}
        turtle = made.turtle
    except ServiceError as error:
        answer = {"error": error.slug, "detail": error.detail, "help": error.advice, "members": error.members}
    except ValueError as error:
        answer = {"error": BadRequestError.slug, "detail": f"{error}.", "help": BadRequestError.help, "members": {}}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + turtle)
    sys.stdout.buffer.flush()
    # At once: taking the graph apart would take as long as making it.
    os._exit(0)


if __name__ == "__main__":
    main()
