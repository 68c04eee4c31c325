"""The colours of the style sheet, for pictures that leave the page: always those of the light theme."""

import re
from functools import cache
from typing import Any

from pipeline.explorer.statics import STATIC

_SHEET = STATIC / "tokens.css"
_NAME = re.compile(r"var\((--[\w-]+)\)")


@cache
def light_tokens() -> dict[str, str]:
    """Name -> value, of the first block of tokens.css."""
    block = _SHEET.read_text(encoding="utf-8").partition(":root {")[2].partition("}")[0]
    return dict(re.findall(r"(--[\w-]+):\s*([^;]+);", block))


def in_light(spec: Any) -> Any:
    """The same with values where names of colours stand: no style sheet goes with a picture."""
    if isinstance(spec, dict):
        return {name: in_light(value) for name, value in spec.items()}
    if isinstance(spec, list):
        return [in_light(value) for value in spec]
    if isinstance(spec, str) and (found := _NAME.fullmatch(spec)):
        return light_tokens()[found[1]]
    return spec
