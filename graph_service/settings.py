"""Every setting once: name, type, default and one line of help; as a flag ``--name`` and as ``COMPACT_GRAPH_NAME``.

Only ``cli`` and ``app`` read settings; everything below takes plain values.
"""

import argparse
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

ENVIRONMENT_PREFIX = "COMPACT_GRAPH_"
_CONTACT = re.compile(r"(?:mailto:|https://|tel:)[!-~]+")
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting: its name as a flag, its default (whose type is the setting's), one line of help, and its choices if they are few.

    A number is from ``least`` to ``most``, and more than 0 if with 0 nothing at all would be answered.
    """

    name: str
    default: str | int | float
    help: str
    choices: tuple[str, ...]
    least: int
    most: int
    more_than_0: bool

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return ENVIRONMENT_PREFIX + self.name.upper().replace("-", "_")

    @property
    def field(self) -> str:
        """The attribute of ``Settings`` that holds it."""
        return self.name.replace("-", "_")

    def read(self, text: str) -> str | int | float:
        """Return a value given as text.

        Raises:
            ValueError: the text is not of the setting's type or not among its choices.

        """
        if self.choices and text not in self.choices:
            message = f"{self.name} must be one of {', '.join(self.choices)}, not {text!r}"
            raise ValueError(message)
        try:
            value = type(self.default)(text)
        except ValueError:
            message = f"{self.name} must be a number, not {text!r}"
            raise ValueError(message) from None
        if not isinstance(value, str) and (not self.least <= value <= self.most or (self.more_than_0 and not value)):
            least = "more than 0" if self.more_than_0 else f"{self.least} or more"
            message = f"{self.name} must be {least} and at most {self.most}, not {text!r}"
            raise ValueError(message)
        return value


def about(help: str, choices: tuple[str, ...] = (), *, least: int = 0, most: int = 2**40, more_than_0: bool = False) -> dict[str, Any]:  # noqa: A002 - argparse's word
    """Return what a field of ``Settings`` says of itself: the members of ``Setting`` beside its name and default."""
    return {"help": help, "choices": choices, "least": least, "most": most, "more_than_0": more_than_0}


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting in the order the help shows them, and the values of one run."""

    host: str = field(default="127.0.0.1", metadata=about("Address to listen on."))
    port: int = field(default=8000, metadata=about("Port to listen on; 0 takes a free one.", most=65_535))
    data_dir: str = field(default="", metadata=about("Directory of the durable store; empty serves from memory."))
    dataset: str = field(default="builtin", metadata=about("What a new store starts with: our graph, or nothing.", ("builtin", "none")))
    default_graph: str = field(
        default="union", metadata=about("Default graph of a query: all named graphs, or the store's own.", ("union", "plain"))
    )
    writes: str = field(
        default="closed",
        metadata=about("Who may write: nobody, holders of a token, or anybody on this machine.", ("closed", "token", "open")),
    )
    tokens: str = field(default="", metadata=about("TOML file of the tokens that may write, and to which graphs."))
    validate_writes: str = field(
        default="auto",
        metadata=about("Whether a write that would break the shapes is refused; auto does so with writes token.", ("auto", "on", "off")),
    )
    own_graphs: str = field(
        default="https://w3id.org/migration-compact/graph/*",
        metadata=about("Graphs whose words are those of pages, API and search, with blanks between them; * stands for anything."),
    )
    partners: str = field(
        default="", metadata=about("TOML file of the partners that queries may name with SERVICE; empty refuses every SERVICE.")
    )
    public_url: str = field(
        default="",
        metadata=about("Address under which clients reach the service, such as https://example.org; empty takes the Host header."),
    )
    security_contact: str = field(
        default="",
        metadata=about("Whom to tell of a weakness, such as mailto:security@example.org, for security.txt; empty has none."),
    )
    trusted_proxies: str = field(
        default="127.0.0.1,::1", metadata=about("Addresses or networks whose X-Forwarded-For tells who asks, with commas; * is anybody.")
    )
    workers: int = field(default=0, metadata=about("Query processes; 0 takes two for each core, at least 4.", most=1000))
    counts_from: int = field(
        default=500_000,
        metadata=about("Triples from which a process beside the engine answers counts (extra `counts`); 0 leaves all to the engine."),
    )
    query_timeout: float = field(
        default=30.0, metadata=about("Seconds a query may run; a client may lower it with timeout=.", more_than_0=True)
    )
    update_timeout: float = field(default=60.0, metadata=about("Seconds a write may run.", more_than_0=True))
    # With less a query process does not live long enough to ask for work.
    memory_mib: int = field(default=512, metadata=about("MiB a query or write may use beyond the data.", least=32, most=2**30))
    max_rows: int = field(default=1_000_000, metadata=about("Rows or triples an answer may have.", more_than_0=True))
    max_bytes: int = field(default=256 * 2**20, metadata=about("Bytes an answer may have.", more_than_0=True))
    max_body: int = field(default=64 * 2**20, metadata=about("Bytes a request's body may have.", more_than_0=True))
    queue: int = field(default=256, metadata=about("Requests that may wait for a query process, all clients together."))
    queue_wait: float = field(default=10.0, metadata=about("Seconds a request may wait for a query process."))
    submissions: str = field(
        default="",
        metadata=about("Directory of what anybody may send without a token, held for editors; empty takes nothing."),
    )
    past_versions: int = field(
        default=2,
        metadata=about("Earlier versions that may be read at a time, each with the whole dataset in memory.", least=1, most=100),
    )
    cache_bytes: int = field(default=12 * 2**20, metadata=about("Bytes of answers kept for asking again; 0 keeps none."))
    query_url: str = field(default="", metadata=about("Query address of a SPARQL 1.1 engine to serve in place of the embedded store."))
    update_url: str = field(default="", metadata=about("Update address of that engine; empty cannot write."))
    graph_store_url: str = field(default="", metadata=about("Graph Store Protocol address of that engine, for writing whole graphs."))
    reader_urls: str = field(
        default="", metadata=about("Query addresses of read replicas, separated by blanks, asked in turn; empty takes query-url.")
    )
    engine: str = field(
        default="generic",
        metadata=about("Which engine it is, for what engines do differently.", ("generic", "oxigraph", "virtuoso", "fuseki")),
    )
    remote_auth: str = field(
        default="none", metadata=about("How the service shows itself to the engine.", ("none", "basic", "digest", "bearer"))
    )
    remote_user: str = field(default="", metadata=about("User name for the engine."))
    remote_password_env: str = field(
        default="COMPACT_GRAPH_REMOTE_PASSWORD", metadata=about("Environment variable that holds the engine's password or token.")
    )
    remote_connections: int = field(
        default=32, metadata=about("Evaluations that the engine may have under way for this front end.", more_than_0=True)
    )
    freshness: float = field(
        default=1.0,
        metadata=about("Seconds in which a write through another front end may go unnoticed; 0 looks at the engine for every request."),
    )
    log: str = field(
        default="info", metadata=about("What is logged: every request, only failures, or nothing.", ("info", "warning", "off"))
    )

    def __post_init__(self) -> None:
        """Refuse combinations that would surprise.

        Raises:
            ValueError: says which settings contradict each other.

        """
        if self.writes == "open" and self.host not in LOOPBACK:
            message = f"writes open lets anybody write, so it binds to this machine only: host must be one of {', '.join(LOOPBACK)}"
            raise ValueError(message)
        if self.writes == "token" and not self.data_dir and not self.query_url:
            message = "writes token needs data-dir: what a write acknowledged must survive a restart"
            raise ValueError(message)
        if self.writes == "token" and not self.tokens:
            message = "writes token needs tokens: the file that says who may write"
            raise ValueError(message)
        if self.public_url:
            _check_address(self.public_url)
        if self.security_contact and not _CONTACT.fullmatch(self.security_contact):
            message = (
                f"security-contact: {self.security_contact} is not an address such as mailto:security@example.org or https://example.org"
            )
            raise ValueError(message)
        self._check_proxies()
        self._check_remote()

    def _check_proxies(self) -> None:
        for proxy in self.trusted_proxies.split(","):
            try:
                if proxy.strip() not in ("*", ""):
                    ip_network(proxy.strip())
            except ValueError:
                message = f"trusted-proxies: {proxy.strip()} is neither an address nor a network such as 192.0.2.0/24"
                raise ValueError(message) from None

    def _check_remote(self) -> None:
        addresses = (self.query_url, self.update_url, self.graph_store_url, *self.readers)
        if any(addresses) and not self.query_url:
            message = "update-url, graph-store-url and reader-urls belong to an engine: give its query-url"
            raise ValueError(message)
        if self.query_url and self.data_dir:
            message = "query-url and data-dir name two stores: give one of them"
            raise ValueError(message)
        if self.query_url and self.validate_writes == "on":
            message = "validate-writes on is for the embedded store: the engine behind query-url takes a write as it comes"
            raise ValueError(message)
        for address in filter(None, addresses):
            _check_address(address)
        if self.remote_auth in ("basic", "digest") and not self.remote_user:
            message = f"remote-auth {self.remote_auth} needs remote-user"
            raise ValueError(message)
        if self.query_url and self.writes != "closed" and not self.update_url:
            message = f"writes {self.writes} needs update-url: where the engine takes updates"
            raise ValueError(message)

    @property
    def worker_count(self) -> int:
        """How many query processes to keep."""
        return self.workers or max(4, 2 * (os.cpu_count() or 1))

    @property
    def checks_writes(self) -> bool:
        """Whether the embedded store refuses a write that would break the shapes."""
        return self.validate_writes == "on" or (self.validate_writes == "auto" and self.writes == "token" and not self.query_url)

    @property
    def readers(self) -> tuple[str, ...]:
        """The addresses of read replicas."""
        return tuple(self.reader_urls.split())

    @property
    def data_path(self) -> Path | None:
        """The durable store's directory, or none."""
        return Path(self.data_dir) if self.data_dir else None


def _check_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    if not whole:
        message = f"{address} is not an address such as https://example.org or http://10.0.0.7:7878/query"
        raise ValueError(message)


TABLE: tuple[Setting, ...] = tuple(
    Setting(one.name.replace("_", "-"), cast("str | int | float", one.default), **one.metadata) for one in fields(Settings)
)
"""Every setting, in the order the help shows them."""


def add_flags(parser: argparse.ArgumentParser, names: Sequence[str] = ()) -> None:
    """Add one flag for each setting to a command's parser, or for those named only."""
    for setting in TABLE:
        if names and setting.name not in names:
            continue
        shown = f" (default {setting.default}; {setting.variable})" if setting.default != "" else f" ({setting.variable})"
        parser.add_argument(
            f"--{setting.name}", help=setting.help + shown, choices=setting.choices or None, metavar=None if setting.choices else "VALUE"
        )


def read(flags: Mapping[str, str | None], environment: Mapping[str, str]) -> Settings:
    """Return the settings of a run: a flag wins over the environment, the environment over the default.

    Raises:
        ValueError: a value does not fit its setting, or two settings contradict each other.

    """
    values: dict[str, str | int | float] = {}
    for setting in TABLE:
        text = flags.get(setting.field)
        if text is None:
            text = environment.get(setting.variable)
        if text is not None and (text != "" or isinstance(setting.default, str)):
            values[setting.field] = setting.read(text)
    # Each value has been read with its setting's type, which a mapping cannot say.
    return Settings(**values)  # type: ignore[arg-type]
