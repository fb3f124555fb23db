"""``compact-graph submissions``: read what strangers sent, and accept or reject it."""

import argparse
import io
from datetime import UTC, datetime
from pathlib import Path

from graph_service.cli import common
from graph_service.cli.common import say
from graph_service.endpoints.submissions.box import ACCEPTED, HELD, REJECTED, Box
from graph_service.endpoints.submissions.endpoint import GRAPH
from graph_service.errors import ConflictError
from graph_service.rdf.formats import N_TRIPLES
from graph_service.store.embedded import offline
from graph_service.store.embedded.import_files import Incoming

HELP = "read what strangers sent, and accept or reject it"
DESCRIPTION = f"""\
What anybody sent to /submissions is held in the directory of serve --submissions. list shows what waits (--all: also what was decided),
show one of them with the report of its check, accept and reject decide; --reason is public. What is accepted goes to the graph
{GRAPH}: of a running service with --url and a token for that graph, or of a directory whose service is stopped with --data-dir.

exit codes: 0 done; 1 the service refused what was accepted, because it breaks its shapes; 2 not done, and the message says why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags."""
    parser.description = DESCRIPTION
    parser.add_argument("action", choices=("list", "show", "accept", "reject"))
    parser.add_argument("id", nargs="?", default="", help="the submission")
    parser.add_argument("--submissions", type=Path, required=True, metavar="DIR", help="the directory of serve --submissions")
    parser.add_argument("--reason", default="", help="why; everybody can read it")
    parser.add_argument("--all", action="store_true", help="also what was decided")
    common.add_place(parser)


def run(arguments: argparse.Namespace) -> int:
    """Do it, and return the exit code."""
    box = Box(arguments.submissions)
    if not arguments.submissions.is_dir():
        message = f"there is no directory {arguments.submissions}"
        raise ValueError(message)
    if arguments.action == "list":
        for one in box.all():
            if arguments.all or one.status == HELD:
                print(f"{one.id}  {one.received}  {one.kind:8}  {one.status}  {one.reason}".rstrip())
        return common.DONE
    one = box.get(arguments.id)
    if arguments.action == "show":
        print(f"{one.id}: a {one.kind}, received {one.received}, {one.status}")
        print("".join(f"{title}: {text}\n" for title, text in (("reason", one.reason), ("contact", one.contact)) if text), end="")
        print(one.content, end="")
        print("".join(f"check: {line}\n" for line in one.report), end="")
        return common.DONE
    if not arguments.reason.strip():
        message = "a decision needs --reason, which everybody can read"
        raise ValueError(message)
    if one.status != HELD:
        raise ConflictError(f"The submission {one.id} was {one.status} on {one.decided}.", help="A decision stays.")
    accepts = arguments.action == "accept"
    if accepts:
        _publish(arguments, one.content)
    day = datetime.now(UTC).date().isoformat()
    decided = box.decide(one.id, ACCEPTED if accepts else REJECTED, arguments.reason.strip(), day, GRAPH if accepts else "")
    say(f"{decided.id}: {decided.status}")
    return common.DONE


def _publish(arguments: argparse.Namespace, content: str) -> None:
    location = common.read_place(arguments)
    if location.service:
        location.service.send("POST", "/graph", content.encode(), N_TRIPLES.types[0], graph=GRAPH)
        return
    incoming = Incoming(GRAPH, say)
    incoming.read("the submission", io.BytesIO(content.encode()), N_TRIPLES)
    offline.load(location.directory, [], incoming, replace=False, who="compact-graph submissions", when=common.now())
