"""A peer reads documents: JSON lines in, JSON lines out. Run by `benchmarks/claims.py --peer PYTHON`.

PYTHON is an interpreter of an environment where the peer is installed, so that it never becomes a dependency of ours:
`uv venv peers && uv pip install --python peers quantulum3`. CQE needs its spaCy model and torch besides.
Out come first {"peer", "version"}, or {"missing": why}; then {"id", "claims", "seconds"} for each document.
"""

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

Read = Callable[[str], list[dict[str, Any]]]


def quantulum3() -> Read:
    from quantulum3 import parser

    def read(text: str) -> list[dict[str, Any]]:
        return [
            {
                "start": one.span[0],
                "end": one.span[1],
                "value": format(one.value, "f") if isinstance(one.value, float) else str(one.value),
                "value_high": None,
                "unit": "" if one.unit.name == "dimensionless" else one.unit.name,
            }
            for one in parser.parse(text)
        ]

    return read


def cqe() -> Read:
    from CQE import CQE

    parser = CQE.CQE(overload=True)

    def read(text: str) -> list[dict[str, Any]]:
        found = []
        for one in parser.parse(text):
            spans = [token.idx for token in one.value.span if hasattr(token, "idx")] or [0]
            ends = [token.idx + len(token) for token in one.value.span if hasattr(token, "idx")] or [0]
            found.append({"start": min(spans), "end": max(ends), "value": str(one.value.value), "value_high": None,
                          "unit": one.unit.norm_unit or ""})  # fmt: skip
        return found

    return read


PEERS = {"quantulum3": quantulum3, "CQE": cqe}


def main() -> None:
    name = sys.argv[1]
    try:
        read = PEERS[name]()
    except (ImportError, OSError) as missing:
        print(json.dumps({"missing": f"{name}: {missing}"}))
        return
    read("It sold 3 cars.")  # tables are loaded before the clock starts
    print(json.dumps({"peer": name, "version": version(name)}))
    for line in sys.stdin:
        document = json.loads(line)
        started = time.perf_counter()
        claims = read(document["text"])
        print(json.dumps({"id": document["id"], "claims": claims, "seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main()
