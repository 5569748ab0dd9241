"""Accounts side by side: questions, comparisons, relays, origins; pure functions over records."""
