"""What the pages of comparison show: matrices, flows, evidence, gaps and standings, computed from one picture of the graph. Pure."""
