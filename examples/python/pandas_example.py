"""A saved query as a table: what stands behind an objective, and on what basis."""

import os

import pandas as pd

SERVICE = os.environ.get("COMPACT_GRAPH", "http://127.0.0.1:8000")

links = pd.read_csv(f"{SERVICE}/queries/behind-objective?objective=6&format=csv")
# A link is what the words say, or what editors infer; never count the two as one.
print(links.groupby("basis").size().to_string())
sure = links[links["confidence"] >= 0.95]
print(sure[["partLabel", "otherLabel", "confidence"]].head(10).to_string(index=False))
