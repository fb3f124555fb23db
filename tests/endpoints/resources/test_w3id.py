"""The redirects for w3id.org, in a real Apache."""

import http.client
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.needs import need

RULES = Path(__file__).resolve().parents[3] / "deploy" / "w3id" / ".htaccess"
SERVICE = "https://graph.example.org"
APACHE = shutil.which("apache2", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MODULES = Path("/usr/lib/apache2/modules")
CONFIGURATION = """
ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
DocumentRoot {folder}/www
{modules}
<Directory {folder}/www>
  AllowOverride All
  Require all granted
</Directory>
"""
NEEDED = ("mpm_event", "authz_core", "rewrite", "headers")


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    need(APACHE and (MODULES / "mod_rewrite.so").is_file(), "Apache is not installed: make packages")
    folder = tmp_path_factory.mktemp("apache")
    place = folder / "www" / "migration-compact"
    place.mkdir(parents=True)
    shutil.copy(RULES, place / ".htaccess")
    # Apache's children give up root's rights and must still be able to read.
    for path in (folder, folder / "www", place, *folder.parents):
        if path.stat().st_uid == os.getuid() and not path.stat().st_mode & 0o005 and str(path).startswith("/tmp"):
            path.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in NEEDED)
    if os.getuid() == 0:
        modules += "\nUser www-data\nGroup www-data"
    (folder / "apache.conf").write_text(CONFIGURATION.format(folder=folder, port=number, modules=modules))
    running = subprocess.Popen([APACHE, "-f", folder / "apache.conf", "-D", "FOREGROUND"], stderr=subprocess.PIPE)
    try:
        for _ in range(100):
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", number)) == 0:
                    break
            assert running.poll() is None, running.stderr.read()
            time.sleep(0.05)
        yield number
    finally:
        running.terminate()
        running.communicate(timeout=20)


def ask(port, path, method="GET", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, f"/migration-compact{path}", headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("/gcm/objective/6", 303, "/gcm/objective/6"),
        ("/gcm/objective/6.ttl", 303, "/gcm/objective/6.ttl"),
        ("/instrument/ilo-c189?format=jsonld", 303, "/instrument/ilo-c189?format=jsonld"),
        ("/gcm/a%20b%2526", 303, "/gcm/a%20b%2526"),
        ("/ontology", 302, "/ontology"),
        ("/ontology.ttl", 302, "/ontology.ttl"),
        ("/ontology/0.1.0/context.jsonld", 302, "/ontology/0.1.0/context.jsonld"),
        ("/catalog", 302, "/catalog"),
        ("/dump/all.nq.gz", 302, "/dump/all.nq.gz"),
        ("/queries/objectives", 302, "/queries/objectives"),
        ("/sparql?query=ASK%20%7B%7D", 307, "/sparql?query=ASK%20%7B%7D"),
        ("/graph/alignments", 307, "/graph/alignments"),
        ("/", 303, "/"),
    ],
)
def test_every_path_leads_to_the_same_path_of_the_service(port, path, status, location):
    answer = ask(port, path)
    assert (answer.status, answer.headers["location"]) == (status, SERVICE + location)


@pytest.mark.parametrize("accept", ["text/turtle", "text/html", "application/ld+json", "*/*;q=0.1"])
def test_formats_are_negotiated_by_the_service_not_here(port, accept):
    assert ask(port, "/gcm", Accept=accept).headers["location"] == f"{SERVICE}/gcm"


def test_a_query_sent_by_post_keeps_its_method(port):
    assert ask(port, "/sparql", "POST").status == 307


def test_pages_of_any_origin_may_follow(port):
    assert ask(port, "/gcm").headers["access-control-allow-origin"] == "*"
