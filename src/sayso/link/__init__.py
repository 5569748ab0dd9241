"""Which name is who or where: speakers, actors, sides, identities, gazetteer."""
