"""``/codelists``: objectives, actions, principles, priorities and asks as lists of codes that other programs import."""
