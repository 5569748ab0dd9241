"""Names to places, offline: a compact index built from GeoNames, the user's own places, and our table of regions."""
