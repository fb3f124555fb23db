"""Uses the client that was generated beside this file: python use.py <address>."""

import sys

from compact import Client
from compact.api.api import get_chains, get_objectives_item, list_actions, list_links, list_objectives
from compact.models import ChainsPage, LinksPage, Objective, Problem

client = Client(base_url=sys.argv[1])

objective = get_objectives_item.sync(client=client, id="6")
assert isinstance(objective, Objective)
assert objective.label.additional_properties == {"en": "GCM objective 6"}
assert [part.notation for part in objective.has_part if "Action" in part.type_] == list("abcdefghijkl")

page = list_objectives.sync(client=client, limit=5)
assert page.total_items == 23
assert len(page.member) == 5
assert page.view.next_ == "/api/objectives?limit=5&page=2"

actions = list_actions.sync(client=client, objective=["6"], mentions=["trade-unions"])
assert actions.total_items == len(actions.member) > 0

links = list_links.sync(client=client, from_=["objective/6"], to=["ILOConvention"], min_confidence=0.9)
assert isinstance(links, LinksPage)
assert all(link.confidence >= 0.9 for link in links.member)
assert links.member[0].evidence[0].exact.additional_properties

chains = get_chains.sync(client=client, objective="6", min_confidence=0.9)
assert isinstance(chains, ChainsPage)
assert chains.member[0].outgoing_links[0].object_.type_

refused = list_actions.sync(client=client, objective=["99"])
assert isinstance(refused, Problem)
assert refused.status == 400
print("all as expected")
