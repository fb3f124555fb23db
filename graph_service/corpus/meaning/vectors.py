"""The vectors of the graph's texts: shipped for the texts we publish, computed once for others, and kept on disk.

A vector belongs to the bytes of a text and to a model, so a new version of the dataset costs only its new texts. The file is an npz of
hashes (16 bytes each), rows of signed bytes and the scale of each row: a quarter of the floats, and the ranks stay.
"""

import asyncio
import hashlib
import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from graph_service.corpus.meaning.model import Model

if TYPE_CHECKING:
    import numpy as np

    from graph_service.corpus.meaning.model import Matrix

    Rows = dict[bytes, tuple[np.ndarray[tuple[int], np.dtype[np.int8]], float]]
    """Rows of signed bytes and their scales, by hash."""

_BATCH = 16
_KEPT_AFTER = 128
"""New vectors after which the file is written, so that a stop costs no more than these."""
_SECONDS = 120.0
_MOST_KEPT = 100_000


def digest(text: str) -> bytes:
    """Return the hash that names a text."""
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=16).digest()


def cache_file(model: str) -> Path:
    """Return where the vectors of a model are kept: in the user's folder for caches (XDG base directories)."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "compact-graph" / f"vectors-{model}.npz"


def read(file: Path) -> "Rows":
    """Return the vectors of a file; none where there is no whole file."""
    import numpy as np  # noqa: PLC0415 - comes with the model

    try:
        with file.open("rb") as content, np.load(content, allow_pickle=False) as held:
            names, rows, scales = held["names"], held["rows"], held["scales"]
            return {bytes(name): (row, float(scale)) for name, row, scale in zip(names, rows, scales, strict=True)}
    except (OSError, ValueError, KeyError, EOFError):
        return {}
    except Exception as error:
        # zipfile has errors of its own for a file that is damaged; whatever else it is, it is not hidden.
        if type(error).__module__ in ("zipfile", "zlib"):
            return {}
        raise


def write(file: Path, rows: "Rows") -> None:
    """Write the vectors under another name and rename the file, so that nobody reads half of it."""
    import numpy as np  # noqa: PLC0415 - comes with the model

    names = sorted(rows)
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=file.parent, suffix=".npz")
    try:
        with os.fdopen(descriptor, "wb") as output:
            np.savez(
                output,
                names=np.array([list(one) for one in names], np.uint8),
                rows=np.array([rows[one][0] for one in names], np.int8),
                scales=np.array([rows[one][1] for one in names], np.float32),
            )
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


async def compute(model: Model, texts: Mapping[bytes, str]) -> "Rows":
    """Return the vectors of some texts by their hashes."""
    import numpy as np  # noqa: PLC0415 - comes with the model

    matrix = await model.embed(list(texts.values()), seconds=_SECONDS)
    scales = np.abs(matrix).max(axis=1) / 127
    return {name: ((row / scale).round().astype(np.int8), float(scale)) for name, row, scale in zip(texts, matrix, scales, strict=True)}


class Vectors:
    """The vectors of one set of texts, by key. ``matrix`` is ready when ``missing`` is empty."""

    def __init__(self, model: Model, texts: Mapping[str, str], shipped: Path) -> None:
        """``shipped`` has vectors that need not be computed."""
        self._model = model
        self._texts = texts
        self._shipped = shipped / f"vectors-{model.name}.npz"
        self._file = cache_file(model.name)
        self._rows: Rows = {}
        self._under_way: asyncio.Task[Matrix] | None = None

    async def matrix(self, seconds: float) -> "Matrix | None":
        """Return a row for each key, in their order, or None where they are not computed within some seconds; that then goes on.

        Raises:
            ServiceError: the model failed.

        """
        if self._under_way is None or (self._under_way.done() and (self._under_way.cancelled() or self._under_way.exception())):
            self._under_way = asyncio.get_running_loop().create_task(self._make())
        done, _ = await asyncio.wait({self._under_way}, timeout=seconds)
        return self._under_way.result() if done else None

    async def _make(self) -> "Matrix":
        import numpy as np  # noqa: PLC0415 - comes with the model

        names = [digest(text) for text in self._texts.values()]
        held = await asyncio.to_thread(lambda: read(self._shipped) | read(self._file))
        known = set(names)
        others = {name: row for name, row in held.items() if name not in known}
        rows = {name: held[name] for name in known if name in held}
        wanted = {name: text for name, text in zip(names, self._texts.values(), strict=True) if name not in rows}
        await self._compute(wanted, rows, others)
        if not names:
            return np.zeros((0, 0), np.float32)
        made: Matrix = np.vstack([rows[name][0].astype(np.float32) * rows[name][1] for name in names])
        made /= np.linalg.norm(made, axis=1, keepdims=True) + 1e-9
        return made

    async def _compute(self, wanted: Mapping[bytes, str], rows: "Rows", others: "Rows") -> None:
        unwritten = 0
        for batch in _batches(wanted):
            rows |= await compute(self._model, batch)
            unwritten += len(batch)
            if unwritten >= _KEPT_AFTER or rows.keys() >= wanted.keys():
                unwritten = 0
                # A disk that is full or read-only costs the time to compute them again, and nothing else.
                with suppress(OSError):
                    kept = {**dict(list(others.items())[: _MOST_KEPT - len(rows)]), **rows}
                    await asyncio.to_thread(write, self._file, kept)


def _batches(texts: Mapping[bytes, str]) -> Iterable[dict[bytes, str]]:
    listed = list(texts.items())
    return (dict(listed[start : start + _BATCH]) for start in range(0, len(listed), _BATCH))
