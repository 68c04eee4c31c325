"""Names that persons accepted -> entries of the versioned alias table, pipeline/catalog/entities.toml."""

import json
from collections.abc import Iterable, Mapping
from itertools import groupby

from pipeline.catalog import Entity
from pipeline.warehouse.names import name_key
from pipeline.warehouse.reviewing import Known, Review, Verdict


def as_toml(reviews: Iterable[Review], known: Iterable[Entity]) -> str:
    """An entry per entity that was given a name the catalogue lacks: whole, so that it takes the place of the entry
    that is there. A name goes under each language whose articles printed it, under `en` where none is known."""
    entries = {one.key: one for one in known}
    lines: list[str] = []
    accepted = [(one.entity, one) for one in reviews if one.entity and not one.in_catalogue]
    for key, found in groupby(sorted(accepted, key=_order), key=lambda pair: pair[0].key):
        pairs = list(found)
        entry = entries.get(key)
        names = {code: list(names) for code, names in entry.names.items()} if entry else {}
        for entity, review in pairs:
            codes = review.languages or ("en",)
            if review.verdict is Verdict.ENTITY:
                _add(names.setdefault(codes[0], []), entity.name)
            for code in codes:
                _add(names.setdefault(code, []), review.printed)
        lines += _entry(key, entry.kind if entry else pairs[0][0].kind, entry.source if entry else None, names)
    return "".join(f"{line}\n" for line in lines)


def _order(pair: tuple[Known, Review]) -> tuple[str, bool, str]:
    """The name for which an entity was made stands first: it is the one to print."""
    entity, review = pair
    return entity.key, review.verdict is not Verdict.ENTITY, review.alias_key


def _add(names: list[str], name: str) -> None:
    if name_key(name) not in map(name_key, names):
        names.append(name)


def _entry(key: str, kind: str, source: str | None, names: Mapping[str, list[str]]) -> list[str]:
    told = ", ".join(f"{code} = [{', '.join(map(_quoted, names[code]))}]" for code in sorted(names))
    return [
        f"[{key}]",
        f"kind = {_quoted(kind)}",
        *([f"source = {_quoted(source)}"] if source else []),
        f"names = {{ {told} }}",
    ]


def _quoted(words: str) -> str:
    """A string of JSON is one of TOML, but for DEL, which a name does not have."""
    return json.dumps(words, ensure_ascii=False)
