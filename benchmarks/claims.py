"""The extractor over files of documents, its speed and how right it is, and a peer's in the same run:
`python benchmarks/claims.py FILE.jsonl ... [--peer PYTHON]`.

Each line is {"id", "lang", "published", "text"}; where it has "claims" too, they are taken for gold and F1 is printed
with its 95 % interval, from a bootstrap over documents. With --predictions FOLDER the claims are written there, a file
per input, in the shape that a scorer reads; --spell-units writes units there in words (gigabyte for GB, worker for a
person so called, cents for parts of a dollar, nothing for a bare number), for corpora that name them so. For --peer
see benchmarks/peer.py.
"""

import argparse
import json
import platform
import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.catalog import unit_forms
from pipeline.extract import extractor_version, read_text
from pipeline.extract.sentences import split
from pipeline.languages import language
from pipeline.languages.cldr import currency_names, living_currencies
from pipeline.languages.en.counted import unit_of
from pipeline.languages.en.morphology import singular
from pipeline.model import BlockKind, Span
from training.reliability import told
from training.scoring import FIELDS, ROW, counts, f1, interval, is_right, overlap, percent_taken, same_value

SHORTEST = 3  # letters of a unit that is no word
# what is paid or done per piece, after "per" any word, after "a" a measure or one of PIECES
PER = re.compile(
    r"(?:\s?/\s?|\sper\s(?:an?\s)?)(?P<each>square foot|[A-Za-z]{2,10})\b"
    r"|\san?\s(?P<one>square foot|[a-z]{3,10})\b(?!\s(?:ago|before|earlier|later|prior|old))"
)
PIECES = {
    "share",
    "bushel",
    "head",
    "person",
    "piece",
    "night",
    "ticket",
    "unit",
    "bottle",
    "copy",
    "seat",
    "shift",
    "dozen",
}
COINS = {"cents": "cent", "cent": "cent", "pence": "penny", "p": "penny", "paise": "paisa", "kopecks": "kopeck"}
OLD = re.compile(r"\bolds?\Z|of age\Z|\d\Z", re.IGNORECASE)
NEAR = 100  # characters around a number within which a noun is said of it
SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})
Document = dict[str, Any]
Found = dict[str, list[dict[str, Any]]]  # by document


@lru_cache
def spelled() -> dict[str, str]:
    """Unit code -> its English name in the singular."""
    names = {code: name for name, code in currency_names("en").items() if not name.endswith("s")}
    for unit in unit_forms("en"):
        forms = (form.lower() for form in unit.after_words if len(form) > SHORTEST and re.search("[aeiou]", form))
        words = next((form for form in forms if form.replace(" ", "").replace("-", "").isalpha()), "")
        first, _, rest = words.partition(" ")
        if words and unit.code not in names:
            names[unit.code] = f"{singular(first)} {rest if rest.startswith('per') else singular(rest)}".strip()
    return names


def in_words(claim: dict[str, Any], text: str) -> dict[str, Any]:
    """The claim with its unit as a corpus of plain words has it: people by the noun that counts them, what is paid or
    done per piece with the piece, coins as coins, and no unit where the text near the number says none."""
    unit, surface = claim["unit"], claim["surface"]
    printed = surface.rpartition(" ")[2] if " " in surface else ""
    if unit in {"person", "user"}:
        counted = (claim["metric"] or "").rpartition(" ")[2] if claim["metric_id"] is None else ""
        noun = printed if printed.isalpha() and printed not in SCALES else counted
        return claim | {
            "unit": singular(noun)
            if noun.isalpha() and (noun == printed or unit_of(noun) in {"person", "user"})
            else unit
        }
    if unit == "a" and OLD.search(surface):
        return claim | {"unit": "year of age"}
    coin = next((form for form in COINS if surface.lower().rstrip().endswith(form)), None)
    if unit in living_currencies() and coin:
        return claim | {"unit": COINS[coin], "value": str(Decimal(claim["value"]) * 100)}
    name = spelled().get(unit, unit)
    near = text[max(0, claim["start"] - NEAR) : claim["end"] + NEAR]
    if unit.startswith("count:") and not says(unit.removeprefix("count:"), near):
        name = surface.partition("-")[2]  # a 10-time champion's titles, which the text does not name
    per = PER.match(text, claim["end"]) if unit not in {"percent", "ratio"} else None
    piece = (per["each"] or per["one"]) if per else ""
    goes = per is not None and (per["each"] or piece in PIECES or piece in spelled().values())
    return claim | {"unit": f"{name} per {piece}".strip() if goes else name}


def says(noun: str, text: str) -> bool:
    return noun.lower() in {singular(word) for word in re.findall(r"[\w’'-]+", text)} or noun.lower() in text.lower()


def sentences_in(text: str, code: str) -> int:
    return sum(1 for _ in split(text, [(BlockKind.PARAGRAPH, Span(0, len(text)))], language(code))) if text else 0


def read_ours(documents: Sequence[Document]) -> tuple[Found, float]:
    for code in {document["lang"] for document in documents}:
        language(code)  # tables are compiled once, before the clock starts
    started = time.perf_counter()
    found = {
        one["id"]: read_text(
            one["text"], one["lang"], date.fromisoformat(one["published"]) if one.get("published") else None
        )
        for one in documents
    }
    seconds = time.perf_counter() - started
    return {name: [claim.as_dict() for claim in claims] for name, claims in found.items()}, seconds


def read_peer(python: str, name: str, documents: Sequence[Document]) -> tuple[str, Found, float] | str:
    """The peer's name and version, its claims and seconds; or why there are none."""
    lines = "\n".join(json.dumps({"id": one["id"], "text": one["text"]}) for one in documents)
    done = subprocess.run(
        [python, "-W", "ignore", str(Path(__file__).with_name("peer.py")), name],
        input=lines, capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    first, *rest = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if "missing" in first:
        return str(first["missing"])
    seconds = sum(row["seconds"] for row in rest)
    return f"{first['peer']} {first['version']}", {row["id"]: row["claims"] for row in rest}, seconds


def report(name: str, documents: Sequence[Document], found: Found, seconds: float) -> None:
    sentences = sum(sentences_in(one["text"], one["lang"]) for one in documents)
    print(f"  {name}: {sum(map(len, found.values()))} claims, {sentences} sentences in {seconds:.2f} s, "
          f"{sentences / seconds:.0f} sentences/s")  # fmt: skip
    if not any("claims" in one for one in documents):
        return
    rows = [counts(one, found.get(one["id"], [])) for one in documents]
    for field in ("value", "unit", *FIELDS, "full", "complete"):
        column = [row[field] for row in rows]
        marked, read = (sum(each[place] for each in column) for place in (1, 2))
        if not marked or not read or (field == "full" and not any(row["kind"][1] and row["kind"][2] for row in rows)):
            continue  # a field that this gold does not mark, or this reader does not read
        low, high = interval(column)
        print(f"    {field:12} F1 {f1(column):5.1f}  [{low:.1f}; {high:.1f}]")
    rated = [one for document in documents for one in rated_of(document, found.get(document["id"], ()))]
    if rated:
        print("    confidence   " + ", ".join(f"{name} {value}" for name, value in told(rated).items()))
    column = [row["lures"] for row in rows]
    if any(of for _, of, _ in column):
        low, high = interval(column, percent_taken)
        print(f"    lures taken  {percent_taken(column):.1f} %  [{low:.1f}; {high:.1f}]")


def rated_of(document: Document, claims: Sequence[dict[str, Any]]) -> list[tuple[float, bool]]:
    """The confidence of each claim that is on no optional item, and whether its row is right."""
    rows = []
    for claim in claims:
        over = [one for one in document["claims"] if overlap(one, claim)]
        if not over or any(not one.get("optional") for one in over):
            same = [one for one in over if same_value(one, claim)]
            rows.append((claim["confidence"], any(all(is_right(one, claim, field) for field in ROW) for one in same)))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--predictions", type=Path, help="folder for the claims found")
    parser.add_argument("--spell-units", action="store_true", help="with --predictions: units in English words")
    parser.add_argument("--peer", metavar="PYTHON", help="interpreter where quantulum3 or CQE is installed")
    arguments = parser.parse_args()
    print(f"extractor {extractor_version()}, Python {platform.python_version()}, {platform.machine()}")
    for path in arguments.files:
        documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        found, seconds = read_ours(documents)
        print(f"{path.name}: {len(documents)} documents")
        report("newsfigures", documents, found, seconds)
        if arguments.predictions:
            arguments.predictions.mkdir(parents=True, exist_ok=True)
            rows = [{"id": name, "claims": claims} for name, claims in found.items()]
            if arguments.spell_units:
                texts = {one["id"]: one["text"] for one in documents}
                for row in rows:
                    row["claims"] = [in_words(one, texts[row["id"]]) for one in row["claims"]]
            lines = [json.dumps(row, ensure_ascii=False) for row in rows]
            (arguments.predictions / path.name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        for name in ("quantulum3", "CQE") if arguments.peer else ():
            peer = read_peer(arguments.peer, name, documents)
            if isinstance(peer, str):
                print(f"  not measured: {peer}")
            else:
                report(peer[0], documents, peer[1], peer[2])
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
