"""``backup`` and ``restore``: the state of one moment, whole, whatever happens meanwhile; nothing is overwritten, nothing lost."""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import tarfile
import threading
import time

import httpx
import pytest

from tests.cli.conftest import COMMAND, environment
from tests.serving import TINY, service

PEOPLE = TINY / "people.ttl"
G = "http://e/g"
WRITING = ("--dataset", "none", "--writes", "open", "--log", "off")


def insert(url, number):
    text = f"INSERT DATA {{ GRAPH <{G}> {{ <http://e/s> <http://e/p> {number} }} }}"
    response = httpx.post(f"{url}/update", content=text, headers={"content-type": "application/sparql-update"}, timeout=20)
    assert response.status_code == 204, response.text


def numbers(url):
    body = httpx.get(f"{url}/sparql", params={"query": f"SELECT ?o {{ GRAPH <{G}> {{ ?s ?p ?o }} }}"}, timeout=20).json()
    return {int(row["o"]["value"]) for row in body["results"]["bindings"]}


def test_a_backup_taken_in_the_middle_of_writes_is_one_of_their_states(done, tmp_path):
    counted = []
    with service("--data-dir", str(tmp_path / "d"), *WRITING) as running:
        insert(running.url, 0)
        stop = threading.Event()

        def write():
            number = 1
            while not stop.is_set():
                insert(running.url, number)
                number += 1

        thread = threading.Thread(target=write)
        thread.start()
        for name in ("one.tar", "two.tar.gz", "three", "four.tgz"):
            least = len(numbers(running.url))
            done("backup", "--data-dir", "d", name)
            counted.append((name, least, len(numbers(running.url))))
        stop.set()
        thread.join()
        last = numbers(running.url)
        # The service has not noticed.
        insert(running.url, 10_000)
        assert numbers(running.url) == last | {10_000}
    for name, least, most in counted:
        done("restore", name, "--data-dir", f"back-{name}")
        with service("--data-dir", str(tmp_path / f"back-{name}"), *WRITING) as running:
            kept = numbers(running.url)
            assert kept == set(range(len(kept)))
            assert least <= len(kept) <= most
            insert(running.url, 20_000)


def test_a_restored_store_has_its_version_and_etags_again(done, tmp_path):
    query = {"query": f"SELECT * {{ GRAPH <{G}> {{ ?s ?p ?o }} }} ORDER BY ?o"}
    with service("--data-dir", str(tmp_path / "d"), *WRITING) as running:
        insert(running.url, 1)
        httpx.put(f"{running.url}/graph", params={"graph": "http://e/empty"}, content=b"", headers={"content-type": "text/turtle"})
        before = httpx.get(f"{running.url}/sparql", params=query)
        done("backup", "--data-dir", "d", "b.tgz")
        insert(running.url, 2)
        assert httpx.get(f"{running.url}/sparql", params=query).headers["etag"] != before.headers["etag"]
    done("restore", "b.tgz", "--data-dir", "d", "--force")
    with service("--data-dir", str(tmp_path / "d"), *WRITING) as running:
        again = httpx.get(f"{running.url}/sparql", params=query, headers={"if-none-match": before.headers["etag"]})
        assert again.status_code == 304
        assert numbers(running.url) == {1}
        assert httpx.get(f"{running.url}/graph", params={"graph": "http://e/empty"}).status_code == 200
        insert(running.url, 3)
        assert httpx.get(f"{running.url}/sparql", params=query).headers["etag"] != before.headers["etag"]


def test_a_backup_that_is_a_directory_serves_as_it_is(done, tmp_path):
    done("load", "--data-dir", "d", "--dataset", "none", "--graph", G, PEOPLE)
    done("backup", "--data-dir", "d", "b")
    assert done("export", "--data-dir", "b") == done("export", "--data-dir", "d")
    note = json.loads((tmp_path / "b" / "backup.json").read_text())
    assert (note["records"], note["bytes"]) == (2, (tmp_path / "d" / "journal.log").stat().st_size)


def test_restore_leaves_a_directory_that_holds_something_alone_and_force_keeps_what_was_there(command, done, tmp_path):
    done("load", "--data-dir", "d", "--dataset", "none", "--graph", G, PEOPLE)
    done("backup", "--data-dir", "d", "b.tar")
    done("load", "--data-dir", "e", "--dataset", "none", "--graph", "http://e/other", PEOPLE)
    before = (tmp_path / "e" / "journal.log").read_bytes()
    completed = command("restore", "b.tar", "--data-dir", "e")
    assert (completed.returncode, "e is not empty" in completed.stderr) == (2, True)
    assert (tmp_path / "e" / "journal.log").read_bytes() == before
    done("restore", "b.tar", "--data-dir", "e", "--force")
    assert done("export", "--data-dir", "e") == done("export", "--data-dir", "d")
    [kept] = (tmp_path / "e").glob("journal.log.replaced-*")
    assert kept.read_bytes() == before


def test_restore_waits_for_no_service_to_let_go(command, done, tmp_path):
    done("load", "--data-dir", "d", "--dataset", "none", "--graph", G, PEOPLE)
    done("backup", "--data-dir", "d", "b.tar")
    with service("--data-dir", str(tmp_path / "d"), *WRITING):
        completed = command("restore", "b.tar", "--data-dir", "d", "--force")
        assert (completed.returncode, "Another service uses the data directory" in completed.stderr) == (2, True)


def test_a_backup_replaces_nothing(command, done, tmp_path):
    done("load", "--data-dir", "d", "--dataset", "none", "--graph", G, PEOPLE)
    (tmp_path / "b.tar").write_text("precious")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "precious").touch()
    for target in ("b.tar", "full"):
        completed = command("backup", "--data-dir", "d", target)
        assert (completed.returncode, "is there already" in completed.stderr) == (2, True)
    assert (tmp_path / "b.tar").read_text() == "precious"
    assert command("backup", "--data-dir", "none", "c.tar").returncode == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.tar", "d", "full"]


def damaged(path, how):
    data = path.read_bytes()
    if how == "cut":
        path.write_bytes(data[:1700])
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "noise":
        path.write_bytes(b"\x00\xff" * 2000)
    else:
        place = data.index(b"Ada")
        path.write_bytes(data[:place] + b"Eve" + data[place + 3 :])


@pytest.mark.parametrize("how", ["cut", "empty", "noise", "changed"])
def test_a_damaged_backup_is_told_and_restores_nothing(command, done, tmp_path, how):
    done("load", "--data-dir", "d", "--dataset", "none", "--format", "ttl", "-", input='<http://e/s> <http://e/p> "Ada" .')
    done("backup", "--data-dir", "d", "b.tar")
    damaged(tmp_path / "b.tar", how)
    before = (tmp_path / "d" / "journal.log").read_bytes()
    completed = command("restore", "b.tar", "--data-dir", "d", "--force")
    assert completed.returncode == 2
    assert "The backup b.tar is damaged" in completed.stderr
    assert "Traceback" not in completed.stderr
    assert (tmp_path / "d" / "journal.log").read_bytes() == before
    assert {path.name for path in (tmp_path / "d").iterdir()} == {"journal.log", "journal.mark", "lock"}


def test_a_name_that_the_system_refuses_is_told(command, done):
    done("load", "--data-dir", "var", "--dataset", "none", "--format", "turtle", "-", input="<urn:s> <urn:p> 1 .")
    completed = command("backup", "--data-dir", "var", "x" * 300)
    assert completed.returncode == 2
    assert "File name too long" in completed.stderr
    assert "Traceback" not in completed.stderr


def test_what_is_no_backup_is_told(command, tmp_path):
    (tmp_path / "folder").mkdir()
    with tarfile.open(tmp_path / "other.tar", "w") as archive:
        archive.add(PEOPLE, "people.ttl")
    for source, said in (("folder", "is not a backup"), ("missing.tar", "is not a backup"), ("other.tar", "is damaged")):
        completed = command("restore", source, "--data-dir", "d")
        assert (completed.returncode, said in completed.stderr) == (2, True), completed.stderr
        assert "Traceback" not in completed.stderr


@pytest.mark.parametrize("old", [b"", b'{"sequence": 1'])
def test_a_damaged_store_is_not_backed_up_as_if_it_were_whole(command, done, tmp_path, old):
    for number in range(3):
        done("load", "--data-dir", "d", "--dataset", "none", "--format", "ttl", "-", input=f"<http://e/s> <http://e/p> {number} .")
    journal = tmp_path / "d" / "journal.log"
    lines = journal.read_bytes().splitlines(keepends=True)
    second = next(number for number, line in enumerate(lines) if line.startswith(b'{"sequence": 1'))
    third = next(number for number, line in enumerate(lines) if line.startswith(b'{"sequence": 2'))
    # A record that is gone, and one that begins with something else.
    journal.write_bytes(b"".join(lines[:second] + ([b"noise\n"] if old else []) + lines[third:]))
    completed = command("backup", "--data-dir", "d", "b.tar")
    assert (completed.returncode, "damaged" in completed.stderr) == (2, True)
    assert not (tmp_path / "b.tar").exists()


def test_a_damaged_store_says_where_and_what_is_before_the_damage_can_be_saved(command, done, tmp_path):
    states = []
    for number in range(3):
        done("load", "--data-dir", "d", "--dataset", "none", "--format", "ttl", "-", input=f"<http://e/s> <http://e/p> {number} .")
        states.append(done("export", "--data-dir", "d", "--format", "nquads"))
    journal = tmp_path / "d" / "journal.log"
    damaged = journal.read_bytes().replace(b'p> "2"', b'p> "9"')
    journal.write_bytes(damaged)
    place = damaged.rindex(b'{"sequence"')
    for words in (
        ("serve", "--port", "0", "--data-dir", "d"),
        ("export", "--data-dir", "d"),
        ("backup", "--data-dir", "d", "b.tar"),
        ("load", "--data-dir", "d", "--builtin"),
    ):
        completed = command(*words)
        assert completed.returncode == 2, completed.stderr
        assert f"d/journal.log: the record at byte {place} (number 3) is damaged" in completed.stderr
        assert "compact-graph restore BACKUP --data-dir DIR --force" in completed.stderr
    assert journal.read_bytes() == damaged
    done("backup", "--data-dir", "d", "--until-damage", "b.tar")
    done("restore", "b.tar", "--data-dir", "d", "--force")
    assert done("export", "--data-dir", "d", "--format", "nquads") == states[1]
    [kept] = (tmp_path / "d").glob("journal.log.replaced-*")
    assert kept.read_bytes() == damaged


@pytest.mark.parametrize("file", ["journal.log", "journal.mark", "lock"])
def test_a_file_that_cannot_be_used_is_named_with_the_reason(command, done, tmp_path, file):
    done("load", "--data-dir", "d", "--dataset", "none", "--graph", G, PEOPLE)
    (tmp_path / "d" / file).unlink()
    (tmp_path / "d" / file).mkdir()
    completed = command("serve", "--port", "0", "--data-dir", "d")
    assert completed.returncode == 2, completed.stderr
    assert f"d/{file} could not be" in completed.stderr
    assert "Is a directory" in completed.stderr


def limit_files(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_leaves_no_half_of_a_backup_and_no_half_of_a_store(command, done, tmp_path):
    done("load", "--data-dir", "d", "--graph", G, PEOPLE)
    for target in ("b.tar", "b"):
        completed = command("backup", "--data-dir", "d", target, preexec_fn=limit_files(100_000))
        assert (completed.returncode, f"{target} could not be written" in completed.stderr) == (2, True)
        assert {path.name for path in tmp_path.iterdir()} == {"d"}
    done("backup", "--data-dir", "d", "b.tar")
    completed = command("restore", "b.tar", "--data-dir", "e", preexec_fn=limit_files(100_000))
    assert (completed.returncode, "e/journal.log.restoring could not be written: File too large" in completed.stderr) == (2, True), (
        completed.stderr
    )
    assert {path.name for path in (tmp_path / "e").iterdir()} == {"lock"}


OTHER = 65534
UNPRIVILEGED = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search")


@pytest.fixture
def without_privilege(tmp_path):
    """Run a subcommand as root without root's right to read and write what is another user's: to it, files of others are closed.

    The Python of a developer may be in a folder that only root can read, so the test cannot become another user.
    """
    if os.geteuid() or not shutil.which("setpriv"):
        pytest.skip("needs root, to give files to another user, and setpriv of util-linux")

    def run(*words):
        command = [*UNPRIVILEGED, *COMMAND, *words]
        return subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, timeout=60, check=False)

    return run


@pytest.mark.parametrize("folder_is_theirs", [True, False])
@pytest.mark.parametrize(
    "words",
    [
        ("serve", "--port", "0", "--data-dir", "d"),
        ("load", "--data-dir", "d", "--builtin"),
        ("backup", "--data-dir", "d", "mine/c.tar"),
        ("export", "--data-dir", "d"),
        ("restore", "b.tar", "--data-dir", "d", "--force"),
    ],
    ids=lambda words: words[0],
)
def test_after_a_restore_by_another_user_every_command_names_the_file(without_privilege, done, tmp_path, words, folder_is_theirs):
    done("load", "--data-dir", "s", "--dataset", "none", "--graph", G, PEOPLE)
    done("backup", "--data-dir", "s", "b.tar")
    done("restore", "b.tar", "--data-dir", "d")
    (tmp_path / "mine").mkdir()
    for path in (tmp_path / "d").iterdir():
        path.chmod(0o600)
        os.chown(path, OTHER, OTHER)
    if folder_is_theirs:
        os.chown(tmp_path / "d", OTHER, OTHER)
    completed = without_privilege(*words)
    assert completed.returncode == 2, (completed.stdout, completed.stderr)
    assert re.search(r"d/(journal\.log|journal\.mark|lock)\S* could not be \w+: Permission denied", completed.stderr), completed.stderr
    assert "Traceback" not in completed.stderr


@pytest.mark.parametrize("folder", [False, True])
def test_a_backup_that_the_user_may_not_read_is_named(without_privilege, done, tmp_path, folder):
    done("load", "--data-dir", "s", "--dataset", "none", "--graph", G, PEOPLE)
    backup = "b" if folder else "b.tar"
    done("backup", "--data-dir", "s", backup)
    for path in (tmp_path / backup).iterdir() if folder else [tmp_path / backup]:
        path.chmod(0o600)
        os.chown(path, OTHER, OTHER)
    completed = without_privilege("restore", backup, "--data-dir", "mine")
    assert completed.returncode == 2
    assert re.search(rf"{backup}\S* could not be read: Permission denied", completed.stderr), completed.stderr
    assert not (tmp_path / "mine" / "journal.log").exists()


def test_a_data_directory_that_the_user_may_not_make_is_named(without_privilege, done, tmp_path):
    done("load", "--data-dir", "s", "--dataset", "none", "--graph", G, PEOPLE)
    done("backup", "--data-dir", "s", "b.tar")
    (tmp_path / "theirs").mkdir()
    os.chown(tmp_path / "theirs", OTHER, OTHER)
    for words in (("restore", "b.tar", "--data-dir", "theirs/d"), ("serve", "--port", "0", "--data-dir", "theirs/d")):
        completed = without_privilege(*words)
        assert (completed.returncode, "Permission denied" in completed.stderr, "theirs" in completed.stderr) == (2, True, True), (
            completed.stderr
        )
        assert "Traceback" not in completed.stderr


def test_killed_at_any_moment_the_old_store_and_the_old_backups_are_there(done, tmp_path):
    done("load", "--data-dir", "d", "--graph", G, PEOPLE)
    done("backup", "--data-dir", "d", "b.tar")
    whole = done("export", "--data-dir", "d")
    done("load", "--data-dir", "e", "--dataset", "none", "--graph", G, PEOPLE)
    old = done("export", "--data-dir", "e")
    for pause in (0.1, 0.2, 0.3, 0.5, 0.8):
        for words in (("backup", "--data-dir", "d", f"k{pause}.tar"), ("restore", "b.tar", "--data-dir", "e", "--force")):
            process = subprocess.Popen([*COMMAND, *words], cwd=tmp_path, env=environment(), stderr=subprocess.DEVNULL)
            time.sleep(pause)
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert done("export", "--data-dir", "e") in (old, whole)
        if (tmp_path / f"k{pause}.tar").exists():
            done("restore", f"k{pause}.tar", "--data-dir", f"k{pause}")
            assert done("export", "--data-dir", f"k{pause}") == whole
    done("restore", "b.tar", "--data-dir", "e", "--force")
    assert done("export", "--data-dir", "e") == whole
