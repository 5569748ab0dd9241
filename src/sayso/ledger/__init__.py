"""The append-only ledger in a folder: entries, texts, and the derived tables made from them."""
