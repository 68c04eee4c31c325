"""Functions of at most 40 lines, modules of at most 300, less than 10,000 lines of rules, and tables of patterns of at
most 120 columns: names what is longer, and exits with 1.

Tables of data do not count: what a module assigns at its own level. Nor do signatures, in which a command has its
options. Migrations are history and are left out.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

FUNCTION, MODULE = 40, 300
FOLDERS = ("newsfigures", "pipeline", "dags", "training", "scripts", "benchmarks")
LEFT_OUT = ("migrations",)
COLUMNS = 120  # as ruff has it for modules
TABLES = ("pipeline/catalog/*.toml", "pipeline/languages/*/patterns/*.txt", "pipeline/languages/*/words/*.txt")
RULES, ALL_RULES = ("pipeline/extract", "pipeline/languages"), 10_000  # docs/decisions/0011


def long_parts(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    tables = sum(_lines(node) for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign))
    size = text.count("\n") - tables
    if size > MODULE:
        yield f"{path}: {size} lines beside its tables, {MODULE} at most"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.body[0].lineno + 1
            if size > FUNCTION:
                yield f"{path}:{node.lineno}: {node.name} has {size} lines, {FUNCTION} at most"


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def many_rules() -> Iterator[str]:
    paths = [path for folder in RULES for path in Path(folder).rglob("*.py")]
    size = sum(path.read_text(encoding="utf-8").count("\n") for path in paths)
    if size >= ALL_RULES:
        yield f"{' and '.join(RULES)}: {size:,} lines together, fewer than {ALL_RULES:,} are allowed; use pattern files"


def wide_rows() -> Iterator[str]:
    for path in sorted(path for pattern in TABLES for path in Path().glob(pattern)):
        for place, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if len(row) > COLUMNS:
                yield f"{path}:{place}: {len(row)} columns, {COLUMNS} at most"


def main() -> int:
    found = [
        line
        for folder in FOLDERS
        for path in sorted(Path(folder).rglob("*.py"))
        if not set(path.parts) & set(LEFT_OUT)
        for line in long_parts(path)
    ]
    found += [*many_rules(), *wide_rows()]
    print("\n".join(found) or "all functions, modules and tables are within their bounds")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
