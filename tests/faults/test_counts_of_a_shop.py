"""A store answers alike whether or not a process counts beside the engine: a shop's queries, in all formats, over some or all graphs."""

import asyncio
import json
import re
from collections import Counter

from graph_service.errors import ServiceError
from graph_service.rdf import formats
from graph_service.store.embedded import counts
from graph_service.store.embedded.counts import INSTALLED
from graph_service.store.interface import Operation, Part, Query, Write
from tests.faults.shop import data, queries
from tests.needs import need

FORMATS = [formats.JSON, formats.JSON, formats.JSON, formats.CSV, formats.TSV, formats.XML]
CASES = 600


async def answer(store, case, format_):
    """The bytes of an answer, or what the problem is."""
    for graph_format in (format_, formats.N_TRIPLES):
        try:
            asked = Query(case.text, graph_format, default_graphs=case.default, named_graphs=case.named)
            return await (await store.query(asked)).read()
        except ServiceError as error:
            problem = (error.slug, error.detail, error.advice, error.members)
            if "What kind of query" not in error.detail:
                break
    return problem


def promised(body, case, format_):
    """What an answer promises: its rows, if no limit has cut them, and in which order the values of the keys come."""
    if isinstance(body, tuple):
        return body
    if format_ is not formats.JSON or not body.startswith(b"{"):
        lines = Counter(re.sub(b"(</?results?>)", rb"\n\1\n", body).split(b"\n"))
        return lines.total() if case.cut else lines
    said = json.loads(body)
    if "results" not in said:
        return said
    names = said["head"]["vars"]
    rows = [tuple(json.dumps(row.get(name)) for name in names) for row in said["results"]["bindings"]]
    keys = []
    for key in case.keys:
        if key not in names:
            break
        keys.append(names.index(key))
    return said["head"], len(rows) if case.cut else Counter(rows), [[row[key] for key in keys] for row in rows]


def test_answers_are_the_same_whether_or_not_a_process_counts(run_store, monkeypatch, attack_random, attack_size):
    need(INSTALLED, "the extra `counts` is not installed")
    monkeypatch.setattr(counts, "_REST", 0.01)
    differing, asked, problems = [], 0, 0

    async def act(store):
        nonlocal asked, problems
        ready = store._counts._ready
        for turn in range(attack_size):
            turtle = data.Shop(attack_random, 24 if turn % 3 else 60, odd=turn % 4 < 3).turtle()
            for graph, text in turtle.items():
                await store.write(Write(Operation.PUT, graph=graph, parts=(Part(text.encode(), formats.TURTLE),)))
            async with asyncio.timeout(120):
                await ready.wait()
            for case in queries.cases(attack_random, CASES):
                format_ = attack_random.choice(FORMATS)
                ours = await answer(store, case, format_)
                ready.clear()
                theirs = await answer(store, case, format_)
                ready.set()
                asked += 1
                problems += isinstance(theirs, tuple)
                if promised(ours, case, format_) != promised(theirs, case, format_):
                    differing.append((case, format_.name, ours, theirs))
            assert store.gauges["counts"] == 1
        return store.gauges["counted"]

    counted = run_store(act, counts_from=1)
    assert not differing, differing[0]
    # Of those who test and of those who buy, many ask nothing that columns answer.
    assert counted > 0.25 * asked, (counted, asked)
    assert 0.01 * asked < problems < 0.2 * asked
