"""What a test needs from the machine: missing, it is skipped where people work and fails where CI=true says that all is there."""

import os

import pytest


def need(there, what):
    """Go on if it is there; ``what`` says what is missing and where it comes from."""
    if not there:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(what)
