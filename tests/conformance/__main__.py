"""``python -m tests.conformance``: prints the table; the exit status is 1 if a number has dropped or a failure has no reason."""

import sys
import tomllib
from pathlib import Path

from tests.conformance import manifests, suites
from tests.serving import service


def main():
    root = manifests.folder()
    if root is None:
        sys.exit("The W3C tests are not here: set W3C_TESTS to the folder that holds sparql/sparql11.")
    least = tomllib.loads((Path(__file__).parent / "least.toml").read_text(encoding="utf-8"))
    bad = False
    print(f"{'suite':24}{'passed':>8}{'of':>6}{'excepted':>10}")
    with service(*suites.FLAGS) as running:
        for name in suites.SUITES:
            outcome = suites.run(name, root, running.url)
            print(f"{name:24}{outcome.passed:8}{outcome.total:6}{sum(outcome.excused.values()):10}")
            for reason, count in sorted(outcome.excused.items()):
                print(f"    {count} × {reason}")
            for failure in outcome.failures:
                print(f"    FAILED {failure}")
            for name_ in outcome.needless:
                print(f"    passes, so take it off the exceptions: {name_}")
            if outcome.failures or outcome.passed < least.get(name, 0):
                bad = True
    sys.exit(1 if bad else 0)


main()
