"""The handlers of what programs look for first."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from graph_service import package_data
from graph_service.corpus import select
from graph_service.corpus.atlas import GCM_TEXT, Atlas
from graph_service.corpus.per_version import PerVersion
from graph_service.endpoints.discovery import sitemap
from graph_service.endpoints.explore import matrix
from graph_service.endpoints.guides.documents import documents
from graph_service.endpoints.mcp.tool import DRAFT
from graph_service.endpoints.questions.routes import QUESTIONS
from graph_service.endpoints.topics.topics import topics
from graph_service.errors import NotFoundError
from graph_service.http.responses import json_text, origin, reply
from graph_service.http.routing import add_options, add_undescribed
from graph_service.pages import markdown
from graph_service.store.interface import Store

_TEXT, _XML, _LINKSET = (
    "text/plain; charset=utf-8",
    "application/xml",
    'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
)
PATHS = ("/llms.txt", "/robots.txt", "/sitemap.xml", "/sitemap/*", "/.well-known/security.txt", "/.well-known/api-catalog")
_PAGES = (
    "/",
    "/explore",
    "/gaps",
    "/states",
    "/read",
    "/read/gcm",
    "/brief",
    "/method",
    "/queries",
    "/questions",
    "/topics",
    "/shapes",
    "/search",
    "/guides",
    "/catalog",
    "/codelists",
    "/docs",
)
_ROBOTS = """\
# Every page and every thing may be read and indexed. What is asked anew each time is for people and programs that ask, not for crawlers.
User-agent: *
Disallow: /sparql
Disallow: /update
Disallow: /mcp
Disallow: /reconcile
Disallow: /search?
Disallow: /explore/evidence
Allow: /

Sitemap: {origin}/sitemap.xml
"""
_VALID = timedelta(days=180)
"""For how long a client may rely on security.txt; RFC 9116 §2.5.5 recommends less than a year."""


class Discovery:
    """The handlers; the sitemap is made once for each version of the dataset."""

    def __init__(self, store: Store, atlas: PerVersion[Atlas], public_url: str, contact: str, queries: Sequence[str]) -> None:
        """``contact`` is who hears of weaknesses, as a URI; ``queries`` are the names of the saved queries."""
        self._atlas = atlas
        self._public_url = public_url
        self._contact = contact
        self._queries = queries
        self._sitemap = PerVersion(store, lambda: self._read(store))

    async def _read(self, store: Store) -> list[tuple[sitemap.Page, ...]]:
        _, atlas = await self._atlas.get()
        fixed = [
            *_PAGES,
            *(f"/brief/{one.notation}" for one in matrix.objectives(atlas)),
            *(f"/read/{text.key}" for text in atlas.civil_society_texts()),
            *(one.address for one in documents(package_data.docs()).values()),
            *(f"/queries/{name}.html" for name in self._queries),
            *(f"/questions/{name}" for name in QUESTIONS),
            *(f"/topics/{name}" for name in topics()),
            *(f"/states/{one.notation.lower()}" for one in atlas.states),
        ]
        return sitemap.pages(fixed, await select.select(store, "endpoints/discovery/resources"))

    async def llms(self, request: Request) -> Response:
        """Say in short where assistants find what (llmstxt.org)."""
        version, atlas = await self._atlas.get()
        texts = [atlas.thing(GCM_TEXT), *atlas.civil_society_texts()]
        base = origin(request, self._public_url)
        body = markdown.render("llms.md", origin=base, texts=texts, objectives=matrix.objectives(atlas), draft=DRAFT)
        return reply(request, body, _TEXT, vary="", version=version)

    async def robots(self, request: Request) -> Response:
        """Say what crawlers may read (RFC 9309)."""
        return reply(request, _ROBOTS.format(origin=origin(request, self._public_url)).encode(), _TEXT, vary="")

    async def map(self, request: Request) -> Response:
        """List every address, or the files that do."""
        version, files = await self._sitemap.get()
        base = origin(request, self._public_url)
        body = sitemap.write(files[0], base) if len(files) == 1 else sitemap.write_index(len(files), base)
        return reply(request, body, _XML, vary="", version=version)

    async def map_file(self, request: Request) -> Response:
        """List the addresses of one file."""
        version, files = await self._sitemap.get()
        number = request.path_params["number"]
        if not number.isdecimal() or not 1 <= int(number[:6]) <= len(files):
            raise NotFoundError(f"There is no sitemap {number[:20]}.", help="/sitemap.xml lists them.")
        return reply(request, sitemap.write(files[int(number) - 1], origin(request, self._public_url)), _XML, vary="", version=version)

    async def security(self, request: Request) -> Response:
        """Say whom to tell of a weakness (RFC 9116)."""
        if not self._contact:
            raise NotFoundError("Nobody is named here whom to tell of a weakness.", help="The operator names one with security-contact.")
        base = origin(request, self._public_url)
        # From the beginning of a day, so that the file stays the same for a day and its tag too.
        day = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        lines = (
            f"Contact: {self._contact}",
            f"Expires: {(day + _VALID).strftime('%Y-%m-%dT%H:%M:%SZ')}",
            "Preferred-Languages: en, es",
            f"Canonical: {base}/.well-known/security.txt",
            f"Policy: {base}/guides/security",
        )
        return reply(request, ("\n".join(lines) + "\n").encode(), _TEXT, vary="")

    async def api_catalog(self, request: Request) -> Response:
        """List the APIs, each with its description and guide (RFC 9727, RFC 9264)."""
        base = origin(request, self._public_url)
        body = json_text({"linkset": _linkset(base)})
        return reply(request, body, _LINKSET, vary="", headers={"Link": '</.well-known/api-catalog>; rel="api-catalog"'})


_APIS = (
    ("/api", "/openapi.json", "application/json", "/docs"),
    ("/sparql", "/sparql", "text/turtle", "/guides/sparql"),
    ("/reconcile", "/reconcile", "application/json", "/guides/developers"),
    ("/mcp", "/guides/assistants.md", "text/markdown", "/guides/assistants"),
)
"""APIs with what describes each to programs, in which form, and to people."""


def _linkset(base: str) -> list[dict[str, Any]]:
    items = [{"href": base + path} for path, *_ in _APIS]
    links: list[dict[str, Any]] = [{"anchor": f"{base}/.well-known/api-catalog", "item": items}]
    for path, described, kind, guide in _APIS:
        links.append(
            {
                "anchor": base + path,
                "service-desc": [{"href": base + described, "type": kind}],
                "service-doc": [{"href": base + guide, "type": "text/html"}],
                "service-meta": [{"href": f"{base}/catalog", "type": "text/turtle"}],
                "status": [{"href": f"{base}/ready", "type": "text/plain"}],
            }
        )
    return links


def router(handlers: Discovery) -> APIRouter:
    """Return the routes."""
    routes = APIRouter()
    for path, handler in (
        ("/llms.txt", handlers.llms),
        ("/robots.txt", handlers.robots),
        ("/sitemap.xml", handlers.map),
        ("/sitemap/{number}.xml", handlers.map_file),
        ("/.well-known/security.txt", handlers.security),
        ("/.well-known/api-catalog", handlers.api_catalog),
    ):
        add_undescribed(routes, path, handler)
        add_options(routes, path)
    return routes
