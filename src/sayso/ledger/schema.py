"""The tables of a ledger: one log that only ever grows, and `derived_` tables that can be thrown away.

One MetaData serves SQLite and PostgreSQL; what the two say differently (the triggers that refuse changes, full text)
stands in `DDL` objects marked with their dialect.
"""

from __future__ import annotations

from sqlalchemy import DDL, Column, Float, Index, Integer, MetaData, Table, Text, event

metadata = MetaData()

schema_version = Table(
    "schema_version",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("at", Text, nullable=False),
)
"""Which migrations this ledger has had; the highest one is its version."""

entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("extra", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("before", Text, nullable=False),
    Index("entries_by_id", "id"),
    Index("entries_by_kind", "kind", "seq"),
    Index("entries_by_about", "kind", "about", "at"),
)
"""The log. `before` is the digest of the row before; `about` repeats, for look-up, what `log.about` reads."""

derived = MetaData()

documents = Table(
    "derived_documents",
    derived,
    Column("document", Text, primary_key=True),
    Column("entry", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("run", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("date", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("url", Text),
    Column("lang", Text),
    Column("claims", Integer, nullable=False),
    Column("problems", Integer, nullable=False),
)
"""What each document's latest version and run are."""

claims = Table(
    "derived_claims",
    derived,
    Column("row", Integer, primary_key=True),
    Column("claim", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("local", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("speaker", Text),
    Column("speaker_id", Text),
    Column("speaker_kind", Text),
    Column("side", Text),
    Column("root", Text),
    Column("within", Text),
    Column("disputes", Text),
    Column("said", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("figures", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("derived_claims_by_claim", "claim"),
    Index("derived_claims_by_document", "document"),
    Index("derived_claims_by_speaker", "speaker"),
    Index("derived_claims_by_said", "said"),
)
"""The claims of the shown runs, flat, for filters and search. `said` is the day of publication."""

rows = Table(
    "derived_rows",
    derived,
    Column("row", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("derived_rows_by_key", "name", "key"),
)
"""Records of later stages (questions, answers, comparisons, identities, summaries): JSON under a name and a key."""

SEARCHED = ("text", "source", "speaker")
"""The columns of `derived_claims` that full-text search looks into."""


def _listen(table: Table, statement: str, dialect: str, *, when: str = "after_create") -> None:
    event.listen(table, when, DDL(statement).execute_if(dialect=dialect))  # type: ignore[no-untyped-call]


for _action in ("UPDATE", "DELETE"):
    _listen(
        entries,
        f"CREATE TRIGGER entries_no_{_action.lower()} BEFORE {_action} ON entries "
        "BEGIN SELECT RAISE(ABORT, 'entries are only ever appended'); END",
        "sqlite",
    )
_listen(
    entries,
    "CREATE TRIGGER entries_in_order BEFORE INSERT ON entries "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries) "
    "BEGIN SELECT RAISE(ABORT, 'entries are only ever appended'); END",
    "sqlite",
)
_listen(
    entries,
    "CREATE FUNCTION entries_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'entries are only ever appended'; END $$",
    "postgresql",
)
_listen(
    entries,
    "CREATE TRIGGER entries_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON entries "
    "FOR EACH STATEMENT EXECUTE FUNCTION entries_refuse()",
    "postgresql",
)

_COLUMNS = ", ".join(SEARCHED)
_NEW = ", ".join(f"NEW.{column}" for column in SEARCHED)
_OLD = ", ".join(f"OLD.{column}" for column in SEARCHED)
_listen(
    claims,
    f"CREATE VIRTUAL TABLE derived_search USING fts5({_COLUMNS}, content='derived_claims', content_rowid='row', "
    "tokenize='unicode61 remove_diacritics 2')",
    "sqlite",
)
_listen(
    claims,
    "CREATE TRIGGER derived_claims_added AFTER INSERT ON derived_claims BEGIN "
    f"INSERT INTO derived_search(rowid, {_COLUMNS}) VALUES (NEW.row, {_NEW}); END",
    "sqlite",
)
_listen(
    claims,
    "CREATE TRIGGER derived_claims_dropped AFTER DELETE ON derived_claims BEGIN "
    f"INSERT INTO derived_search(derived_search, rowid, {_COLUMNS}) VALUES ('delete', OLD.row, {_OLD}); END",
    "sqlite",
)
_listen(claims, "DROP TABLE IF EXISTS derived_search", "sqlite", when="before_drop")
_listen(
    claims,
    "CREATE INDEX derived_search ON derived_claims USING gin (to_tsvector('simple', "
    + " || ' ' || ".join(f"coalesce({column}, '')" for column in SEARCHED)
    + "))",
    "postgresql",
)
