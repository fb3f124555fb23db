"""Joint queries: SERVICE clauses that name a partner of the operator's choice, evaluated through one gateway in this process.

``partners`` reads who the partners are; ``parse`` finds the SERVICE clauses of a query and ``join_context`` what they are joined with;
``joint`` asks the partners and puts their answers in the query, which the store then evaluates like any other. Every call goes through
``gateway``, and every byte through ``http_call``; ``probe`` looks whether partners answer.
"""

from graph_service.federation.gateway import Gateway
from graph_service.federation.joint import JointQueries
from graph_service.federation.partners import Partner, Partners, read_partners
from graph_service.federation.probe import Probes

__all__ = ["Gateway", "JointQueries", "Partner", "Partners", "Probes", "read_partners"]
