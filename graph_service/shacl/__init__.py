"""Whether a graph keeps to the model, and if not, what is wrong, in words a person understands.

The rules are SHACL, one file a class or profile in ``shapes/``; pySHACL judges (docs/decisions/0004-validation.md)::

    from graph_service import assets
    from graph_service.shacl.engine import validate
    from graph_service.shacl.files import read

    report = validate(read([Path("ours.ttl")]), assets.shapes())
    print(report.text())        # for people
    report.turtle()             # the SHACL validation report, for tools

``graph_service.cli.validate`` is the command line. This file imports nothing, so that other commands do not load pySHACL.
"""
