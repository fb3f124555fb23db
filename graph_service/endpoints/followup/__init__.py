"""``/follow-up``, ``/import`` and the lists of what partners send: pledges, updates, observations, reviews (decision 0027)."""
