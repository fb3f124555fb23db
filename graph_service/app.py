"""Joins the parts of the service, visibly and in order: ``create_service(settings)``."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from fastapi import FastAPI

from graph_service import __version__, package_data
from graph_service.corpus.atlas import Atlas
from graph_service.corpus.atlas_reader import atlas_of
from graph_service.corpus.meaning import model as meaning
from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.things import Things, things_of
from graph_service.endpoints import errors
from graph_service.endpoints.api import reference_page
from graph_service.endpoints.api import routes as api
from graph_service.endpoints.api.service import Listings
from graph_service.endpoints.basket import routes as basket
from graph_service.endpoints.catalog import partners_page as federation_page
from graph_service.endpoints.catalog import routes as catalog
from graph_service.endpoints.catalog import shapes
from graph_service.endpoints.catalog.dumps import Filler
from graph_service.endpoints.changes import routes as changes
from graph_service.endpoints.changes.memento import Endpoints, Mementos
from graph_service.endpoints.check import routes as check
from graph_service.endpoints.check.service import TextChecks
from graph_service.endpoints.codelists import routes as codelists
from graph_service.endpoints.discovery import routes as discovery
from graph_service.endpoints.documents.files import Files
from graph_service.endpoints.embed import routes as embed
from graph_service.endpoints.explore import document_routes
from graph_service.endpoints.explore import routes as explore
from graph_service.endpoints.explore.dossier import Dossiers
from graph_service.endpoints.explore.home import HomeEndpoint
from graph_service.endpoints.explore.take_along import TakeAlong
from graph_service.endpoints.followup import api as followup_api
from graph_service.endpoints.followup import pages as followup_pages
from graph_service.endpoints.followup.filters import LISTS
from graph_service.endpoints.followup.import_endpoint import ImportEndpoint, Tables, ValidateEndpoint
from graph_service.endpoints.followup.lists import FollowUpLists
from graph_service.endpoints.guides import routes as guides
from graph_service.endpoints.mcp.endpoint import McpEndpoint
from graph_service.endpoints.mcp.tool import Sources
from graph_service.endpoints.ontology.endpoint import OntologyEndpoint
from graph_service.endpoints.protocol.did_you_mean import DidYouMean
from graph_service.endpoints.protocol.graph_store import GraphEndpoint
from graph_service.endpoints.protocol.query import QueryEndpoint
from graph_service.endpoints.protocol.update import UpdateEndpoint
from graph_service.endpoints.queries import routes as queries
from graph_service.endpoints.queries import workbench
from graph_service.endpoints.queries.workbench import or_workbench
from graph_service.endpoints.questions import routes as questions
from graph_service.endpoints.reconcile import routes as reconcile
from graph_service.endpoints.resources.endpoint import ResourceEndpoint
from graph_service.endpoints.search import routes as search
from graph_service.endpoints.search.index import Index
from graph_service.endpoints.states import routes as states
from graph_service.endpoints.submissions.endpoint import PATH, SubmissionEndpoint, open_box
from graph_service.endpoints.suggest import routes as suggest
from graph_service.endpoints.suggest.service import Suggestions
from graph_service.endpoints.text import routes as text
from graph_service.endpoints.topics import routes as topics
from graph_service.errors import ServiceError
from graph_service.federation import Gateway, JointQueries, Partners, read_partners
from graph_service.http.answer_cache import AnswerCache
from graph_service.http.authorisation import Access
from graph_service.http.compression import Compression
from graph_service.http.dispatch import Dispatcher
from graph_service.http.exchange import Application
from graph_service.http.health import HealthEndpoints
from graph_service.http.memory_trim import MemoryTrim
from graph_service.http.observability import Log, Metrics
from graph_service.http.remote_freshness import CheckedVersion, Refresher
from graph_service.http.routing import Row, Table
from graph_service.package_data.manifest import read_release
from graph_service.pages import problems as page_problems
from graph_service.pages import static_files
from graph_service.server.fast_path import FastPath
from graph_service.server.refusals import Refusals
from graph_service.server.warm_up import WarmUp
from graph_service.settings import Settings
from graph_service.store.embedded.process_memory import settle
from graph_service.store.embedded.staged_write import WriteCheck
from graph_service.store.embedded.store import EmbeddedConfiguration, EmbeddedStore
from graph_service.store.interface import Limits, Store
from graph_service.store.own_graphs import OwnGraphs
from graph_service.store.seed import SeedFile, builtin

if TYPE_CHECKING:
    from graph_service.store.remote.store import RemoteStore

_CATALOG = ("/catalog", "/catalog.*", "/.well-known/void", "/dataset", "/dump", "/dump/*", "/alignments*")
_PAST_CACHE = 2**20
"""Bytes of answers kept for each earlier version that is being read, of each kind."""
_CHANGES = ("/changes*", "/feed", "/feed/", "/feed.atom")
_FOLLOW_UP_LISTS = tuple(f"/api/{one.name}{slash}" for one in LISTS for slash in ("", "/"))
_EXPLORE = ("/explore*", "/gaps*", "/states*", "/brief", "/brief.md", "/brief/*", "/method")


def create_service(settings: Settings) -> tuple[Application, FastPath, Refusals]:
    """Return the service as one ASGI application, whose lifespan starts and stops the store, and what its connections need.

    Those answer from the cache without asking the application, and refuse what never reaches it.

    Raises:
        ValueError: the token file does not say who may write, or the partner file who may be asked.

    """
    log = Log(settings.log)
    store = create_store(settings, log)
    # Two caches, for each is of one version: answers to queries are of all graphs, pages and API of our own.
    answers, own_answers = AnswerCache(settings.cache_bytes // 2), AnswerCache(settings.cache_bytes // 2)
    own, limits, gateway, joint, things, indexes, atlas, listings, saved, checks = create_readers(
        settings, store, log, answers, own_answers
    )
    access = Access.read(settings.writes, settings.tokens, log.event, own.owns)
    write_limits = Limits(settings.update_timeout, settings.memory_mib * 2**20, settings.max_rows, settings.max_bytes)

    def gauges() -> dict[str, float]:
        counted = store.gauges
        return {
            "workers": settings.worker_count,
            "workers_busy": counted["busy"],
            "workers_killed_total": counted["killed"],
            "requests_waiting": counted["waiting"],
            # Read replicas of an engine elsewhere that failed and are left out for a while.
            **({"readers_out": counted["readers_out"]} if "readers_out" in counted else {}),
            # Whether counts are answered beside the engine: 1, 0, or -1 where an answer differed.
            **({"counts": counted["counts"], "counted_total": counted["counted"]} if "counts" in counted else {}),
            "triples": store.summary.triples,
            "cache_bytes": answers.size + own_answers.size,
            "cache_entries": len(answers) + len(own_answers),
            "cache_hits_total": answers.hits + own_answers.hits,
            "cache_misses_total": answers.misses + own_answers.misses,
        }

    metrics = Metrics(gauges)
    files = Files(own_answers)
    query = QueryEndpoint(
        store,
        answers,
        limits,
        most_body=settings.max_body,
        public_url=settings.public_url,
        union=settings.default_graph == "union",
        writable=settings.writes != "closed",
        # What an engine elsewhere makes of 1.2, nobody here knows.
        language="1.2" if isinstance(store, EmbeddedStore) else "1.1",
        joint=joint,
        meant=DidYouMean(store, things),
    )
    counts = catalog.statistics_of(own, log.event)
    compression = Compression()
    sparql = or_workbench(query, own, counts, compression, settings.public_url)
    update = UpdateEndpoint(store, access, write_limits, settings.max_body)
    lists = FollowUpLists(own, listings, limits)
    resources = ResourceEndpoint(
        own,
        own_answers,
        limits,
        settings.public_url,
        things=things,
        contest=bool(settings.submissions),
        dossiers=Dossiers(lists, atlas),
    )
    graphs = GraphEndpoint(store, access, limits, write_limits, most_body=settings.max_body, public_url=settings.public_url, page=resources)
    tables = Tables(own)
    importing = ImportEndpoint(graphs, access, write_limits, tables, settings.max_body)
    validating = ValidateEndpoint(own, access, limits, tables, settings.max_body)
    operation = HealthEndpoints(store, lambda: metrics.render() + (gateway.metrics() if gateway.partners.listed else ""))
    suggestions = Suggestions(own, atlas, meaning.installed(), package_data.vectors())
    framework = create_framework(store, log)

    def as_of(past: Store) -> Endpoints:
        """Return what answers for an earlier version; nobody writes to it, and it asks no partner."""
        then = OwnGraphs(past, settings.own_graphs, union=settings.default_graph == "union")
        things = ResourceEndpoint(then, AnswerCache(_PAST_CACHE), limits, settings.public_url, dated=True)
        nobody = Access.read("closed", "")
        whole = GraphEndpoint(past, nobody, limits, write_limits, most_body=0, public_url=settings.public_url, page=things)
        asked = QueryEndpoint(past, AnswerCache(_PAST_CACHE), limits, most_body=settings.max_body, union=settings.default_graph == "union")
        return Endpoints(things, whole, asked, PerVersion(past, Filler(past).fill))

    mementos = Mementos(store.history, store, as_of, settings.public_url)
    public_url = settings.public_url
    table = Table(
        Row(("/sparql", "/sparql/"), sparql, "query", protocol=True, dated=("/sparql", "/sparql/")),
        Row(("/update", "/update/"), update, "update", protocol=True),
        Row(("/graph", "/graph/*"), graphs, "graph", protocol=True, dated=("/graph", "/graph/*")),
        Row(
            ("/mcp", "/mcp/"),
            McpEndpoint(Sources(own, atlas, indexes, saved, query, checks, own_answers, limits), public_url),
            "mcp",
            protocol=True,
        ),
        Row(("/import", "/import/"), importing, "import", protocol=True),
        Row(("/validate", "/validate/"), validating, "validate", protocol=True),
        Row(("/health",), operation.health, "health", protocol=True),
        Row(("/ready",), operation.ready, "ready", protocol=True),
        Row(("/metrics",), operation.metrics, "metrics", protocol=True),
        Row(("/",), HomeEndpoint(own, limits, atlas)),
        Row(("/ontology", "/ontology.*", "/ontology/*"), OntologyEndpoint(own, limits)),
        Row(_FOLLOW_UP_LISTS, followup_api.router(lists, answers, public_url)),
        Row(("/follow-up", "/follow-up.*", "/follow-up/*"), followup_pages.router(lists, atlas)),
        Row(("/api", "/api/*"), api.router(listings, own_answers, public_url, answers)),
        Row(("/docs", "/openapi.json", "/problem/*"), reference_page.router(framework, public_url)),
        Row(("/guides", "/guides.md", "/guides/*"), guides.router(package_data.docs(), public_url)),
        Row(("/queries", "/queries.html", "/queries.md", "/queries/*"), queries.router(saved)),
        Row(("/questions", "/questions.md", "/questions/*"), questions.router(saved)),
        Row(("/search", "/search.md", "/search/*"), search.router(indexes, public_url, suggestions.nearness)),
        Row(("/suggest",), suggest.router(suggestions)),
        Row(("/check", "/check/"), check.router(checks)),
        Row(("/text/add", "/text/new"), text.router()),
        Row(("/reconcile", "/reconcile/*"), reconcile.router(indexes, public_url)),
        Row(shapes.PATHS, shapes.router(package_data.shapes())),
        Row(_CATALOG, catalog.router(own, counts, public_url), dated=("/dump/*",)),
        Row(
            (PATH, f"{PATH}/*"),
            SubmissionEndpoint(
                open_box(settings.submissions),
                access,
                store.write,
                store.rehearse,
                write_limits,
                ask=own.query,
                public_url=settings.public_url,
            ),
        ),
        Row(_CHANGES, changes.router(own, store.history, public_url)),
        Row(("/memento/*", "/timemap/*"), mementos),
        Row(("/federation", "/federation.*"), federation_page.router(gateway, package_data.queries() / "federated")),
        Row(
            discovery.PATHS, discovery.router(discovery.Discovery(own, atlas, public_url, settings.security_contact, tuple(saved.queries)))
        ),
        Row(states.PATHS, states.router(atlas, lists, public_url)),
        Row(_EXPLORE, explore.router(atlas, listings, TakeAlong(things, lists, files), public_url)),
        Row(("/topics", "/topics.md", "/topics/*"), topics.router(atlas)),
        Row(("/embed/*", "/card/*"), embed.router(things, files, public_url)),
        Row(("/basket", "/basket.*"), basket.router(atlas, things, files, public_url)),
        Row(codelists.PATHS, codelists.router(own, things, public_url)),
        Row(("/read", "/read/*"), document_routes.router(atlas)),
        Row(("/static/*", static_files.FAVICON), static_files.router()),
        # Every other path is the IRI of a thing, or nothing.
        Row(("*",), resources, dated=("*",)),
    )
    table.mount(framework)
    service = Dispatcher(
        table,
        framework,
        log,
        metrics,
        pack=compression.sending,
        explain=page_problems.respond,
        negotiate=mementos.negotiate,
        after=MemoryTrim().after_request,
    )
    refusals = Refusals(log, metrics)
    if not isinstance(store, EmbeddedStore):
        # Somebody else may have written: look before a request is answered.
        return Refresher(service, store), FastPath(CheckedVersion(store), answers, log, metrics), refusals

    def warmed(event: str, members: dict[str, Any]) -> None:
        settle()
        log.event(event, members)

    # An engine elsewhere is its operator's: it is asked when somebody asks. Ours draws its pages now.
    framework.state.warm_up = WarmUp(Dispatcher(table, framework, Log("off"), Metrics(dict)), store, (workbench.saved,), warmed)
    return service, FastPath(store, answers, log, metrics), refusals


def create_tools(settings: Settings) -> "tuple[EmbeddedStore | RemoteStore, Sources]":
    """Return a store, not started, and what the tools for assistants read from it, for a process that serves no HTTP.

    Raises:
        ValueError: the partner file does not say who may be asked.

    """
    log = Log("off")
    store = create_store(settings, log)
    answers = AnswerCache(0)
    readers = create_readers(settings, store, log, answers, answers)
    query = QueryEndpoint(store, answers, readers.limits, most_body=0, joint=readers.joint, meant=DidYouMean(store, readers.things))
    return store, Sources(readers.own, readers.atlas, readers.indexes, readers.saved, query, readers.checks, answers, readers.limits)


class Readers(NamedTuple):
    """What reads a store for every interface, for people, programs and assistants; what is read is held for one version."""

    own: OwnGraphs
    limits: Limits
    gateway: Gateway
    joint: JointQueries
    things: PerVersion[Things]
    indexes: PerVersion[Index]
    atlas: PerVersion[Atlas]
    listings: Listings
    saved: queries.SavedQueries
    checks: TextChecks


def create_readers(
    settings: Settings, store: "EmbeddedStore | RemoteStore", log: Log, answers: AnswerCache, own_answers: AnswerCache
) -> Readers:
    """Return what reads a store; ``answers`` are kept of all graphs, ``own_answers`` of our own.

    Raises:
        ValueError: the partner file does not say who may be asked.

    """
    own = OwnGraphs(store, settings.own_graphs, union=settings.default_graph == "union", by_graph=isinstance(store, EmbeddedStore))
    limits = Limits(settings.query_timeout, settings.memory_mib * 2**20, settings.max_rows, settings.max_bytes)
    gateway = Gateway(read_partners(Path(settings.partners), os.environ) if settings.partners else Partners(), log.event)
    things = things_of(own)
    indexes = search.index_of(own, things)
    atlas = atlas_of(own, things, log.event)
    listings = Listings(own, limits, things)
    saved = queries.SavedQueries(
        own,
        own_answers,
        limits,
        package_data.queries(),
        answers_of_all=answers,
        listings=listings,
        atlas=atlas,
        public_url=settings.public_url,
    )
    joint = JointQueries(store, gateway, search.text_index(indexes))
    return Readers(own, limits, gateway, joint, things, indexes, atlas, listings, saved, TextChecks(own, things, limits))


def create_store(settings: Settings, log: Log) -> "EmbeddedStore | RemoteStore":
    """Return the store that the settings ask for, not started."""
    sources = builtin(package_data.turtle(), package_data.ontology()) if settings.dataset == "builtin" else []
    if settings.query_url:
        return create_remote_store(settings, tuple(sources), log)
    configuration = EmbeddedConfiguration(
        sources=tuple(sources),
        directory=settings.data_path,
        union=settings.default_graph == "union",
        workers=settings.worker_count,
        memory=settings.memory_mib * 2**20,
        queue=settings.queue,
        queue_wait=settings.queue_wait,
        edition=f"{read_release(package_data.curated() / 'release.toml').date}T00:00:00+00:00" if sources else "",
        versions=settings.past_versions,
        seconds=settings.query_timeout,
        own=settings.own_graphs,
        counts_from=settings.counts_from,
    )
    # The import brings pySHACL's helpers and rdflib, which a read-only service does without.
    return EmbeddedStore(configuration, log.event, _gate(log) if settings.checks_writes else None, lambda: _gate(log))


def _gate(log: Log) -> WriteCheck:
    from graph_service.shacl.gate import Gate  # noqa: PLC0415 - see above

    return Gate(package_data.shapes(), log.event)


def create_remote_store(settings: Settings, sources: tuple[SeedFile, ...], log: Log) -> "RemoteStore":
    """Return the store in front of an engine elsewhere. Its password is read from the environment, so that no process list shows it.

    Raises:
        ValueError: the password is not there.

    """
    # They bring an HTTP client, some megabytes that a service without an engine elsewhere does without.
    from graph_service.store.remote.client import Credentials  # noqa: PLC0415 - see above
    from graph_service.store.remote.store import RemoteConfiguration, RemoteStore  # noqa: PLC0415 - the same reason

    variable = settings.remote_password_env
    secret = os.environ.get(variable)
    if settings.remote_auth != "none" and (secret is None or (settings.remote_auth == "bearer" and not secret)):
        message = f"remote-auth {settings.remote_auth} needs the engine's password or token in the environment variable {variable}"
        raise ValueError(message)
    configuration = RemoteConfiguration(
        query=settings.query_url,
        update=settings.update_url,
        graph_store=settings.graph_store_url,
        readers=settings.readers,
        engine=settings.engine,
        credentials=Credentials(settings.remote_auth, settings.remote_user, secret or ""),
        union=settings.default_graph == "union",
        freshness=settings.freshness,
        connections=settings.remote_connections,
        queue=settings.queue,
        queue_wait=settings.queue_wait,
        sources=sources,
    )
    return RemoteStore(configuration, log.event)


def create_framework(store: "EmbeddedStore | RemoteStore", log: Log) -> FastAPI:
    """Return the web framework without routes; its lifespan is the store's, its errors are problems."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        try:
            await store.start()
        except Exception as error:
            # Whatever the log's level: a service that does not start must say why.
            why = f"{error.detail} {error.advice}" if isinstance(error, ServiceError) else f"{type(error).__name__}: {error}"
            sys.stderr.write(f"compact-graph: {why}\n")
            raise
        warm_up: WarmUp | None = getattr(app.state, "warm_up", None)
        if warm_up:
            warm_up.start()
        yield
        if warm_up:
            await warm_up.stop()
        await store.stop()
        log.flush()

    # The framework's own redirects for a slash at the end name the scheme and host that it sees, which behind a proxy are not the client's.
    app = FastAPI(title="Migration Compact Graph", version=__version__, lifespan=lifespan, openapi_url=None, redirect_slashes=False)
    errors.install(app)
    return app
