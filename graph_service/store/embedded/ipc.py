"""Messages between the processes of the store, over a Unix socket: a type byte, a length and a payload; some carry a socket."""

import array
import json
import socket
import struct
import time
from collections.abc import Iterator
from typing import Any

HEADER = struct.Struct("!cI")
CHUNK = 1 << 14
"""A buffer that holds most queries and costs the allocator nothing special."""
_encode = json.JSONEncoder(separators=(",", ":")).encode
_FD_SIZE = array.array("i").itemsize

# From the service to the process that holds the data.
LOAD = b"L"
WORKER = b"W"
COUNTS = b"N"
"""Like WORKER: a process that answers counting queries from columns."""
STAGE = b"S"
APPLY = b"A"
BODY = b"B"
COMMIT = b"C"
INSPECT = b"I"
"""To a copy with a staged write: which nodes it affects, or which values there will be."""
# From the service to a worker.
QUERY = b"Q"
QUERY_ALONE = b"q"
"""The same, if the pool has little other work: the worker may poll for the next one."""
GRAPH = b"G"
# Back.
HELLO = b"H"
DATA = b"D"
END = b"E"
"""The last bytes of an answer."""
END_WORN = b"e"
"""The same, from a worker that wants to be replaced."""
ERROR = b"X"
RESULT = b"R"
GONE = b"Z"


def pack(kind: bytes, payload: bytes = b"") -> bytes:
    """Return a frame."""
    return HEADER.pack(kind, len(payload)) + payload


def pack_json(kind: bytes, value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return a frame with a JSON payload."""
    return pack(kind, _encode(value).encode())


def alone(frame: bytes) -> bytes:
    """Return the frame of a query marked as the only work: the worker may poll for the next one."""
    return QUERY_ALONE + frame[1:] if frame[:1] == QUERY else frame


def send(sock: socket.socket, kind: bytes, pieces: list[bytes]) -> None:
    """Send a frame whose payload is in pieces, without joining them."""
    size = sum(map(len, pieces))
    sent = sock.sendmsg([HEADER.pack(kind, size), *pieces])
    if sent < HEADER.size + size:
        sock.sendall((HEADER.pack(kind, size) + b"".join(pieces))[sent:])


def receive(sock: socket.socket) -> tuple[bytes, bytes, list[int]]:
    """Read one frame, waiting for it; return its type, its payload and the file descriptors attached.

    Raises:
        EOFError: the other side has closed.

    """
    head = b""
    attached: list[int] = []
    while len(head) < HEADER.size:
        data, ancillary, _, _ = sock.recvmsg(HEADER.size - len(head), socket.CMSG_SPACE(_FD_SIZE))
        for level, kind, content in ancillary:
            if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                numbers = array.array("i")
                numbers.frombytes(content[: len(content) - len(content) % _FD_SIZE])
                attached.extend(numbers)
        if not data:
            raise EOFError
        head += data
    kind_byte, length = HEADER.unpack(head)
    payload = bytearray(length)
    view, done = memoryview(payload), 0
    while done < length:
        count = sock.recv_into(view[done:])
        if not count:
            raise EOFError
        done += count
    return kind_byte, bytes(payload), attached


def receive_alone(sock: socket.socket, awake: float = 0.0) -> tuple[bytes, bytes]:
    """Read one frame from a peer that sends no other before it has the answer, so that every byte belongs to the frame.

    It polls for ``awake`` seconds before it blocks, because waking up costs more than a small query.

    Raises:
        EOFError: the other side has closed.

    """
    data = _look(sock, awake) if awake else None
    if data is None:
        data = sock.recv(CHUNK)
    while (missing := _missing(data)) > 0:
        more = sock.recv(missing)
        if not more:
            raise EOFError
        data += more
    return data[:1], data[HEADER.size :]


def _look(sock: socket.socket, awake: float) -> bytes | None:
    until = time.monotonic() + awake
    while time.monotonic() < until:
        try:
            return sock.recv(CHUNK, socket.MSG_DONTWAIT)
        except BlockingIOError:
            continue
    return None


def _missing(data: bytes) -> int:
    """Return how many bytes of the frame that begins with ``data`` are missing, as far as known."""
    if len(data) < HEADER.size:
        return HEADER.size - len(data)
    return HEADER.size + int(HEADER.unpack_from(data)[1]) - len(data)


def send_with(sock: socket.socket, frame: bytes, other: socket.socket) -> None:
    """Send a short frame with a socket attached."""
    sock.sendmsg([frame], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [other.fileno()]))])


class Buffer:
    """Splits a stream of bytes into frames."""

    __slots__ = ("_data",)

    def __init__(self) -> None:
        self._data = bytearray()

    def single(self, data: bytes) -> tuple[bytes, bytes] | None:
        """Return type and payload if the buffer is empty and these bytes are one frame, the usual case."""
        if not self._data and len(data) >= HEADER.size and len(data) == HEADER.size + HEADER.unpack_from(data)[1]:
            return data[:1], data[HEADER.size :]
        return None

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Add bytes, and yield type and payload of each complete frame."""
        buffer = self._data
        buffer += data
        offset, size = 0, len(buffer)
        while size - offset >= HEADER.size:
            kind, length = HEADER.unpack_from(buffer, offset)
            end = offset + HEADER.size + length
            if end > size:
                break
            yield kind, bytes(memoryview(buffer)[offset + HEADER.size : end])
            offset = end
        if offset:
            del buffer[:offset]
