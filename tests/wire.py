"""A transport for tests that are the network themselves."""

import asyncio


class Wire(asyncio.Transport):
    """Keeps what is written, whether it is read from, and whether it was closed."""

    def __init__(self, peer="127.0.0.1"):
        super().__init__()
        self.peer = peer
        self.unread = 0
        self.written = b""
        self.reading = True
        self.closed = False

    def get_extra_info(self, name, default=None):
        return {"peername": (self.peer, 1), "sockname": ("127.0.0.1", 2)}.get(name, default)

    def write(self, data):
        self.written += data

    def get_write_buffer_size(self):
        return self.unread

    def is_closing(self):
        return self.closed

    def close(self):
        self.closed = True

    abort = close

    def pause_reading(self):
        assert self.reading
        self.reading = False

    def resume_reading(self):
        assert not self.reading
        self.reading = True
