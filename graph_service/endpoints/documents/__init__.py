"""What a reader takes along: one neutral document, written as PDF, Word, OpenDocument, Markdown or a part of a page.

``model`` is the document, ``citations`` cites what it quotes, ``files`` has the files made, in a process of its own (``process``), by
``pdf_file``, ``word_file`` and ``opendocument_file``. Those three need the optional extra ``documents``.
"""
