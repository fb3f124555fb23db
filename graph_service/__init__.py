"""The Migration Compact Graph: the Global Compact for Migration as linked data, built, checked and served."""

__version__ = "0.1.0"
