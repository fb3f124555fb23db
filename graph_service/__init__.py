"""The Migration Compact Graph: the Global Compact for Migration as linked data, built, checked and served."""

from importlib.metadata import version

__version__ = version("migration-compact-graph")
