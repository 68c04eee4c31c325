"""Scripts and styles of the pages, by their bare names: no path leads out of the folder."""

from pathlib import Path

from fastapi import HTTPException, Response

STATIC = Path(__file__).parent / "static"
_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".txt": "text/plain"}
FRAME_FILES = frozenset(
    {
        "theme.js", "tokens.css", "explorer.css", "figures.css", "vega.min.js", "vega-lite.min.js", "chart.js",
        "vega-interpreter.js", "vega-util.js",
    }
)  # fmt: skip
"""What a chart in somebody else's page needs."""


def static_file(name: str) -> Response:
    known = {path.name: path for path in STATIC.iterdir()}
    if name not in known:
        raise HTTPException(404, f"no file {name}")
    return Response(
        known[name].read_bytes(),
        media_type=_TYPES.get(known[name].suffix, "application/octet-stream"),
        headers={"Cache-Control": "public, max-age=3600"},
    )
