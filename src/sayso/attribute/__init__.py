"""Who said what: source, cue and content, then how firmly, in whose voice and through whom."""
