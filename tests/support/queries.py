"""The worked queries of docs/queries.md, and which of them read a big table from end to end."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

PAGE = Path(__file__).resolve().parents[2] / "docs" / "queries.md"
BIG = {"fct_claim", "fct_observation", "fct_evidence", "fct_article", "fct_conflict", "fct_derivation", "series_latest"}


@dataclass(frozen=True, slots=True)
class Query:
    title: str
    sql: str


def worked_queries() -> list[Query]:
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [
        Query(title=section.splitlines()[0], sql=found.group(1).strip().rstrip(";"))
        for section in sections
        if (found := re.search(r"```sql\n(.*?)```", section, re.DOTALL))
    ]


def big_scans(conn: Connection, query: Query) -> list[str]:
    """Big tables that the plan of the query reads whole."""
    asked = "EXPLAIN (FORMAT JSON) " + query.sql.replace("%", "%%")
    (plan,) = conn.exec_driver_sql(asked).one()
    found: list[str] = []

    def walk(node: dict[str, Any]) -> None:
        if node["Node Type"] == "Seq Scan" and node.get("Relation Name") in BIG:
            found.append(node["Relation Name"])
        for child in node.get("Plans", ()):
            walk(child)

    walk((json.loads(plan) if isinstance(plan, str) else plan)[0]["Plan"])
    return found
