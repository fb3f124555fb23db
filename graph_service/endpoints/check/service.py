"""Checking for the service and the commands: ``check_text(text)``, in turn for each client, in a process that can be killed.

The texts of the graph are read once for each version of the dataset. What is sent goes to the process and is kept nowhere, nor logged.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from graph_service.corpus.per_version import PerVersion
from graph_service.corpus.things import Things
from graph_service.endpoints.check.held_texts import read_texts
from graph_service.endpoints.incoming import reader
from graph_service.errors import ContentTooLargeError, from_slug
from graph_service.extract.formats import PLAIN
from graph_service.store.interface import Limits, Store
from graph_service.store.offload import Turns

MOST_BYTES = 2 * 2**20
"""Bytes of a document."""
_PROCESS = "graph_service.endpoints.check.check_process"


@dataclass(frozen=True, slots=True)
class Checked:
    """The text of a document and what was found in it: ``textVersions``, ``checked``, ``notChecked``, ``findings``, ``passedOver``."""

    text: str
    result: dict[str, Any]
    version: str = ""


class TextChecks:
    """Checks documents against the texts of a store."""

    def __init__(self, store: Store, things: PerVersion[Things], limits: Limits) -> None:
        """``things`` are those that search holds already; ``limits`` are those of a query."""
        self._limits = limits

        async def make() -> bytes:
            return (await read_texts(store, (await things.get())[1])).dump()

        self._texts = PerVersion(store, make)
        self._turns: dict[asyncio.AbstractEventLoop, Turns] = {}

    async def check_text(self, text: str, client: str = "") -> dict[str, Any]:
        """Return what ``POST /check`` says about a plain text; places are code points of it. Raises as ``check``."""
        return (await self.check(text.encode(errors="replace"), client=client)).result

    async def check(self, document: bytes, media_type: str = PLAIN, charset: str = "", client: str = "") -> Checked:
        """Return the text of a document and what was found in it.

        Raises:
            ContentTooLargeError: the document is longer than is read.
            DataSyntaxError: it is not what its media type says, or has no words.
            QueueFullError: too many documents wait already.
            TimeLimitError: it took longer than a query may.
            MemoryLimitError: it took more memory than a query may.

        """
        if len(document) > MOST_BYTES:
            raise ContentTooLargeError(
                f"The document is longer than {MOST_BYTES} bytes.", help=reader.HELP, limit="body", maximum=MOST_BYTES
            )
        version, texts = await self._texts.get()
        loop = asyncio.get_running_loop()
        turns = self._turns.get(loop) or self._turns.setdefault(loop, Turns())
        answer = await turns.run(client, lambda: loop.create_task(self._ask(texts, document, media_type, charset)))
        if "refused" in answer:
            raise from_slug(answer["refused"], answer["detail"], answer["help"], answer["members"])
        return Checked(answer["text"], answer["result"], version)

    async def _ask(self, texts: bytes, document: bytes, media_type: str, charset: str) -> dict[str, Any]:
        """Return what the process says. Raises as ``check``."""
        head = json.dumps({"texts": len(texts), "type": media_type, "charset": charset}).encode()
        request = b"%b\n%b%b" % (head, texts, document)
        output = await reader.ask(_PROCESS, request, memory=self._limits.memory, seconds=self._limits.seconds)
        answer: dict[str, Any] = json.loads(output)
        return answer
