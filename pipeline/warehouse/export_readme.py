"""What an export says of itself, in words: the README.md that goes with its files."""

from typing import TYPE_CHECKING

from pipeline.warehouse.export_files import Form

if TYPE_CHECKING:
    from pipeline.warehouse.exporting import Manifest, Table

_READ = {
    Form.PARQUET: "partitioned Parquet: `pyarrow.dataset.dataset('{name}', partitioning='hive')`",
    Form.CSV: "CSV in UTF-8; nothing between two commas where nothing is said",
    Form.JSONL: "a JSON object a line",
}


def readme(manifest: "Manifest", form: Form) -> str:
    known = manifest.as_of or "a moment without any article"
    readers = ", ".join(manifest.extractor_versions) or "none yet"
    lines = [
        "# Figures printed by the news",
        "",
        f"Made by {manifest.made_by}; tells what was known at {known}. Extractor: {readers}.",
        f"Asked for: {_asked(manifest)}.",
        "",
        "Every row carries its source. Whoever prints a number from here prints its `citation` with it. Articles are",
        "their publishers': of each a headline is here, and sentences as far as its terms allow (`sentence_shown`).",
        "",
        *(f"- {one['name']}: {_limit(one['quote_limit'])}{_link(one['terms_url'])}" for one in manifest.sources),
    ]
    for table in manifest.tables:
        lines += _table(table, form)
    return "\n".join(lines) + "\n"


def _asked(manifest: "Manifest") -> str:
    return ", ".join(f"{name} {value}" for name, value in manifest.wanted.items()) or "everything"


def _limit(characters: int | None) -> str:
    if characters is None:
        return "whole sentences"
    return f"at most {characters} characters of a sentence" if characters else "no sentences"


def _link(url: str | None) -> str:
    return f", {url}" if url else ""


def _table(table: "Table", form: Form) -> list[str]:
    return [
        "",
        f"## {table.name}",
        "",
        f"{table.grain} {table.rows:,} rows. To be read as {_READ[form].format(name=table.name)}.",
        "",
        "| column | type | meaning |",
        "| --- | --- | --- |",
        *(f"| {one.name} | {one.kind} | {one.meaning.replace('|', '/')} |" for one in table.columns),
    ]
