"""Make the data files of the packages in clients/ again: python -m tests.packaging.clients."""

import httpx

from graph_service import package_data
from graph_service.endpoints.codelists.lists import kinds
from graph_service.settings import Settings
from tests.conftest import ServerInThread

CLIENTS = package_data.root() / "clients"


def data_files(url):
    """Return the bytes of the data files, by path, as a service on our own graph answers the lists."""
    made = {}
    for name in kinds():
        answer = httpx.get(f"{url}/codelists/{name}.json", timeout=60).raise_for_status().content
        made[CLIENTS / f"python/migration_compact_codes/data/{name}.json"] = answer
        # A module, for browsers and older engines import no JSON.
        made[CLIENTS / f"npm/data/{name}.js"] = b"export default " + answer.rstrip() + b";\n"
    return made


if __name__ == "__main__":
    with ServerInThread(Settings(log="off", workers=1)) as running:
        for path, data in data_files(running.url).items():
            path.write_bytes(data)
