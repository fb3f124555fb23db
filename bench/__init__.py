"""Our service beside its peers: same machine, same run, same data, same queries; what counts is the ratio."""
