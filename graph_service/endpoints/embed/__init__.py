"""One quotation elsewhere: ``/embed/<path>`` in a frame of another page, ``/card/<path>.png`` and ``.svg`` as a picture."""
