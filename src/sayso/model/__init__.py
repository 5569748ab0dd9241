"""What sayso is about, as frozen records: read this folder first.

spans      where words stand                 documents  a report and its blocks
claims     source, cue, content, chain       values     figures, times, places, names
questions  accounts side by side             entries    what the ledger keeps for ever
extraction all that one document yields      ledger     what stages see of a ledger
problems   trouble in the data, a value      errors     trouble in the program, exceptions
"""
