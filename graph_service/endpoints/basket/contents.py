"""What a basket holds, by the names in its address, and the document made of it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from graph_service.corpus.atlas import Atlas, Link
from graph_service.corpus.thing import Thing
from graph_service.corpus.things import Things
from graph_service.endpoints.documents import quotations
from graph_service.endpoints.documents.citations import Cited, plain
from graph_service.endpoints.documents.model import Block, Document, Run, block
from graph_service.endpoints.explore import evidence
from graph_service.pages.i18n import Language
from graph_service.rdf.curies import path_of

_LINK = "link/"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a basket: its key (path or IRI), and the thing or link itself."""

    key: str
    label: str
    thing: Thing | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Basket:
    """The items, each once and in order, and the names that mean nothing here."""

    items: Sequence[Item]
    unknown: Sequence[str]


def fill(atlas: Atlas, things: Things, names: Iterable[str]) -> Basket:
    """Return what names mean: paths with or without the first slash, or IRIs."""
    keys = dict.fromkeys(_key(name.strip()) for name in names)
    keys.pop("", None)
    links = {link.key: link for link in atlas.links} if any(key.startswith(_LINK) for key in keys) else {}
    items: list[Item] = []
    unknown: list[str] = []
    for key in keys:
        link, thing = links.get(key), things.by_id.get(key)
        if link:
            ends = [atlas.thing(end) for end in (link.subject, link.object)]
            items.append(Item(key, " – ".join(one.label for one in ends), link=link))
        elif thing:
            items.append(Item(key, thing.english("rdfs:label", "skos:prefLabel", "dct:title") or thing.id, thing=thing))
        else:
            unknown.append(key)
    return Basket(items, unknown)


def _key(name: str) -> str:
    key = path_of(name)
    return key if ":" in key else key.strip("/")


def document(basket: Basket, atlas: Atlas, things: Things, reader: Language, origin: str) -> tuple[Document, Cited]:
    """Return the document with all quotations, and their citations; its address is the basket's without the items."""
    cited = Cited(things, origin)
    say = partial(plain, reader)
    blocks: list[Block] = []
    for item in basket.items:
        if item.link:
            blocks.append(block("item", *quotations.told(cited, reader, evidence.show(atlas, item.link), sure=True)))
        elif item.thing:
            blocks.append(_quoted(cited, item.thing, reader))
    if basket.unknown:
        blocks.append(block("small", say("basket.unknown"), " ", "; ".join(name[:80] for name in basket.unknown)))
    blocks += cited.blocks(reader)
    address = origin + reader.link("/basket")
    return Document(say("basket.title"), reader.code, address, (block("small", say("basket.notice")), *blocks)), cited


def _quoted(cited: Cited, thing: Thing, reader: Language) -> Block:
    """Return a thing with its words; where it has none of its own, with what we say of it, and that these are our words."""
    if thing.first("gcmo:text"):
        return block("quotation", Run(f"“{thing.text}”", thing.language), " ", *cited.name(thing.iri))
    said: list[Run | str] = [": ", Run(thing.text, "en"), " ", plain(reader, "basket.ours")] if thing.text else []
    return block("text", *cited.name(thing.iri), *said)
