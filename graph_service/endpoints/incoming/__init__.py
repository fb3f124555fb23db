"""Documents that people send to be read: one way in for ``/check``, ``/suggest`` and ``/text``."""
