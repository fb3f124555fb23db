"""What the service cannot do: not here, not now, or not with the disk that it has."""

from typing import ClassVar

from graph_service.errors.base import Member, ServiceError


class HistoryNotKeptError(ServiceError):
    """An earlier version was asked for, and this service keeps none: its data are in memory, or in an engine elsewhere."""

    status = 501
    slug = "history-not-kept"
    title = "Earlier versions are not kept here"
    help = "Read the present version, or keep dumps of your own (/dump/). The operator of a service keeps versions with --data-dir."


class NoDryRunError(ServiceError):
    """A dry run was asked for, and the store has no copy of the data in which a write could be tried."""

    status = 501
    slug = "no-dry-run"
    title = "A write cannot be tried here without being stored"
    help = "compact-graph validate FILE checks RDF against the shapes without the service."


class DocumentsNotInstalledError(ServiceError):
    """A file was asked for, and the libraries that write it are an optional part of the service."""

    status = 501
    slug = "documents-not-installed"
    title = "Documents cannot be written here"
    help = "Print the page, or read it as Markdown. The operator installs the extra: pip install 'migration-compact-graph[documents]'."


class UnavailableError(ServiceError):
    """The service cannot answer now."""

    status = 503
    slug = "unavailable"
    title = "The service cannot answer now"
    help = "Try again after the time in Retry-After."
    passes: ClassVar[bool] = True
    """Whether the same request may be answered later."""

    def __init__(self, detail: str = "", *, retry_after: int = 1, help: str = "", **members: Member) -> None:  # noqa: A002 - the member's name on the wire
        super().__init__(detail, help=help, headers={"Retry-After": str(retry_after)} if self.passes else None, **members)


class QueueFullError(UnavailableError):
    """Too many requests wait already."""

    slug = "queue-full"
    title = "Too many requests are waiting"


class TimeLimitError(UnavailableError):
    """The evaluation took longer than it may; it has been stopped."""

    slug = "time-limit"
    title = "The evaluation took too long and was stopped"
    help = "Narrow the query, aggregate in a sub-select, or add LIMIT."


class MemoryLimitError(UnavailableError):
    """The evaluation needed more memory than it may; it has been stopped."""

    slug = "memory-limit"
    title = "The evaluation needed too much memory and was stopped"
    help = "Narrow the query: sorting, grouping and DISTINCT hold all their rows in memory."
    passes = False


class WorkerLostError(UnavailableError):
    """The process that evaluated the request ended; another one has taken its place."""

    slug = "worker-lost"
    title = "The evaluation ended unexpectedly"


class StorageFullError(ServiceError):
    """The write could not be stored; nothing was changed."""

    status = 507
    slug = "storage-full"
    title = "The write could not be stored"
    help = "Tell the operator that the data directory is full or not writable. Nothing was changed."


class DamagedJournalError(ServiceError):
    """The journal lacks acknowledged bytes; the detail names the file and the byte."""

    slug = "damaged-journal"
    title = "The journal is damaged"
    help = (
        "Copy the data directory before you change anything in it. Then restore a backup into it (compact-graph restore BACKUP --data-dir"
        " DIR --force); or keep what is whole before the damage: compact-graph backup --until-damage, then restore that."
    )
