"""Checks before a request whether another front end wrote; only for a remote engine that is shared."""

from typing import Protocol

from graph_service.http.exchange import Application, Receive, Scope, Send

_WITHOUT = ("/health", "/metrics", "/static/")


class SharedStore(Protocol):
    """A store that others write to."""

    @property
    def version(self) -> str:
        """The dataset's version when it was last looked at."""
        ...

    @property
    def recently_checked(self) -> bool:
        """Whether that was recently enough."""
        ...

    async def refresh(self) -> None:
        """Look again, unless it was recently enough."""
        ...


class Refresher:
    """An application that refreshes the version of the store before each request."""

    def __init__(self, application: Application, store: SharedStore) -> None:
        self._application = application
        self._store = store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        # Before the protocol says what belongs to a request: nothing here fails, a store that cannot be reached says so when it is asked.
        if scope["type"] == "http" and not scope["path"].startswith(_WITHOUT):
            await self._store.refresh()
        await self._application(scope, receive, send)


class CheckedVersion:
    """The version for answers without a check: once the last check is too old, a word under which no answer is cached."""

    def __init__(self, store: SharedStore) -> None:
        self._store = store

    @property
    def version(self) -> str:
        """The version, or a word that is none."""
        return self._store.version if self._store.recently_checked else "not looked at"
