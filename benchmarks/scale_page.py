"""What was measured of a growing warehouse -> the tables of docs/scale.md."""

import os
import platform
import statistics
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import psutil

from benchmarks.bare_load import Pair
from benchmarks.held import Held
from benchmarks.meter import Spent

if TYPE_CHECKING:
    from benchmarks.scale import Measured

BEGIN, END = "<!-- made by `make bench`: begin -->", "<!-- made by `make bench`: end -->"
SHOWN_BYTES = 1
"""A claim: tables and indexes with less are told together."""
FEWEST_RUNS = 20
"""Of which a tenth is two: with fewer, the first run, into empty tables, would stand for the first tenth."""
NAMES = {"stage": "stage: rows and COPY", "publish": "publish", "observe": "observe"}


def written_into(page: str, made: str) -> str:
    """The page with `made` between its two marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"the page lacks its marks; add the lines {BEGIN} and {END} where the tables belong")
    return f"{before}{BEGIN}\n\n{made}\n\n{END}{after}"


def page_of(sizes: Sequence["Measured"], load: float, on: date) -> str:
    last = sizes[-1]
    machine = (
        f"{platform.machine()}, {os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB of memory, "
        f"PostgreSQL {last.server}, Python {platform.python_version()}, {on}. Load average before "
        f"{load:.1f}, after {os.getloadavg()[0]:.1f}."
    )
    parts = {
        "": machine,
        "A thousand articles": _thousands(sizes),
        "Time": _times(sizes),
        "Publish beside a bare load": _peers(sizes),
        "Memory and disk": _memory(sizes),
        "Bytes per claim, by table": _tables(sizes),
        "Bytes per claim, by index": _indexes(sizes),
    }
    return "\n\n".join(f"### {title}\n\n{body}" if title else body for title, body in parts.items())


def _thousands(sizes: Sequence["Measured"]) -> str:
    """What of each stage, and of the disk, a thousand articles cost in a load of each size."""
    heads = ("a thousand articles", *(f"{one.claims:,} claims" for one in sizes), "last / first")
    rows = [
        _grown(f"{name}, CPU seconds", [_sum(one.stages[stage]).cpu / one.articles * 1000 for one in sizes], "{:.2f}")
        for stage, name in NAMES.items()
    ]
    rows.append(_grown("warehouse, MB", [_held(one).database / one.articles * 1000 / 1e6 for one in sizes], "{:.1f}"))
    return _table(heads, rows)


def _grown(name: str, found: Sequence[float], form: str) -> list[str]:
    return [name, *(form.format(value) for value in found), f"{found[-1] / found[0]:.2f}"]


def _times(sizes: Sequence["Measured"]) -> str:
    heads = ("claims", "", "seconds", "ms per article", "CPU ms per article", "claims/s", "last tenth / first")
    rows = []
    for one in sizes:
        for stage, name in NAMES.items():
            rows.append(_time(one, name, _sum(one.stages[stage]), growth(one.stages[stage])))
        all_of_it = _sum(spent for stage in one.stages.values() for spent in stage)
        rows.append(_time(one, "**all three**", all_of_it, ""))
        if one.rebuild:
            rows.append(_time(one, "all anew: `observe --anew`", one.rebuild, ""))
    return _table(heads, rows)


def _time(one: "Measured", name: str, spent: Spent, grown: str) -> list[str]:
    wall, cpu = (f"{seconds / one.articles * 1000:.2f}" for seconds in spent)
    return [f"{one.claims:,}", name, f"{spent.wall:.1f}", wall, cpu, f"{one.claims / spent.wall:,.0f}", grown]


def growth(runs: Sequence[Spent]) -> str:
    """The middle run of the last tenth of the load by that of the first, wall time."""
    tenth = len(runs) // 10
    if len(runs) < FEWEST_RUNS:
        return "-"
    first, last = (statistics.median(spent.wall for spent in part) for part in (runs[:tenth], runs[-tenth:]))
    return f"{last / first:.2f}"


def _peers(sizes: Sequence["Measured"]) -> str:
    heads = (
        "claims",
        "runs",
        "COPY to stage",
        "publish",
        "bare COPY",
        "bare merge",
        "of bare speed",
        "the same by CPU",
    )
    rows = []
    for one in sizes:
        articles = one.articles / len(one.stages["publish"])
        cells = [_middle(spents, articles) for spents in zip(*one.pairs, strict=True)]
        shares = [f"{statistics.median(_share(pair, at) for pair in one.pairs):.2f}" for at in (0, 1)]
        rows.append([f"{one.claims:,}", str(len(one.pairs)), *cells, *shares])
    return _table(heads, rows)


def _middle(spents: Sequence[Spent], articles: float) -> str:
    """Milliseconds an article: wall time, and CPU in brackets."""
    wall, cpu = (statistics.median(column) / articles * 1000 for column in zip(*spents, strict=True))
    return f"{wall:.2f} ({cpu:.2f})"


def _share(pair: Pair, at: int) -> float:
    """Of the speed of the bare load, ours: by wall time (0) or CPU (1)."""
    return (pair.bare_copy[at] + pair.bare_merge[at]) / (pair.copy[at] + pair.publish[at])


def _memory(sizes: Sequence["Measured"]) -> str:
    heads = ("claims", "Python, peak", "server's process, peak of its own", "shared_buffers", "database", "per claim")
    return _table(
        heads,
        [
            [
                f"{one.claims:,}", f"{one.python / 2**20:,.0f} MiB", f"{one.private / 2**20:,.0f} MiB", one.shared,
                f"{_held(one).database / 2**20:,.0f} MiB", f"{_held(one).database / one.claims:,.0f} bytes",
            ]
            for one in sizes
        ],
    )  # fmt: skip


def _tables(sizes: Sequence["Measured"]) -> str:
    heads = ("table", *(f"{one.claims:,}" for one in sizes), *(f"indexes, {one.claims:,}" for one in sizes))
    columns = [(one, _held(one).tables) for one in sizes] + [(one, _held(one).table_indexes) for one in sizes]
    last = _held(sizes[-1])
    whole = {name: size + last.table_indexes[name] for name, size in last.tables.items()}
    return _table(heads, _by_size(whole, sizes[-1].claims, columns))


def _indexes(sizes: Sequence["Measured"]) -> str:
    last = sizes[-1]
    heads = ("index", *(f"{one.claims:,}" for one in sizes), "unique", "scans: load", "rebuild", "questions")
    columns = [(one, {name: index.size for name, index in _held(one).indexes.items()}) for one in sizes]
    loaded, rebuilt, asked = (_scans(state) for state in (last.loaded, last.rebuilt, last.asked))
    rows = _by_size(columns[-1][1], last.claims, columns)
    for row in rows:
        if (index := _held(last).indexes.get(name := row[0])) is None:
            row += ["", "", "", ""]
            continue
        row[0] = f"{name} of {index.table.partition('.')[2]}"
        steps = (loaded[name], rebuilt[name] - loaded[name], asked[name] - rebuilt[name])
        row += ["yes" if index.is_unique else "", *(f"{scans:,}" for scans in steps)]
    unused = sorted(name for name, index in _held(last).indexes.items() if asked[name] == 0 and not index.is_unique)
    told = f"Not unique and never scanned: {', '.join(unused) or 'none'}."
    return f"{_table(heads, rows)}\n\n{told}"


def _by_size(
    order: Mapping[str, int], claims: int, columns: Sequence[tuple["Measured", Mapping[str, int]]]
) -> list[list[str]]:
    """A row for each name of `order` with SHOWN_BYTES a claim or more, the largest first, and one for all others."""
    shown = sorted((name for name in order if order[name] >= SHOWN_BYTES * claims), key=lambda name: -order[name])
    others = [name for name in order if name not in shown]
    groups = {**{name: [name] for name in shown}, f"{len(others)} others": others, "**all**": list(order)}
    return [
        [title, *(f"{sum(sizes.get(name, 0) for name in names) / one.claims:,.1f}" for one, sizes in columns)]
        for title, names in groups.items()
    ]


def _held(one: "Measured") -> Held:
    """As the load left it."""
    assert one.loaded is not None
    return one.loaded


def _scans(state: Held | None) -> dict[str, int]:
    assert state is not None
    return {name: index.scans for name, index in state.indexes.items()}


def _sum(spents: Iterable[Spent]) -> Spent:
    walls, cpus = zip(*spents, strict=True)
    return Spent(sum(walls), sum(cpus))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    ruler = ["---:" if number and head else "---" for number, head in enumerate(heads)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ruler, *rows))
