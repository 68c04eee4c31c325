"""A program of its own, run by an interpreter that has DuckDB and Spark and none of our packages: metadata files of
Iceberg tables on standard input -> their rows, as those two read them.

    {"engine": "duckdb" | "spark", "jars": [...], "reads": [{"metadata": FILE, "snapshot_id": NUMBER | null}, ...]}
    [{"columns": {name: type}, "rows": [{name: text | null}, ...]}, ...]

Values are cast to text by the engine itself, so that none of its clients changes them.
"""

import json
import sys
from typing import Any


def duckdb_reads(reads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    import duckdb  # noqa: PLC0415
    import duckdb_extension_avro as avro  # noqa: PLC0415
    import duckdb_extension_iceberg as iceberg  # noqa: PLC0415

    conn = duckdb.connect(config={"allow_unsigned_extensions": False})
    for package, name in ((avro, "avro"), (iceberg, "iceberg")):
        folder = f"{package.__path__[0]}/extensions/v{duckdb.__version__}"
        conn.execute(f"LOAD '{folder}/{name}.duckdb_extension'")
    found = []
    for read in reads:
        chosen = f", snapshot_from_id={read['snapshot_id']}" if read["snapshot_id"] else ""
        source = f"iceberg_scan('{read['metadata']}'{chosen})"  # names of our own test
        described = conn.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()  # noqa: S608
        types = {name: kind for name, kind, *_ in described}
        texts = ", ".join(f'CAST("{name}" AS VARCHAR)' for name in types)
        rows = conn.execute(f"SELECT {texts} FROM {source}").fetchall()  # noqa: S608
        found.append({"columns": types, "rows": [dict(zip(types, row, strict=True)) for row in rows]})
    return found


def spark_reads(reads: list[dict[str, Any]], jars: list[str]) -> list[dict[str, Any]]:
    from pyspark.sql import SparkSession, functions  # noqa: PLC0415

    settings = {
        "spark.driver.extraClassPath": ":".join(jars),
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
    }
    builder = SparkSession.builder.master("local[1]").appName("read-iceberg")
    for name, value in settings.items():
        builder = builder.config(name, value)
    found = []
    for read in reads:
        reader = builder.getOrCreate().read.format("iceberg")
        if read["snapshot_id"]:
            reader = reader.option("snapshot-id", read["snapshot_id"])
        frame = reader.load(read["metadata"])
        texts = frame.select(*(functions.col(name).cast("string").alias(name) for name in frame.columns))
        found.append({"columns": dict(frame.dtypes), "rows": [row.asDict() for row in texts.collect()]})
    return found


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    read = duckdb_reads(asked["reads"]) if asked["engine"] == "duckdb" else spark_reads(asked["reads"], asked["jars"])
    json.dump(read, sys.stdout)
