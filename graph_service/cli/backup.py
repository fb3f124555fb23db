"""``compact-graph backup`` and ``restore``: a store as it was at one moment, and back."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from graph_service import settings
from graph_service.cli import common
from graph_service.cli.common import say
from graph_service.store.embedded import backup as copies

BACKUP = """\
Copy a durable store as it is at one moment, the last finished write, while its service goes on serving and writing. TARGET is an archive
if it ends in .tar, .tar.gz or .tgz, else a new directory, which is a data directory of its own. It appears when it is whole, and nothing
that is there is replaced.

Every record's hash is checked on the way. A damaged journal is refused, with file and byte: restore an older backup then. If you have none,
--until-damage takes the records before the damage; the backup is an older state of the store."""
BACKUP_EPILOG = """\
example:
  compact-graph backup --data-dir /var/lib/compact-graph /backups/graph-$(date +%F).tar.gz

exit codes: 0 written; 2 not written, and the message says why."""
RESTORE = """\
Make a data directory of a backup. Before anything changes, lengths and hashes are compared and the data are loaded once. The dataset has
the version that it had, and so have answers their ETags: an answer kept from that state is still right. Journal, names of writers
and times come back too.

A directory that holds something is left alone, unless --force: then its journal, damaged or not, is kept beside the new one, as
journal.log.replaced-TIME. Writes that came after the backup are in it, as lines that people can read.
No service may use the directory meanwhile."""
RESTORE_EPILOG = """\
example:
  compact-graph restore /backups/graph-2026-11-22.tar.gz --data-dir /var/lib/compact-graph

exit codes: 0 restored; 2 not restored, and the message says why."""


def add_backup_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags of ``backup``."""
    parser.description, parser.epilog = BACKUP, BACKUP_EPILOG
    parser.add_argument("target", metavar="TARGET", type=Path, help="archive or directory to write")
    parser.add_argument("--until-damage", action="store_true", help="of a damaged journal, take the records before the damage")
    settings.add_flags(parser, ("data-dir",))


def add_restore_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the flags of ``restore``."""
    parser.description, parser.epilog = RESTORE, RESTORE_EPILOG
    parser.add_argument("source", metavar="BACKUP", type=Path, help="what backup wrote")
    parser.add_argument("--force", action="store_true", help="replace the store that is in the directory, and keep it beside the new one")
    settings.add_flags(parser, ("data-dir",))


def backup(arguments: argparse.Namespace) -> int:
    """Back up, and return the exit code."""
    note = copies.backup(common.read_directory(arguments), arguments.target, common.now(), until_damage=arguments.until_damage)
    say(f"{arguments.target}: {note.records:,} records, {note.bytes:,} bytes, version {note.version}")
    return common.DONE


def restore(arguments: argparse.Namespace) -> int:
    """Restore, and return the exit code."""
    directory = common.read_directory(arguments)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    note = copies.restore(arguments.source, directory, force=arguments.force, stamp=stamp)
    say(f"{directory}: {note.records:,} records of {note.when}, version {note.version}")
    return common.DONE
