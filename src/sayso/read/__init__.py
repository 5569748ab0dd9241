"""Bytes of a page in, a Document out: one file per format."""
