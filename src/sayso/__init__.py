"""sayso: on whose say-so? Reports in, a ledger of attributed claims out."""
