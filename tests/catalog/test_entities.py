"""The alias table: a printed name means one entity, whatever kinds there are."""

from collections import defaultdict

from pipeline import catalog
from pipeline.warehouse.names import name_key


def test_no_name_is_given_to_two_entities() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entity in (*catalog.entities(), *catalog.media()):
        for names in entity.names.values():
            for name in names:
                owners[name_key(name)].add(entity.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}
