"""The tables that go to Iceberg: what they are partitioned by, the types of their columns, and how a table that is
there already follows a mart that has changed. Columns are known by field ids, which Iceberg gives once and for all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pyiceberg.catalog import Catalog
from pyiceberg.exceptions import NoSuchTableError, ResolveError
from pyiceberg.partitioning import PartitionField, PartitionSpec
from pyiceberg.schema import Schema, promote
from pyiceberg.table import Table, Transaction
from pyiceberg.transforms import IdentityTransform
from pyiceberg.types import (
    BooleanType,
    DateType,
    DecimalType,
    IcebergType,
    IntegerType,
    LongType,
    NestedField,
    StringType,
    TimestamptzType,
)

from pipeline.errors import ConfigError
from pipeline.model import Source
from pipeline.warehouse.citing import cited, quote_limit, quoted
from pipeline.warehouse.export_columns import CITED

NAMESPACE = "newsfigures"
NUMBER = DecimalType(38, 12)
"""38 digits are the most that Iceberg has; 12 of them behind the point leave room for what governments owe in won."""
_TYPES: Mapping[str, IcebergType] = {
    "text": StringType(), "varchar": StringType(), "uuid": StringType(), "jsonb": StringType(), "numeric": NUMBER,
    "int4": IntegerType(), "int8": LongType(), "date": DateType(), "timestamptz": TimestamptzType(),
    "bool": BooleanType(),
}  # fmt: skip
_PROPERTIES = {
    "write.metadata.delete-after-commit.enabled": "true",  # else a small file is left of each export
    "write.metadata.metrics.default": "counts",  # the least and greatest texts of a file outlast its forgotten rows
}

Row = dict[str, Any]
Sources = Mapping[str, Source]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    name: str
    type: IcebergType
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A table of Iceberg: the rows of sql/iceberg/<name>.sql, in the order of their `day`, by which it is partitioned.
    `finish` makes of a row what others may have of it; it adds the columns `added`, all texts, with their meanings."""

    name: str
    day: str
    finish: Callable[[Row, Sources], Row]
    added: Mapping[str, str] = field(default_factory=dict)

    @property
    def identifier(self) -> tuple[str, str]:
        return NAMESPACE, self.name


def _with_citation(row: Row, sources: Sources) -> Row:
    return cited(row, sources.get(row["source_key"]))


def _with_quotes(row: Row, sources: Sources) -> Row:
    """Both sentences of a conflict, each as far as its own source allows."""
    changed = dict(row)
    for side in ("a", "b"):
        limit = quote_limit(sources.get(row[f"source_key_{side}"]))
        quote = quoted(row[f"sentence_{side}"] or "", row[f"surface_{side}"] or "", limit)
        changed[f"sentence_{side}"], changed[f"sentence_{side}_shown"] = quote.words, quote.shown
    return changed


def _as_it_is(row: Row, _sources: Sources) -> Row:
    return row


EXPORTED = (
    Exported(name="fct_claim", day="published_on", finish=_with_citation, added=CITED),
    Exported(name="fct_observation", day="first_reported_on", finish=_as_it_is),
    Exported(name="fct_evidence", day="published_on", finish=_as_it_is),
    Exported(
        name="fct_conflict",
        day="reported_on",
        finish=_with_quotes,
        added={f"sentence_{side}_shown": CITED["sentence_shown"] for side in ("a", "b")},
    ),
)


def columns_of(exported: Exported, types: Sequence[tuple[str, str]], words: Mapping[str, str]) -> list[Column]:
    """`types` are the names and PostgreSQL's types of a query's columns, `words` what they mean."""
    queried = [Column(name=name, type=_TYPES[kind], meaning=words[name]) for name, kind in types]
    return [*queried, *(Column(name=name, type=StringType(), meaning=said) for name, said in exported.added.items())]


def table_for(catalogue: Catalog, exported: Exported, columns: Sequence[Column], grain: str) -> Table:
    """The table as it stands, or a new one without rows. ConfigError for one that is not partitioned as ours are."""
    catalogue.create_namespace_if_not_exists(NAMESPACE)
    try:
        table = catalogue.load_table(exported.identifier)
    except NoSuchTableError:
        return _make(catalogue, exported, columns, grain)
    parts = [(table.schema().find_column_name(part.source_id), str(part.transform)) for part in table.spec().fields]
    if parts != [(exported.day, "identity")]:
        raise ConfigError(
            f"{NAMESPACE}.{exported.name} is partitioned by {parts}, not by {exported.day} alone; it was made or "
            "changed by another program: drop it there, or export to another warehouse"
        )
    return table


def _make(catalogue: Catalog, exported: Exported, columns: Sequence[Column], grain: str) -> Table:
    fields = [
        NestedField(field_id=number, name=one.name, field_type=one.type, required=False, doc=one.meaning)
        for number, one in enumerate(columns, start=1)
    ]
    schema = Schema(*fields)
    day = schema.find_field(exported.day)
    spec = PartitionSpec(
        PartitionField(source_id=day.field_id, field_id=1000, transform=IdentityTransform(), name=exported.day)
    )
    bounds = {f"write.metadata.metrics.column.{one.name}": "full" for one in columns if one.type != StringType()}
    properties = {**_PROPERTIES, **bounds, "comment": grain}
    return catalogue.create_table(exported.identifier, schema=schema, partition_spec=spec, properties=properties)


def follow(change: Transaction, columns: Sequence[Column]) -> bool:
    """Bring the table's columns to `columns`, within `change`; whether they differed.

    A column that is new gets a field id that was never used, one that is gone leaves its id behind, a type is widened
    as Iceberg allows. ConfigError for any other change of a type.
    """
    held = {one.name: one for one in change.table_metadata.schema().fields}
    wanted = {one.name: one for one in columns}
    new = [one for one in columns if one.name not in held]
    gone = [name for name in held if name not in wanted]
    widened = [one for one in columns if one.name in held and _is_wider(one, held[one.name])]
    explained = [one for one in columns if one.name in held and held[one.name].doc != one.meaning]
    if not (new or gone or widened or explained):
        return False
    with change.update_schema() as update:
        for name in gone:
            update.delete_column(name)
        for one in widened:
            update.update_column(one.name, field_type=one.type)
        for one in explained:
            update.update_column(one.name, doc=one.meaning)
        for one in new:
            update.add_column(one.name, one.type, doc=one.meaning)
    return True


def _is_wider(column: Column, held: NestedField) -> bool:
    """Whether the type has to grow; a held one that has room for the wanted one stays as it is."""
    if held.field_type == column.type:
        return False
    try:
        promote(held.field_type, column.type)
    except ResolveError as error:
        if _fits(column.type, held.field_type):
            return False
        raise ConfigError(
            f"column {column.name} is {held.field_type} in Iceberg and {column.type} now, which Iceberg cannot make of "
            f"it; give it another name in sql/iceberg, or export to a new warehouse"
        ) from error
    return True


def _fits(narrow: IcebergType, wide: IcebergType) -> bool:
    try:
        promote(narrow, wide)
    except ResolveError:
        return False
    return True
