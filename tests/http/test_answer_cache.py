"""The answer cache keeps to its budget, whatever is asked in whatever words, and forgets what was not asked for longest."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from graph_service.http.answer_cache import AnswerCache, CachedResponse

BUDGET = 100_000


def entry(length=100):
    return CachedResponse(b'"tag"', [], b"x" * length)


def keys(cache):
    """What it holds, key and words, whatever it counts."""
    return sum(len(found.body) for found in cache._entries.values()) + sum(sum(map(len, raw)) for raw in cache._raw)


def test_words_of_requests_count():
    cache = AnswerCache(BUDGET)
    for number in range(50):
        cache.put("v", b"%d" % number, (b"a" * 10_000 + b"%d" % number,), entry())
    assert keys(cache) <= cache.size <= BUDGET
    assert 5 < len(cache) < 10


def test_many_words_for_one_answer_drive_out_what_was_asked_before_and_stay_bounded():
    cache = AnswerCache(BUDGET)
    cache.put("v", b"other", (b"other",), entry())
    cache.put("v", b"one", (b"one",), entry())
    for number in range(1000):
        # An answer that has gone for its many words comes back as one that was evaluated anew.
        if not cache.get("v", b"one", (b"one %d" % number,)):
            cache.put("v", b"one", (b"one %d" % number,), entry())
        assert keys(cache) <= cache.size <= BUDGET
        assert len(cache._raw) < BUDGET / 500
    assert cache.by_request("v", (b"other",)) is None
    assert cache.by_request("v", (b"one 999",))


def test_the_same_words_again_cost_nothing():
    cache = AnswerCache(BUDGET)
    cache.put("v", b"one", (b"words",), entry())
    size = cache.size
    for _ in range(1000):
        assert cache.get("v", b"one", (b"words",))
    assert cache.size == size
    assert sum(map(len, cache._spellings.values())) == 1


def test_an_answer_without_words_is_found_by_its_key_alone():
    cache = AnswerCache(BUDGET)
    cache.put("v", b"one", (), entry())
    for _ in range(1000):
        assert cache.get("v", b"one")
    assert cache._raw == cache._spellings == {}


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
    assert (len(cache), cache.size, cache._raw) == (0, 0, {})


def test_a_new_version_forgets_everything():
    cache = AnswerCache(BUDGET)
    cache.put("v", b"one", (b"words",), entry())
    assert cache.get("w", b"one", (b"words",)) is None
    assert cache.by_request("w", (b"words",)) is None
    assert (len(cache), cache.size, cache._raw, cache._spellings) == (0, 0, {}, {})


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 5), st.integers(0, 30_000), st.sampled_from("vw"))))
def test_what_it_counts_is_what_it_holds(asked):
    cache = AnswerCache(BUDGET)
    for number, spelling, length, version in asked:
        key, raw = b"%d" % number, (b"%d in words %d" % (number, spelling),)
        if not cache.by_request(version, raw) and not cache.get(version, key, raw):
            cache.put(version, key, raw, entry(length))
        assert keys(cache) <= cache.size <= BUDGET
        assert {key for key, _ in cache._raw.values()} == set(cache._spellings) <= set(cache._entries)
        assert sum(map(len, cache._spellings.values())) == len(cache._raw)
    cache._at("another")
    assert cache.size == 0


def test_what_it_counts_is_near_what_it_takes():
    """Answers of a few bytes are mostly the tables around them."""
    cache = AnswerCache(10**9)
    for number in range(200):
        headers = [(b"content-type", b"text/csv; charset=utf-8"), (b"etag", b'"%024d-%032d"' % (number, number))]
        raw = (b"query=SELECT+%d" % number, b"text/csv", b"", b"")
        cache.put("v", b"%016d" % number, raw, CachedResponse(headers[1][1], headers, b"x" * 50))
    taken = sum(map(sys.getsizeof, (cache._entries, cache._raw, cache._spellings)))
    for (key, found), (raw, held) in zip(cache._entries.items(), cache._raw.items(), strict=True):
        parts = [key, found, found.etag, found.headers, found.body, raw, *raw, held, cache._spellings[key]]
        parts += [part for header in found.headers for part in (header, *header)]
        taken += sum(map(sys.getsizeof, parts))
    assert 0.5 * cache.size < taken < cache.size
