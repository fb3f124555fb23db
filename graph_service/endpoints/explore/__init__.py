"""``/``, ``/explore``, ``/gaps``, ``/states``, ``/brief`` and ``/read``: pages computed from one picture of the graph."""
