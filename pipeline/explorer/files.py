"""Rows -> a file: CSV for spreadsheets, JSON for programs."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from fastapi import HTTPException, Request, Response

from pipeline.explorer.reading import Row
from pipeline.explorer.security import address_of
from pipeline.model.cells import text_cell


def as_file(request: Request, rows: Sequence[Row], name: str, after: str | None = None) -> Response | None:
    """The rows as the address asks for them, ?format=csv or ?format=json; None for a page."""
    return written(request, rows, name, after) if is_file(request) else None


def written(request: Request, rows: Sequence[Row], name: str, after: str | None = None) -> Response:
    """Where there are more, the header `Link` has the address of the next file (RFC 8288)."""
    wanted = _form(request)
    if wanted == "json":
        body, kind = json.dumps(rows, default=str, ensure_ascii=False), "application/json"
    elif wanted == "csv":
        body, kind = _table(rows), "text/csv"
    else:
        raise HTTPException(422, f"format is {wanted!r}; write csv or json, or leave it out")
    headers = {"Content-Disposition": f'attachment; filename="newsfigures-{name}.{wanted}"'}
    if after:
        headers["Link"] = f'<{address_of(request, after=after)}>; rel="next"'
    return Response(body, media_type=f"{kind}; charset=utf-8", headers=headers)


def is_file(request: Request) -> bool:
    return _form(request) != "html"


def _form(request: Request) -> str:
    return request.query_params.get("format", "html")


def _table(rows: Sequence[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else ["nothing"], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows([{key: _cell(value) for key, value in row.items()} for row in rows])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list | dict):
        return json.dumps(value, default=str, ensure_ascii=False)
    return text_cell(value) if isinstance(value, str) else value
