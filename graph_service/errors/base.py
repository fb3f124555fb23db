"""What every error is: an HTTP status, a sentence on what happened, and one on what to do next."""

from collections.abc import Mapping
from typing import ClassVar, Self

from graph_service.namespaces import PROBLEMS

Member = str | int | float | list[str] | list[dict[str, str]]


class ServiceError(Exception):
    """An error with its HTTP status; the base of the tree.

    ``detail`` is one sentence on this occurrence, ``help`` one on what to do next; further keywords become members of the problem.
    """

    status: ClassVar[int] = 500
    slug: ClassVar[str] = "internal"
    title: ClassVar[str] = "The service failed"
    help: ClassVar[str] = "Try again; if it persists, tell the operator the request id."

    def __init__(self, detail: str = "", *, help: str = "", headers: Mapping[str, str] | None = None, **members: Member) -> None:  # noqa: A002 - the member's name on the wire
        super().__init__(detail or self.title)
        self.detail = detail or f"{self.title}."
        self.advice = help or self.help
        self.headers = dict(headers or {})
        self.members = members

    def having(self, members: Mapping[str, Member]) -> Self:
        """Return this error with further members."""
        self.members.update(members)
        return self

    def problem(self, instance: str = "") -> dict[str, Member]:
        """Return the RFC 9457 problem object: type, title, status, detail, help, the error's own members and, if known, the instance."""
        document: dict[str, Member] = {
            "type": PROBLEMS + self.slug,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "help": self.advice,
            **self.members,
        }
        if instance:
            document["instance"] = instance
        return document
