"""Eleven invented reports about one invented episode, in two formats: what `sayso demo` reads.

No such countries, people, outlets or events exist. The reports hold wire copy and its edited twin, a relay, two sides'
figures, a denial, a revision, a nested attribution, unnamed sources, captions, a share, bounds and relative dates.
"""
