"""How well items were put together."""

from __future__ import annotations

from collections import Counter


def b_cubed(pairs: list[tuple[str, str]]) -> float:
    """B-cubed F1 of (gold, found) clusters, an item each (Bagga & Baldwin 1998)."""
    both, gold, found = Counter(pairs), Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    precision = sum(count * count / found[other] for (_, other), count in both.items()) / len(pairs)
    recall = sum(count * count / gold[one] for (one, _), count in both.items()) / len(pairs)
    return 2 * precision * recall / (precision + recall)
