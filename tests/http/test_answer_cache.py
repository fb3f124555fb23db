"""The answer cache keeps to its budget, whatever is asked in whatever words, and forgets what was not asked for longest."""

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from graph_service.http.answer_cache import AnswerCache, CachedResponse

BUDGET = 100_000


def entry(length=100):
    return CachedResponse(b'"tag"', [], b"x" * length)


def held(cache, version, keys, words):
    """Bytes of the answers and of the words of requests that the cache still knows, of those that were put into it."""
    bodies = [kept.body for key in keys if (kept := cache.get(version, key))]
    return sum(map(len, bodies)) + sum(sum(map(len, raw)) for raw in words if cache.by_request(version, raw))


def test_words_of_requests_count():
    cache = AnswerCache(BUDGET)
    words = [(b"a" * 10_000 + b"%d" % number,) for number in range(50)]
    for number, raw in enumerate(words):
        cache.put("v", b"%d" % number, raw, entry())
    assert held(cache, "v", [b"%d" % number for number in range(50)], words) <= cache.size <= BUDGET
    assert 5 < len(cache) < 10


def test_many_words_for_one_answer_drive_out_what_was_asked_before_and_stay_bounded():
    cache = AnswerCache(BUDGET)
    cache.put("v", b"other", (b"other",), entry())
    cache.put("v", b"one", (b"one",), entry())
    for number in range(1000):
        # An answer that has gone for its many words comes back as one that was evaluated anew.
        if not cache.get("v", b"one", (b"one %d" % number,)):
            cache.put("v", b"one", (b"one %d" % number,), entry())
        assert cache.size <= BUDGET
    words = [(b"one %d" % number,) for number in range(1000)]
    assert held(cache, "v", [b"one", b"other"], words) <= cache.size
    assert sum(cache.by_request("v", raw) is not None for raw in words) < BUDGET / 500
    assert cache.by_request("v", (b"other",)) is None
    assert cache.by_request("v", (b"one 999",))


def test_the_same_words_again_cost_nothing():
    cache = AnswerCache(BUDGET)
    cache.put("v", b"one", (b"words",), entry())
    size = cache.size
    for _ in range(1000):
        assert cache.get("v", b"one", (b"words",))
    assert cache.size == size


def test_an_answer_without_words_is_found_by_its_key_alone():
    cache = AnswerCache(BUDGET)
    cache.put("v", b"one", (), entry())
    size = cache.size
    for _ in range(1000):
        assert cache.get("v", b"one")
    assert cache.size == size
    assert cache.by_request("v", ()) is None


def test_the_least_recently_asked_goes_first():
    cache = AnswerCache(BUDGET)
    for name in (b"first", b"second", b"third"):
        cache.put("v", name, (name,), entry(20_000))
    assert cache.by_request("v", (b"first",))
    for name in (b"fourth", b"fifth"):
        cache.put("v", name, (name,), entry(20_000))
    assert cache.by_request("v", (b"first",))
    assert cache.get("v", b"first")
    assert cache.get("v", b"second") is None
    assert cache.by_request("v", (b"second",)) is None


def test_no_budget_keeps_nothing():
    cache = AnswerCache(0)
    cache.put("v", b"one", (b"words",), entry(0))
    assert cache.get("v", b"one", (b"words",)) is None
    assert cache.by_request("v", (b"words",)) is None
    assert (len(cache), cache.size) == (0, 0)


def test_a_new_version_forgets_everything():
    cache = AnswerCache(BUDGET)
    cache.put("v", b"one", (b"words",), entry())
    assert cache.get("w", b"one", (b"words",)) is None
    assert cache.by_request("w", (b"words",)) is None
    assert cache.by_request("v", (b"words",)) is None
    assert (len(cache), cache.size) == (0, 0)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5), st.integers(0, 30_000), st.sampled_from("vw"))))
def test_what_it_counts_is_at_least_what_it_holds(asked):
    cache = AnswerCache(BUDGET)
    keys, words, version = set(), set(), "v"
    for number, spelling, length, version in asked:
        key, raw = b"%d" % number, (b"%d in words %d" % (number, spelling),)
        keys.add(key)
        words.add(raw)
        if not cache.by_request(version, raw) and not cache.get(version, key, raw):
            cache.put(version, key, raw, entry(length))
        assert cache.size <= BUDGET
    # Words are known for answers that are known, and for no other.
    known = {key for key in keys if cache.get(version, key)}
    assert {raw[0].split()[0] for raw in words if cache.by_request(version, raw)} <= known
    assert len(known) == len(cache)
    assert held(cache, version, keys, words) <= cache.size
    cache.get("another", b"key")
    assert (len(cache), cache.size) == (0, 0)


def test_what_it_counts_is_near_what_it_takes():
    """Answers of a few bytes are mostly the tables around them."""
    cache = AnswerCache(10**9)
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for number in range(200):
            # Bytes of a request are its own, also where two requests say the same.
            tag, kind, accept = (
                b'"%024d-%032d"' % (number, number),
                bytes(bytearray(b"text/csv; charset=utf-8")),
                bytes(bytearray(b"text/csv")),
            )
            headers = [(bytes(bytearray(b"content-type")), kind), (bytes(bytearray(b"etag")), tag)]
            raw = (b"query=SELECT+%d" % number, accept, b"", b"")
            cache.put("v", b"%016d" % number, raw, CachedResponse(tag, headers, bytes(bytearray(b"x" * 50))))
        taken = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert 0.5 * cache.size < taken < cache.size
