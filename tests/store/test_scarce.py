"""What is said where the system gives no process: in words that fit a command as well as an answer."""

import errno
import os

import pytest

from graph_service.errors import UnavailableError
from graph_service.store.embedded import process_clients


@pytest.mark.parametrize("number", [errno.EAGAIN, errno.EMFILE, errno.ENOMEM])
def test_a_process_that_cannot_be_started_says_which_limits_to_raise(monkeypatch, number):
    def none_left():
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(process_clients.socket, "socketpair", none_left)
    with pytest.raises(UnavailableError) as raised:
        process_clients._pair()
    assert os.strerror(number) in raised.value.detail
    assert "ulimit -u and -n" in raised.value.advice
    assert "Retry-After" not in raised.value.advice
