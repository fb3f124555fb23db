"""Matching names in somebody's table to our IRIs, and giving back what the graph knows of what was matched.

The W3C community group's Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/)
without HTTP: ``queries`` reads what a client sends, ``matching`` finds and scores candidates, ``answers`` says it in the API's words.
"""
