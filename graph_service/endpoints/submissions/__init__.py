"""``/submissions``: what anybody may send without a token, held until an editor accepts or rejects it (decision 0033)."""
