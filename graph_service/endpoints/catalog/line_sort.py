"""Lines sorted without holding them all: runs are sorted in memory, spilled to files and merged."""

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

_RUN = 40_000
"""Lines held at a time; a line of our graph has about 200 bytes."""
_OPEN = 64
"""Files open at a time: a dataset may have more graphs than a process may have files open."""


class LineSorter:
    """Takes lines in any order and writes them sorted, each once. ``folder`` holds the runs."""

    def __init__(self, folder: Path, stem: str, run: int = _RUN) -> None:
        self._folder = folder
        self._stem = stem
        self._run = run
        self._lines: list[bytes] = []
        self._rest = b""
        self._runs: list[Path] = []

    def feed(self, data: bytes) -> None:
        """Take the next bytes, cut anywhere."""
        lines = (self._rest + data).split(b"\n")
        self._rest = lines.pop()
        self._lines += lines
        if len(self._lines) >= self._run:
            self._spill()

    def _spill(self) -> None:
        path = self._folder / f"{self._stem}.run{len(self._runs)}"
        with path.open("wb") as file:
            # With their line ends, as the merge compares them.
            file.writelines(sorted({line + b"\n" for line in self._lines}))
        self._runs.append(path)
        self._lines = []

    def write(self, target: Path) -> int:
        """Write the sorted lines and return how many they are; blank lines and comments are none."""
        if self._rest:
            self._lines.append(self._rest)
            self._rest = b""
        self._spill()
        count = 0
        with target.open("wb") as file:
            for line in merged(self._runs):
                if line.strip() and not line.startswith(b"#"):
                    file.write(line)
                    count += 1
        for path in self._runs:
            path.unlink()
        return count


def merged(files: Iterable[Path]) -> Iterator[bytes]:
    """Yield the lines of sorted files in order, each once, with their line ends. At most ``_OPEN`` files are open at a time."""
    paths = list(files)
    if len(paths) <= _OPEN:
        yield from _merged(paths)
        return
    with TemporaryDirectory(dir=paths[0].parent) as folder:
        groups = [paths[start : start + _OPEN] for start in range(0, len(paths), _OPEN)]
        joined = [Path(folder) / str(number) for number in range(len(groups))]
        for target, group in zip(joined, groups, strict=True):
            with target.open("wb") as file:
                file.writelines(_merged(group))
        yield from merged(joined)


def _merged(paths: list[Path]) -> Iterator[bytes]:
    before = b""
    with ExitStack() as opened:
        for line in heapq.merge(*(opened.enter_context(path.open("rb")) for path in paths)):
            if line != before:
                yield line
                before = line
