"""All that a house holds, in words: what is forgotten must not be among them."""

import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import text

from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse

_TABLES = """
SELECT table_schema, table_name, array_agg(column_name::text) FILTER (WHERE data_type = 'bytea')
FROM information_schema.tables JOIN information_schema.columns USING (table_schema, table_name)
WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
GROUP BY table_schema, table_name ORDER BY table_schema, table_name
"""


def rows(house: Settings, query: str, **values: object) -> list[tuple[Any, ...]]:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return [tuple(row) for row in conn.execute(text(query), values)]


def said(house: Settings) -> Iterator[tuple[str, str]]:
    """Every row of every table of every schema as text, and every file below home, unpacked where it is packed."""
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        for schema, table, packed in conn.execute(text(_TABLES)).all():
            for row in conn.scalars(text(f'SELECT entry::text FROM "{schema}"."{table}" AS entry')):  # noqa: S608
                yield f"{schema}.{table}", str(row)
            for column in packed or ():
                for data in conn.scalars(text(f'SELECT "{column}" FROM "{schema}"."{table}"')):  # noqa: S608
                    yield f"{schema}.{table}", plain(bytes(data or b""))
    for file in house.home.rglob("*"):
        if file.is_file():
            yield str(file), f"{file} {plain(file.read_bytes())}"


def places_of(house: Settings, words: tuple[str, ...]) -> list[str]:
    """Tables and files in which one of these stands, whatever its case."""
    return sorted({place for place, line in said(house) for word in words if word.lower() in line.lower()})


def plain(data: bytes) -> str:
    """As it stands, as UTF-8, and unpacked, all gzip members one after the other."""
    out, rest = b"", data
    while rest[:2] == b"\x1f\x8b":
        inflate = zlib.decompressobj(31)
        out += inflate.decompress(rest)
        rest = inflate.unused_data
    return f"{data.decode('latin-1')} {data.decode('utf-8', 'replace')} {out.decode('utf-8', 'replace')}"
