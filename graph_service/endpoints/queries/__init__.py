"""``/queries`` and the workbench: saved queries, their answers and their pages."""
