"""The append-only ledger in a folder: entries, texts, and the derived tables made from them."""

from sayso.ledger.corrections import corrected
from sayso.ledger.queries import ClaimFilter, ClaimRow, DocumentRow
from sayso.ledger.store import Store
from sayso.ledger.verify import Soundness, verify

__all__ = ["ClaimFilter", "ClaimRow", "DocumentRow", "Soundness", "Store", "corrected", "verify"]
