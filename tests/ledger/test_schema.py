from __future__ import annotations

from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from sayso.ledger.schema import derived, metadata


def test_the_same_tables_can_be_made_on_postgresql():
    made = "".join(
        str(CreateTable(table).compile(dialect=postgresql.dialect()))
        for tables in (metadata, derived)
        for table in tables.sorted_tables
    )
    assert "CREATE TABLE entries" in made and "CREATE TABLE derived_claims" in made
    indexes = [index for table in metadata.sorted_tables for index in table.indexes]
    assert all(str(CreateIndex(index).compile(dialect=postgresql.dialect())) for index in indexes)
