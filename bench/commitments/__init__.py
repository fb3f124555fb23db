"""Partner commitments in our vocabulary, as many as one likes, and how long the service takes over them with each kind of store."""
