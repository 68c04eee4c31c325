"""What a terminal shows of claims: modality where it is not actual, and how sure they are."""

import csv
import io
import json
import os
import re
import sys
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from rich.console import Console

from pipeline.cli import query, show
from pipeline.cli.tables import Output
from pipeline.extract import explain
from pipeline.model import ClaimKind, Direction, Modality
from tests.support.rows import claim_in
from tests.support.terminal import in_terminal

TEXT = "MeowTalk had 51,200 active users in March."


def row(**changes: Any) -> dict[str, Any]:
    """As `find_claims` gives it."""
    return {
        "claim_id": UUID("0123abcd-0000-5000-8000-000000000000"),
        "entity": "MeowTalk",
        "metric": "active users",
        "metric_id": "monthly_active_users",
        "region": "NO",
        "value": Decimal(51200),
        "value_high": None,
        "unit": "user",
        "direction": None,
        "period_start": date(2026, 3, 1),
        "period_end": date(2026, 4, 1),
        "period_grain": "month",
        "modality": "actual",
        "confidence": Decimal("0.874"),
        "confidences": {"unit": 0.97, "value": 0.99},
        "source_key": "gazette",
        "surface": "51,200",
        "sentence": TEXT,
        **changes,
    }


def printed(*rows: dict[str, Any]) -> list[str]:
    out = io.StringIO()
    query.print_claim_rows(rows, Console(file=out, width=200))
    return out.getvalue().splitlines()


def test_the_table_of_claims_has_what_names_a_claim_and_how_sure_it_is() -> None:
    names, _, line = (line for line in printed(row()) if line.strip())
    assert names.split() == [
        "id", "entity", "metric", "region", "value", "unit", "period", "confidence", "source", "sentence",
    ]  # fmt: skip
    told = ["0123abcd", "MeowTalk", "monthly_active_users", "NO", "51,200", "user", "2026-03", "0.87"]
    assert line.split()[:8] == told


def test_a_time_of_several_months_is_told_with_its_last_day() -> None:
    _, _, line = (line for line in printed(row(period_start=date(2026, 1, 1))) if line.strip())
    assert line.split()[6] == "2026-01-01/2026-03-31"


def test_modality_has_a_column_as_soon_as_one_claim_is_not_actual() -> None:
    names, _, first, second = (line for line in printed(row(), row(modality="target")) if line.strip())
    at = names.index("modality")
    assert (first[at : at + 8].strip(), second[at : at + 8].strip()) == ("", "target")


def test_on_a_terminal_of_usual_width_the_sentence_stands_below_and_no_cell_is_cut() -> None:
    long = "MeowTalk\x1b[2J had 51,200 users in Norway in March, 40 percent more than before, and none is cut."
    out = io.StringIO()
    query.print_claim_rows([row(sentence=long), row(modality="forecast")], Console(file=out, width=100))
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    assert max(map(len, lines)) <= 100
    assert "…" not in out.getvalue()
    at = next(number for number, line in enumerate(lines) if line.startswith("0123abcd"))
    assert lines[at].split()[1:5] == ["MeowTalk", "monthly_active_users", "NO", "51,200"]
    told = " ".join(" ".join(lines[at + 1 : at + 3]).split())
    assert told == f"gazette: {long.replace(chr(27), ' ')}"


def test_no_claims_say_how_to_see_all() -> None:
    out = io.StringIO()
    query.write_rows([], Output.TABLE, out)
    assert out.getvalue().startswith("No claims match. `newsfigures claims --limit 0` shows all")


def test_files_of_claims_hold_the_confidences_as_json() -> None:
    out = io.StringIO()
    query.write_rows([row(), row(confidences=None)], Output.CSV, out)
    first, second = csv.DictReader(io.StringIO(out.getvalue()))
    assert (json.loads(first["confidences"]), second["confidences"]) == ({"unit": 0.97, "value": 0.99}, "")
    out = io.StringIO()
    query.write_rows([row(modality="forecast")], Output.JSONL, out)
    line = json.loads(out.getvalue())
    assert (line["modality"], line["confidences"]) == ("forecast", {"unit": 0.97, "value": 0.99})


@pytest.mark.parametrize(
    ("modality", "words"),
    [
        ("actual", "51200 user, level"),
        ("forecast", "51200 user, level, forecast"),
        ("possible", "51200 user, level, possible"),
    ],
)
def test_a_reading_says_its_modality_where_it_is_not_actual(modality: str, words: str) -> None:
    assert show.reading_in_words(claim_in(TEXT, "51,200", "51200", modality=Modality(modality))) == words


def test_an_explanation_says_the_end_of_a_range_and_the_direction_of_a_change() -> None:
    claim = claim_in(TEXT, "51,200", "51200", value_high=Decimal(52000), kind=ClaimKind.CHANGE, direction=Direction.UP)
    number = {
        "surface": "51,200",
        "blocked": None,
        "claim": claim.as_dict(),
        "times": {},
        "unit_by": None,
        "kind_by": None,
    }
    first = next(iter(show.explained(number)))
    assert first.startswith("51,200: 51200..52000 user, change up, confidence")


def test_an_explanation_says_modality_and_how_sure_each_field_is() -> None:
    claim = claim_in(TEXT, "51,200", "51200", modality=Modality.TARGET, confidences={"value": Decimal("0.99")})
    number = {
        "surface": "51,200",
        "blocked": None,
        "claim": claim.as_dict(),
        "times": {},
        "unit_by": "noun",
        "kind_by": None,
    }
    lines = [line.split() for line in show.explained(number)]
    assert ["modality", "target"] in lines
    assert ["sure", "of", "value", "0.99"] in lines
    assert ["told", "by", "unit:", "noun"] in lines
    plain = {**number, "claim": claim_in(TEXT, "51,200", "51200").as_dict()}
    told = [line.split() for line in show.explained(plain)]
    assert ["modality", "actual"] in told
    assert "sure" not in {line[0] for line in told}


def test_an_explanation_has_the_three_best_candidates_and_what_held_of_them_in_words() -> None:
    text = "MeowTalk had 51,200 active users in March, more than QuillGram in February, Tallyhouse said."
    (number,) = (row for row in explain(text, "en", date(2026, 4, 14)) if row["claim"])
    lines = list(show.explained(number))
    for field, answer in (("entity", "MeowTalk at 0-8"), ("period", "2026-03-01..2026-04-01 at 36-41")):
        (first,) = (at for at, line in enumerate(lines) if re.match(rf" +{field} +[01]\.\d{{3}} {answer}: ", line))
        assert re.search("(before|behind) the number in its sentence; ", lines[first])
        assert all(re.match(r" +0\.\d{3} \S", line) for line in lines[first + 1 : first + 3])


def test_on_a_terminal_of_80_columns_the_days_of_a_span_are_whole_and_an_explanation_no_wider() -> None:
    command = [sys.executable, "-m", "pipeline.cli", "extract", "--text", TEXT, "--published", "2026-04-14"]
    told, explained = (
        re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", in_terminal([*command, *options], env=os.environ, columns=80))
        for options in ([], ["--explain"])
    )
    assert {"2026-03-01", "2026-04-01"} <= set(told.split())
    assert "MeowTalk" in told
    assert "the rules say so; first choice of the network" in " ".join(explained.split())
    assert "not calibrated" in " ".join(explained.split()), "what its rates mean stands below"
    assert max(map(len, [*told.splitlines(), *explained.splitlines()])) <= 80
