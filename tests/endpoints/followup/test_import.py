"""Tables from partners: the templates, what is wrong with them by row and column, importing over HTTP, and the dry run."""

import csv
import hashlib
import io
import zipfile
from datetime import date

import httpx
import pytest
from openpyxl import Workbook, load_workbook

from graph_service.endpoints.followup import tables, template
from graph_service.endpoints.followup.columns import BY_NAME, KINDS, codelists
from graph_service.endpoints.followup.convert import folder_of
from graph_service.endpoints.followup.import_endpoint import with_pieces
from graph_service.endpoints.followup.names import built_in
from graph_service.endpoints.followup.reader import UnreadableTableError
from graph_service.endpoints.followup.tables import CSV_TYPE, XLSX_TYPE
from graph_service.errors import ContentTooLargeError, MemoryLimitError
from tests.serving import service

GRAPH = "https://example.org/ke/pledges"
HEAD = [column.heading for column in BY_NAME["pledges"].columns]
GOOD = {
    "id": "1", "pledged by": "new: Examplia", "advances": "6; 13(h)", "words": "We will.", "date": "2022-05-17", "type": "single",
    "level": "national", "due": "2026", "source": "https://example.org/1",
}  # fmt: skip


def table(*rows, delimiter=",", encoding="utf-8", head=HEAD):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([head, *([row.get(one, "") for one in head] for row in rows)])
    return out.getvalue().encode(encoding)


@pytest.fixture(scope="module")
def names():
    return built_in()


def convert(data, graph, names, *, workbook, today=""):
    """Return what became of a table as a mapping, and its Turtle."""
    kind, outcome, turtle = tables.convert(data, graph, names, workbook=workbook, today=today)
    faults = [{"row": one.row, "column": one.column, "message": one.message} for one in outcome.faults]
    return {**tables.report(kind.name, outcome), "wrong": outcome.wrong, "faults": faults}, turtle


def faults(names, data, *, workbook=False, graph=GRAPH):
    made, turtle = convert(data, graph, names, workbook=workbook)
    assert bool(turtle) == (made["wrong"] == 0)
    return [(fault["row"], fault["column"]) for fault in made["faults"]]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_template_reads_back_and_its_worked_row_is_right_but_left_out(kind, names):
    for data, workbook in ((template.as_csv(kind), False), (template.as_xlsx(kind), True)):
        made, _ = convert(data, GRAPH, names, workbook=workbook)
        assert (made["kind"], made["examples"], made["things"], made["wrong"]) == (kind.name, 1, 0, 0)
    mine = template.as_csv(kind).replace(b"\nexample,", b"\nmine,")
    made, turtle = convert(mine, GRAPH, names, workbook=False)
    assert (made["things"], made["faults"]) == (1, [])
    assert f"<{folder_of(GRAPH)}{kind.path}/mine>".encode() in turtle


def test_the_drop_downs_are_the_codelists(names):
    book = load_workbook(io.BytesIO(template.as_xlsx(BY_NAME["pledges"])))
    rules = {next(iter(rule.sqref.ranges)).min_col: rule.formula1 for rule in book["pledges"].data_validations.dataValidation}
    column = HEAD.index("level") + 1
    cells = [cell.value for cell in book["lists"][rules[column].split("$")[1]][1:] if cell.value]
    assert cells == list(codelists()["Levels"]) == ["local", "national", "regional", "global"]


def test_everything_that_is_wrong_is_told_at_once_by_row_and_column(names):
    bad = {
        "id": "1",
        "pledged by": "Kennya",
        "advances": "66",
        "words": "W",
        "date": "17.5.2022",
        "level": "planetary",
        "due": "soon",
        "source": "x",
    }
    made, turtle = convert(table(GOOD, bad, {"id": "a b"}), GRAPH, names, workbook=False)
    messages = {(fault["row"], fault["column"]): fault["message"] for fault in made["faults"]}
    assert set(messages) == {
        *((3, one) for one in ("id", "pledged by", "advances", "date", "level", "due")),
        *((4, one) for one in ("id", "pledged by", "advances", "words", "date", "source")),
    }
    assert (
        messages[3, "pledged by"]
        == "“Kennya” is not an actor that is known here. Is it Kenya? If it is another, write new: before the name."
    )
    assert messages[3, "id"] == "“1” is the id of row 2 as well."
    assert turtle == b""


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")],
    ids=["plain", "excel", "unicode text", "old"],
)
def test_csv_is_read_as_spreadsheet_programs_write_it(names, delimiter, encoding):
    made, turtle = convert(table(GOOD | {"words": "Ofrecemos más."}, delimiter=delimiter, encoding=encoding), GRAPH, names, workbook=False)
    assert made["faults"] == []
    assert "Ofrecemos más.".encode() in turtle


@pytest.mark.parametrize(
    ("name", "code"),
    [("Tanzania, United Republic of", "tz"), ("Côte d’Ivoire", "ci"), ("Moldova, Republic of", "md"), ("Kenia", "ke"), ("KEN", "ke")],
)
def test_states_are_recognised_as_international_lists_write_them(names, name, code):
    row = {"id": "1", "State": name, "instrument": "instrument/ilo-c097", "standing": "signatory", "as of": "2026-11-01", "source": "s"}
    lines = [";".join(row), ";".join(f'"{cell}"' for cell in row.values())]
    made, turtle = convert("\n".join(lines).encode(), "https://example.org/ilo/ratifications", names, workbook=False)
    assert made["faults"] == []
    assert f"actor/state/{code}>".encode() in turtle
    pledge = GOOD | {"pledged by": name}
    assert f"actor/state/{code}>".encode() in convert(table(pledge), GRAPH, names, workbook=False)[1]


def test_a_table_that_is_none_is_refused_in_words(names):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(6):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as member:
                for _ in range(100):
                    member.write(b"\0" * 2**20)
    for data, workbook, words in (
        (b"", False, "no headings"),
        (b"a,b\n1,2\n", False, "no headings"),
        (table(GOOD, head=[*HEAD, "colour"]), False, "unknown headings: colour"),
        (table(GOOD, head=HEAD[:3]), False, "missing headings"),
        (b"not a workbook", True, "not a workbook"),
        (bomb.getvalue(), True, "unpacks to more"),
    ):
        with pytest.raises(UnreadableTableError, match=words):
            convert(data, GRAPH, names, workbook=workbook)


def test_an_update_may_come_of_a_pledge_by_its_id_and_a_plan_is_made_of_its_measures(names):
    row = {"id": "u", "update of": "1", "reported by": "KE", "status": "Under way", "date": "2024", "source": "s"}
    made, turtle = convert(table(row, head=list(row)), "https://example.org/ke/updates", names, workbook=False)
    assert made["faults"] == []
    assert b"gcmo:updateOf <https://example.org/ke/pledge/1>" in turtle
    measure = {"measure of": "Plan", "plan by": "Kenya", "plan date": "2023", "advances": "6", "words": "w", "source": "s"}
    made, turtle = convert(
        table(measure, measure | {"words": "v"}, measure | {"plan date": "2024"}, head=list(measure)), GRAPH, names, workbook=False
    )
    assert [(fault["row"], fault["column"]) for fault in made["faults"]] == [(4, "plan by")]


def test_a_new_actor_is_written_alike_in_all_rows(names):
    rows = [GOOD | {"id": str(n), "pledged by": f"new: {name}"} for n, name in enumerate(("COPADEM", "copadem", "COPADEM", "Co Pa"), 1)]
    rows[3]["responsible body"] = "new: co-pa"
    made, _ = convert(table(*rows), GRAPH, names, workbook=False)
    assert [(fault["row"], fault["column"]) for fault in made["faults"]] == [(3, "pledged by"), (5, "responsible body")]
    assert made["faults"][0]["message"] == "Row 2 writes this name “COPADEM”: write it alike in all rows."
    in_spanish = GOOD | {"id": "2", "pledged by": "new: examplia", "language": "es"}
    assert faults(names, table(GOOD, in_spanish)) == []


def test_a_later_row_of_a_plan_that_leaves_out_who_and_when_is_one_error(names):
    measure = {"measure of": "Plan", "plan by": "Kenya", "plan date": "2023", "advances": "6", "words": "w", "source": "s"}
    head, graph = list(measure), "https://example.org/ke/measures"
    for left_out, column in ((("plan by",), "plan by"), (("plan date",), "plan date"), (("plan by", "plan date"), "plan by")):
        later = {key: value for key, value in measure.items() if key not in left_out} | {"words": "v"}
        assert faults(names, table(measure, later, head=head), graph=graph) == [(3, column)]
    alone = {key: value for key, value in measure.items() if key not in ("plan by", "plan date")}
    assert faults(names, table(alone, measure, head=head), graph=graph) == [(2, "plan by"), (2, "plan date")]


def test_what_is_odd_about_a_row_that_is_right_is_noted(names):
    rows = (GOOD | {"id": ""}, GOOD | {"id": "2", "date": "2031", "due": "2032"}, GOOD | {"id": "3", "date": "2026-11"})
    made, turtle = convert(table(*rows), GRAPH, names, workbook=False, today="2026-11-29")
    assert (made["wrong"], made["noted"], bool(turtle)) == (0, 2, True)
    blank, future = made["notes"]
    assert (blank["row"], blank["column"], future["row"], future["column"]) == (2, "id", 3, "date")
    assert blank["message"].split()[5].rstrip(",").encode() in turtle


def test_the_line_by_which_excel_tells_the_separator_is_no_row(names):
    for start in (b"sep=;\r\n", b"\xef\xbb\xbfSEP=;\n"):
        data = start + table(GOOD, GOOD, delimiter=";")
        assert faults(names, data) == [(3, "id")]
    odd = b"sep=|\n" + table(GOOD, delimiter="|")
    assert faults(names, odd) == []


def test_the_sheet_that_has_the_headings_is_read(names):
    book = load_workbook(io.BytesIO(template.as_xlsx(BY_NAME["pledges"])))
    for number, heading in enumerate(HEAD, 1):
        book["pledges"].cell(3, number, GOOD.get(heading))
    book.create_sheet("Notes", 0).append(["Read me first", "id"])
    book.move_sheet("lists", -10)
    out = io.BytesIO()
    book.save(out)
    made, _ = convert(out.getvalue(), GRAPH, names, workbook=True)
    assert (made["things"], made["examples"], made["faults"]) == (1, 1, [])
    for name in ("pledges", "lists"):
        del book[name]
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(UnreadableTableError, match=r"in any of its sheets \(Notes, help\)"):
        convert(out.getvalue(), GRAPH, names, workbook=True)


def test_a_cell_without_a_value_in_which_something_is_seen_is_explained(names):
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(HEAD)
    for number in (1, 2, 3):
        sheet.append([{**GOOD, "id": str(number)}.get(heading) for heading in HEAD])
    words, source = HEAD.index("words") + 1, HEAD.index("source") + 1
    sheet.cell(2, words, '=CONCATENATE("We ","will")')
    sheet.merge_cells(start_row=2, end_row=3, start_column=source, end_column=source)
    sheet.cell(4, words).value = None
    book.save(out)
    messages = {(one["row"], one["column"]): one["message"] for one in convert(out.getvalue(), GRAPH, names, workbook=True)[0]["faults"]}
    assert set(messages) == {(2, "words"), (3, "source"), (4, "words")}
    assert "a formula without its result" in messages[2, "words"]
    assert "merged cells L2:L3" in messages[3, "source"]
    assert messages[4, "words"] == "It must be filled."


# The service.


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    tokens = tmp_path_factory.mktemp("tokens") / "tokens.toml"
    digest = hashlib.sha256(b"secret").hexdigest()
    tokens.write_text(f'[[token]]\nname = "Kenya desk"\nsha256 = "{digest}"\ngraphs = ["https://example.org/ke/*"]\n', encoding="utf-8")
    with service(
        "--writes", "token", "--tokens", str(tokens), "--data-dir", str(tokens.parent / "data"), "--log", "off", "--workers", "2"
    ) as running:
        yield running.url


def send(url, data, graph=GRAPH, path="/import", *, media_type=CSV_TYPE, token="secret", **headers):
    sent = {"content-type": media_type, **headers, **({"authorization": f"Bearer {token}"} if token else {})}
    return httpx.post(f"{url}{path}", params={"graph": graph}, content=data, headers=sent, timeout=120)


def test_an_import_is_stored_once_with_its_sender_and_the_same_again_changes_nothing(url):
    graph = "https://example.org/ke/first/pledges"
    first = send(url, table(GOOD), graph)
    assert first.status_code == 201, first.text
    told = first.json()
    assert (told["things"], told["sender"], told["kind"]) == (1, "Kenya desk", "pledges")
    again = send(url, table(GOOD, delimiter=";", encoding="utf-8-sig"), graph)
    assert again.status_code == 200
    assert (again.json()["version"], again.json()["added"], again.json()["removed"]) == (told["version"], 0, 0)
    book = load_workbook(io.BytesIO(template.as_xlsx(BY_NAME["pledges"])))
    for number, heading in enumerate(HEAD, 1):
        book["pledges"].cell(3, number, GOOD.get(heading))
    out = io.BytesIO()
    book.save(out)
    same = send(url, out.getvalue(), graph, media_type=XLSX_TYPE)
    assert (same.status_code, same.json()["added"], same.json()["examples"]) == (200, 0, 1), same.text


def test_an_import_is_refused_as_a_put_is(url):
    assert send(url, table(GOOD), token="").status_code == 401
    assert send(url, table(GOOD), "https://example.org/other/pledges").status_code == 403
    assert send(url, table(GOOD), media_type="text/plain").status_code == 415
    wrong = send(url, table(GOOD | {"advances": "66"}))
    assert (wrong.status_code, wrong.json()["type"].rpartition("/")[2]) == (422, "table")
    assert wrong.json()["faults"] == [
        {"row": 2, "column": "advances", "message": "“66” is not an objective, action, principle, priority or ask that is known here."}
    ]
    assert send(url, table(GOOD), "https://example.org/ke/held/pledges", **{"if-match": '"no-such"'}).status_code == 412


def test_a_table_never_takes_the_place_of_another_kind(url):
    graph = "https://example.org/ke/kinds/pledges"
    assert send(url, table(GOOD), graph).status_code == 201
    row = {"id": "u", "update of": "1", "reported by": "KE", "status": "under way", "date": "2024", "source": "s"}
    refused = send(url, table(row, head=list(row)), graph)
    assert refused.status_code == 409
    assert "such as https://example.org/ke/kinds/updates" in refused.json()["help"]
    assert send(url, table(row, head=list(row)), "https://example.org/ke/kinds/updates").status_code == 201


UPDATE = {"id": "u", "update of": "1", "reported by": "KE", "status": "under way", "date": "2024", "source": "s"}


def test_what_a_table_names_of_its_sender_must_be_there(url):
    pledges, updates = "https://example.org/ke/named/pledges", "https://example.org/ke/named/updates"
    two = table(GOOD | {"matches": "2"}, GOOD | {"id": "2", "matches": "1; https://example.org/ke/named/pledge/1"})
    assert send(url, two, pledges).status_code == 201
    row = UPDATE | {"update of": "2022-99"}
    full = UPDATE | {"id": "v", "update of": "https://example.org/ke/named/measure/1"}
    for path in ("/validate", "/import"):
        told = send(url, table(row, UPDATE | {"id": "w"}, full, head=list(UPDATE)), updates, path).json()
        problem = told.get("problem", told)
        assert [(fault["row"], fault["column"]) for fault in problem["faults"]] == [(2, "update of"), (4, "update of")]
        assert "“2022-99” is no pledge" in problem["detail"]
    # The graph's own things go when the table takes their place.
    wrong = send(url, table(GOOD | {"id": "3", "matches": "1; nothere"}), pledges).json()
    assert [(fault["row"], fault["column"], fault["message"].split()[0]) for fault in wrong["faults"]] == [
        (2, "matches", "“1”"), (2, "matches", "“nothere”"),
    ]  # fmt: skip


def test_what_a_table_names_elsewhere_is_told_and_taken(url):
    pledges, updates = "https://example.org/ke/told/pledges", "https://example.org/ke/told/updates"
    assert send(url, table(GOOD), pledges).status_code == 201
    rows = [
        UPDATE | {"id": "a", "update of": "https://elsewhere.example/1"},
        UPDATE | {"id": "b", "date": "2021"},
        UPDATE | {"id": "c", "date": "2022"},
        UPDATE | {"id": "d", "date": "2022-05"},
        UPDATE | {"id": "e", "date": "2022-05-16"},
        UPDATE | {"id": "f", "date": "2099"},
    ]
    answer = send(url, table(*rows, head=list(UPDATE)), updates)
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert [(note["row"], note["column"]) for note in told["notes"]] == [(7, "date"), (2, "update of"), (3, "update of"), (6, "update of")]
    assert told["noted"] == 4


def test_a_new_actor_is_called_as_the_sender_calls_it_elsewhere(url):
    assert send(url, table(GOOD), "https://example.org/ke/alike/pledges").status_code == 201
    row = UPDATE | {"reported by": "new: EXAMPLIA"}
    refused = send(url, table(row, head=list(UPDATE)), "https://example.org/ke/alike/updates")
    assert refused.status_code == 422, refused.text
    [fault] = refused.json()["faults"]
    assert (fault["row"], fault["column"]) == (2, "reported by")
    assert "“Examplia” in the graph https://example.org/ke/alike/pledges" in fault["message"]


def test_a_table_without_rows_never_empties_a_graph(url):
    graph = "https://example.org/ke/full/pledges"
    assert send(url, table(GOOD), graph).status_code == 201
    for data, media_type in (
        (table(), CSV_TYPE),
        (template.as_csv(BY_NAME["pledges"]), CSV_TYPE),
        (template.as_xlsx(BY_NAME["pledges"]), XLSX_TYPE),
    ):
        refused = send(url, data, graph, media_type=media_type)
        assert (refused.status_code, "DELETE /graph" in refused.json()["help"]) == (409, True)
        dry = send(url, data, graph, "/validate", media_type=media_type).json()
        assert (dry["conforms"], dry["words"]) == (False, refused.json()["detail"])
    assert "We will." in httpx.get(f"{url}/graph", params={"graph": graph}, timeout=60).text


def test_a_dry_run_tells_what_the_write_tells_and_stores_nothing(url):
    graph = "https://example.org/ke/dry/pledges"
    for data in (table(GOOD), table(GOOD | {"due": "2020"})):
        dry, real = send(url, data, graph, "/validate", token=""), send(url, data, graph)
        told = dry.json()
        assert dry.status_code == 200
        assert told["conforms"] == real.is_success
        if real.is_success:
            assert (told["added"], told["created"]) == (real.json()["added"], True)
        else:
            assert told["problem"] == {key: value for key, value in real.json().items() if key in told["problem"]}
    assert send(url, table(GOOD), "https://example.org/ke/never", "/validate", token="").json()["conforms"]
    assert httpx.get(f"{url}/graph", params={"graph": "https://example.org/ke/never"}).status_code == 404


def test_a_dry_run_of_rdf_names_both_graphs_of_a_label_that_clashes(url):
    clash = b'<https://w3id.org/migration-compact/actor/iom> <http://www.w3.org/2004/02/skos/core#prefLabel> "Another name"@en .'
    dry = send(url, clash, "https://example.org/ke/labels", "/validate", media_type="text/turtle", token="")
    put = httpx.put(
        f"{url}/graph", params={"graph": "https://example.org/ke/labels"}, content=clash, timeout=60,
        headers={"content-type": "text/turtle", "authorization": "Bearer secret"},
    )  # fmt: skip
    assert put.status_code == 422
    problem = dry.json()["problem"]
    assert problem["detail"] == put.json()["detail"]
    assert "<https://example.org/ke/labels>" in problem["results"][0]["message"]
    assert "<https://w3id.org/migration-compact/graph/actors>" in problem["results"][0]["message"]
    report = send(url, clash, "https://example.org/ke/labels", "/validate", media_type="text/turtle", token="", accept="text/turtle")
    assert "sh:conforms false" in report.text


def test_a_dry_run_is_bounded_and_refuses_what_is_no_table_or_rdf(url):
    assert send(url, b"x" * (17 * 2**20), path="/validate", token="").status_code == 413
    assert send(url, b"x", path="/validate", media_type="text/html", token="").status_code == 415
    broken = send(url, b"<a> <b> .", path="/validate", media_type="text/turtle", token="").json()
    assert (broken["conforms"], broken["problem"]["status"]) == (False, 400)


def written_by_a_person(kind, *rows):
    """A workbook as people leave it: headings in capitals, empty rows in between, dates that are dates, numbers that are numbers."""
    book, out = Workbook(), io.BytesIO()
    head = [column.heading for column in BY_NAME[kind].columns]
    book.active.append([f" {one.upper()}" for one in head])
    for number, row in enumerate(rows, 1):
        for place, one in enumerate(head, 1):
            book.active.cell(row=2 * number + 1, column=place, value=row.get(one))
    book.save(out)
    return convert(out.getvalue(), f"https://example.org/ke/{kind}", built_in(), workbook=True)


def test_a_workbook_is_read_as_a_person_fills_it_in():
    row = {
        "id": 1, "pledged by": " KENYA\u00a0", "advances": 6, "words": "We\u00a0will. ", "date": date(2022, 5, 17), "type": "SINGLE",
        "level": "National ", "due": 2026, "source": "https://example.org/1 ",
    }  # fmt: skip
    made, turtle = written_by_a_person("pledges", row, {**row, "id": 2.0, "advances": "Objective 6; 13(H)", "due": date(2026, 12, 31)})
    assert (made["things"], made["faults"]) == (2, [])
    wanted = ('"2022-05-17"', '"2026"', '"2026-12-31"', "actor/state/ke", "objective/13/action/h")
    assert [one for one in wanted if one not in turtle.decode()] == []


def test_a_decimal_comma_is_read_where_it_can_mean_one_thing_only():
    row = {"indicator": "new: Fees", "unit": "per cent", "period": 2024, "area": "Kenya", "reported by": "KE", "source": "s"}
    rows = [{**row, "id": n, "value": value} for n, value in enumerate(("31,5", 12.5, "-0,25", "1,234", "1.234,5"), 1)]
    assert [fault["row"] for fault in written_by_a_person("observations", *rows)[0]["faults"]] == [9, 11]
    _, turtle = written_by_a_person("observations", *rows[:3])
    assert [one for one in ('"31.5"', '"12.5"', '"-0.25"') if one not in turtle.decode()] == []


@pytest.mark.parametrize(("error", "setting"), [(ContentTooLargeError("long"), "max-body"), (MemoryLimitError("too much"), "memory-mib")])
def test_a_table_that_is_too_large_names_the_setting_and_the_pieces(error, setting):
    told = with_pieces(error, "https://example.org/ke/pledges")
    assert setting in told.problem()["help"]
    assert "20,000 rows" in told.problem()["help"]
    assert "https://example.org/ke/pledges-2" in told.problem()["help"]
