"""What all tables share: how constraints are named, and the columns that the two engines spell differently."""

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, MetaData, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

WORDS = "words"  # tables so marked hold `body` sealed under `key_id`: with the key their rows go

Serial = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER counts up by itself in SQLite


def one_of(column: str, *values: str) -> CheckConstraint:
    """Nothing but these may stand there."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def some(name: str, rows: str, *columns: Column[Any]) -> Index:
    """An index over the few rows that still matter, so that the settled ones of a month cost nothing."""
    return Index(name, *columns, sqlite_where=text(rows), postgresql_where=text(rows))
