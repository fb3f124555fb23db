"""``/questions``: the questions that people ask most, each answered on one page in words, with the sources of each sentence."""
