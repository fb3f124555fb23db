"""Reads the words out of files that people send: plain text, Markdown, HTML, Word, OpenDocument, PDF. One module a format."""
