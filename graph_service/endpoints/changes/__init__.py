"""Changes that people and programs can follow: releases, what changed since a version, feeds, and earlier versions (decision 0028)."""
