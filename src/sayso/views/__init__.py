"""Queries over a ledger; nothing is written."""
