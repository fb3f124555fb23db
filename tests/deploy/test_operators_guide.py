"""The operators' guide, followed as it is printed: from the wheel to a started service, a write, a backup and a restore.

The guide is for root on a bare machine with systemd. The test must not change the machine that it runs on, and few test machines have a
systemd that runs, so three things differ: the folders of the guide are in a scratch folder, and so in the files of ``deploy/``; the port
is a free one; and ``systemctl``, ``useradd`` and ``chown`` are small scripts. This ``systemctl`` does what the unit file says, as far as
the guide needs it: it reads ``EnvironmentFile``, ``Environment`` and ``ExecStart``. ``install`` keeps modes but sets no owner.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from graph_service import errors
from graph_service.federation.circuit_breaker import CircuitBreaker, render
from graph_service.http.observability import Metrics
from tests import engines
from tests.needs import need

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
GUIDE = (ROOT / "docs" / "guides" / "operators.md").read_text(encoding="utf-8")
FOLDERS = ("/opt/compact-graph", "/etc/compact-graph", "/etc/systemd/system", "/var/lib/compact-graph", "/var/backups/compact-graph")
RATIFICATIONS = "Country,Date,Status\nKenya,30 Nov 1965,In force\nMalawi,22 Mar 1965,In force\n"

SYSTEMCTL = '''#!{python}
"""A systemctl for one service: runs what the unit file says."""
import os, pathlib, shlex, signal, subprocess, sys

folder, state = pathlib.Path({units!r}), pathlib.Path({state!r})
words = [word for word in sys.argv[1:] if not word.startswith("--")]
verb, names = words[0], words[1:]


def read(name):
    unit = {{}}
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        key, found, value = line.partition("=")
        if found and not line.startswith("#"):
            unit.setdefault(key, []).append(value)
    return unit


def start(name):
    unit, environment = read(name), dict(PATH=os.environ["PATH"])
    for value in unit.get("Environment", ()):
        environment.update([value.split("=", 1)])
    for value in unit.get("EnvironmentFile", ()):
        for line in pathlib.Path(value.lstrip("-")).read_text(encoding="utf-8").splitlines():
            if "=" in line and not line.startswith("#"):
                environment.update([line.split("=", 1)])
    for command in unit["ExecStart"]:
        # As systemd.service(5) has it: %% and $$ stand for one of these.
        run = [word.replace("%%", "%").replace("$$", "$") for word in shlex.split(command)]
        if unit["Type"] == ["oneshot"]:
            subprocess.run(run, env=environment, check=True)
        else:
            with (state / (name + ".log")).open("ab") as log:
                process = subprocess.Popen(run, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
            (state / name).write_text(str(process.pid))


def stop(name):
    pid = int((state / name).read_text())
    os.kill(pid, signal.SIGTERM)
    subprocess.run(["tail", "--pid", str(pid), "-f", "/dev/null"], timeout=90, check=True)
    (state / name).unlink()


for name in names:
    name = name if "." in name else name + ".service"
    read(name)
    if verb == "enable":
        (state / (name + ".enabled")).touch()
    if verb == "stop":
        stop(name)
    elif name.endswith(".service") and (verb == "start" or (verb == "enable" and "--now" in sys.argv)):
        start(name)
'''
INSTALL = """#!{python}
import os, sys

words = sys.argv[1:]
while any(flag in words for flag in ("-o", "-g")):
    place = next(place for place, word in enumerate(words) if word in ("-o", "-g"))
    assert words[place + 1] == "compact-graph", words
    del words[place : place + 2]
os.execv({install!r}, ["install", *words])
"""


def blocks():
    """The shell blocks of the guide with the heading that they stand under, in order."""
    blocks_read, heading, inside, lines = [], "", False, []
    for line in GUIDE.splitlines():
        if inside and line == "```":
            blocks_read.append((heading, "\n".join(lines)))
            inside = False
        elif inside:
            lines.append(line)
        elif line == "```sh":
            inside, lines = True, []
        elif line.startswith("## "):
            heading = line.removeprefix("## ")
    return blocks_read


class Machine:
    """A scratch folder that takes the place of a bare machine."""

    def __init__(self, folder):
        self.folder = folder
        self.port = engines.free_port()
        self.root = folder / "root"
        self.state = folder / "state"
        self.checkout = folder / "checkout"
        shims = folder / "bin"
        for path in (
            self.state,
            shims,
            *(self.root / name.lstrip("/") for name in ("opt", "etc/systemd/system", "var/lib", "var/backups")),
        ):
            path.mkdir(parents=True)
        # StateDirectory= of the unit makes it.
        (self.root / "var/lib/compact-graph").mkdir()
        # What Git knows, so that what lies about here is not in the wheel; files that are new count too.
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
        )
        for name in filter(None, listed.stdout.split("\0")):
            if (ROOT / name).is_file() and not name.startswith("tests/"):
                (self.checkout / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.checkout / name)
        for path in (self.checkout / "deploy" / "systemd").iterdir():
            path.write_text(self.here(path.read_text(encoding="utf-8")), encoding="utf-8")
        (self.checkout / "c097.csv").write_text(RATIFICATIONS, encoding="utf-8")
        units = self.root / "etc/systemd/system"
        scripts = {
            "systemctl": SYSTEMCTL.format(python=sys.executable, units=str(units), state=str(self.state)),
            "install": INSTALL.format(python=sys.executable, install=shutil.which("install")),
            "useradd": '#!/bin/sh\necho "$@" >> ' + str(self.state / "useradd") + "\n",
            "chown": '#!/bin/sh\necho "$@" >> ' + str(self.state / "chown") + "\n",
            "python3": f'#!/bin/sh\nexec {sys.executable} "$@"\n',
        }
        for name, text in scripts.items():
            (shims / name).write_text(text, encoding="utf-8")
            (shims / name).chmod(0o755)
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COMPACT_GRAPH", "VIRTUAL_ENV"))
        }
        self.environment |= {"PATH": f"{shims}:{os.environ['PATH']}", "EDITOR": "true", "HOME": str(folder)}

    def here(self, text):
        """A text with the machine's folders and port in place of those of the guide."""
        for name in FOLDERS:
            text = text.replace(name, str(self.root / name.lstrip("/")))
        return text.replace("127.0.0.1:8000", f"127.0.0.1:{self.port}").replace("PORT=8000", f"PORT={self.port}")

    def run(self, block):
        """Run a block as a person does who reads it and stops at the first line that fails; variables hold from block to block."""
        before = self.state / "variables"
        script = f"[ ! -e {before} ] || . {before}\n{self.here(block)}\nexport -p > {before}\n"
        ran = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script],
            cwd=self.checkout,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
        logs = "".join(path.read_text(encoding="utf-8")[-2000:] for path in self.state.glob("*.log"))
        assert ran.returncode == 0, f"{block}\n{ran.stdout}\n{ran.stderr}\n{logs}"
        return ran.stdout

    def close(self):
        for path in self.state.glob("*.service"):
            os.kill(int(path.read_text()), signal.SIGTERM)


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    need(shutil.which("curl") and shutil.which("openssl"), "curl and openssl of Debian")
    bare = Machine(tmp_path_factory.mktemp("bare"))
    yield bare
    bare.close()


def test_the_guide_followed_line_by_line_gives_a_service_with_a_write_a_backup_and_a_restore(machine):
    said = [(heading, block, machine.run(block)) for heading, block in blocks()]
    headings = list(dict.fromkeys(heading for heading, _, _ in said))
    assert headings[:2] == ["From the sources to a service", "A backup each night, and a restore"]
    outputs = {next(line for line in reversed(block.splitlines()) if line): output for _, block, output in said}
    # What was written is read back, and again after the restore.
    assert '<https://example.org/says> "yes"' in outputs["curl --fail --silent 'http://127.0.0.1:8000/graph?graph=https://example.org/iom'"]
    assert re.search(r"graph-\S+\.tar\.gz", outputs["ls /var/backups/compact-graph"])
    assert '<https://example.org/says> "yes"' in machine.run("curl -fs 'http://127.0.0.1:8000/graph?graph=https://example.org/iom'")
    # Nobody writes without the token, and the file with the token is for root alone.
    status = machine.run("curl -s -o out -w '%{http_code}' -X DELETE 'http://127.0.0.1:8000/graph?graph=https://example.org/iom'; cat out")
    assert status.startswith("401")
    assert (machine.root / "etc/compact-graph/token").stat().st_mode & 0o777 == 0o600
    assert (machine.root / "etc/compact-graph/tokens.toml").stat().st_mode & 0o777 == 0o640
    assert (machine.state / "compact-graph.service.enabled").exists()
    assert (machine.state / "compact-graph-backup.timer.enabled").exists()
    assert "compact-graph" in (machine.state / "useradd").read_text()
    assert "/var/lib/compact-graph" in (machine.state / "chown").read_text()
    assert list((machine.root / "var/lib/compact-graph").glob("journal.log.replaced-*"))


def test_old_backups_go_when_a_newer_one_is_written_and_stay_when_it_is_not(machine):
    folder = machine.root / "var/backups/compact-graph"
    old, fresh, other = folder / "graph-2020-01-01T000000.tar.gz", folder / "graph-2020-01-02T000000.tar.gz", folder / "notes.txt"
    for path in (old, fresh, other):
        path.touch()
    for path in (old, other):
        os.utime(path, (0, 0))
    unit = machine.root / "etc/systemd/system/compact-graph-backup.service"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(text.replace("--data-dir /", "--data-dir /missing/"), encoding="utf-8")
    with pytest.raises(AssertionError, match="missing"):
        machine.run("systemctl start compact-graph-backup")
    assert old.exists()
    unit.write_text(text, encoding="utf-8")
    machine.run("systemctl start compact-graph-backup")
    assert (old.exists(), fresh.exists(), other.exists()) == (False, True, True)


@pytest.mark.parametrize("name", ["compact-graph-backup.service", "compact-graph-backup.timer"])
def test_systemd_takes_the_backup_s_units(name):
    need(shutil.which("systemd-analyze"), "systemd-analyze of Debian's package systemd")
    completed = subprocess.run(["systemd-analyze", "verify", DEPLOY / "systemd" / name], capture_output=True, text=True, check=False)
    assert (completed.returncode, completed.stderr) == (0, "")


def test_nothing_that_the_settings_name_is_made_after_the_start():
    settings = (DEPLOY / "systemd" / "environment.example").read_text(encoding="utf-8")
    named = re.findall(r"^COMPACT_GRAPH_\w+=(/etc/\S+)$", settings, re.MULTILINE)
    assert named == ["/etc/compact-graph/tokens.toml"]
    before, started, _ = GUIDE.partition("systemctl enable --now compact-graph\n")
    assert started
    for path in named:
        assert f" {path}" in before


ALERTS = [
    rule
    for group in yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
]


@pytest.mark.parametrize("rule", ALERTS, ids=lambda rule: rule["alert"])
def test_an_alert_uses_metrics_and_problems_that_there_are(rule):
    gauges = dict.fromkeys(("workers_killed_total", "requests_waiting", "triples", "readers_out", "counts"), 0.0)
    metrics = Metrics(lambda: gauges)
    metrics.observe("query", "GET", 503, 0.1, "queue-full")
    shown = metrics.render() + render([("states", CircuitBreaker())], 0.0)
    known = set(re.findall(r"^(\w+)[ {]", shown, re.MULTILINE)) | {"up"}
    used = set(re.findall(r"\b(?:compact_graph|process)_\w+|\bup\b", rule["expr"]))
    assert used
    assert used <= known
    slugs = {kind.slug for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.ServiceError)}
    assert set(re.findall(r'problem="([^"]+)"', rule["expr"])) <= slugs
    assert f"`{rule['alert']}`" in GUIDE
    assert rule["annotations"].keys() == {"summary", "action"}


def test_the_service_shows_the_gauges_that_the_alerts_use(builtin_url):
    shown = subprocess.run(["curl", "-fs", f"{builtin_url}/metrics"], capture_output=True, text=True, check=True).stdout
    for name in ("workers_killed_total", "requests_waiting", "triples", "counts"):
        assert re.search(rf"^compact_graph_{name} [0-9]", shown, re.MULTILINE)
