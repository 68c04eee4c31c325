"""What we know of metrics, units and entities: tables in TOML beside this module, one more file per language.

`metrics.toml` defines each key once; `metrics_<code>.toml` has its cues in a language, with sentences that must and
must not match. `limits.toml` and `limits_<code>.toml` say in the same way what limits a metric: users abroad.
`units.toml` gives each code a dimension; `units_<code>.toml` its printed forms. Patterns that are long go on in further
lines (`tables.read_table`). Pure.
"""

from pipeline.catalog.limits import limit_of
from pipeline.catalog.tables import (
    ENTITY_KINDS,
    Entity,
    Metric,
    MetricCue,
    UnitForms,
    conversions,
    entities,
    media,
    metric_cues,
    metrics,
    plain_metrics,
    unit_forms,
    units,
)

__all__ = [
    "ENTITY_KINDS",
    "Entity",
    "Metric",
    "MetricCue",
    "UnitForms",
    "conversions",
    "entities",
    "limit_of",
    "media",
    "metric_cues",
    "metrics",
    "plain_metrics",
    "unit_forms",
    "units",
]
