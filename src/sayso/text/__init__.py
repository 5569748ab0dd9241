"""Sentences, tokens, parse and names with exact offsets: the only room that knows an NLP library."""
