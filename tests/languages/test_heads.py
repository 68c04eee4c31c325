"""Heads of rows: which flags a row has, and what is said of a word that no table knows."""

import re

import pytest

from pipeline.errors import ConfigError
from pipeline.languages.attribution import agent_kinds, attributions
from pipeline.languages.blockers import blockers
from pipeline.languages.cues import ages, contexts, implied, joins, kind_rules, qualifiers
from pipeline.languages.heads import entries
from pipeline.languages.non_periods import non_period_contexts

TABLES = {
    blockers: "blockers",
    qualifiers: "qualifiers",
    kind_rules: "kinds",
    joins: "joins",
    implied: "implied",
    ages: "ages",
    contexts: "contexts",
    non_period_contexts: "non_periods",
    attributions: "attributions",
    agent_kinds: "agent_kinds",
}


@pytest.mark.parametrize(
    ("head", "flags"),
    [
        pytest.param("[dock]", re.MULTILINE, id="none: those of the table"),
        pytest.param("[dock | case]", re.NOFLAG, id="as printed"),
        pytest.param("[dock | any case]", re.IGNORECASE, id="any case"),
        pytest.param("[dock | lines]", re.MULTILINE, id="edges of lines"),
        pytest.param("[any case]", re.MULTILINE, id="a name is no flag"),
    ],
)
def test_a_row_names_its_flags_or_has_those_of_its_table(written, head, flags):
    (entry,) = entries(written("docks", f"{head}\n    quay"), "docks")
    assert entry.compiled(re.MULTILINE) == re.compile("quay", flags)


@pytest.mark.parametrize(
    ("read", "row", "said"),
    [
        (blockers, "[label | cased]\n    a", "'cased' is none of: case, any case"),
        (blockers, "[label]\n    a\n    unles = b", "'unles' is none of: unless"),
        (blockers, "[label]\n    a(b", "missing ), unterminated subpattern: (b"),
        (qualifiers, "[abuot | before]\n    a", "'abuot' is none of: exact, about"),
        (qualifiers, "[about | behind]\n    a", "'behind' is none of: before, after"),
        (qualifiers, "[about]\n    a", "'' is none of: before, after"),
        (kind_rules, "[off | fall | after]\n    a", "'fall' is none of: level, change"),
        (kind_rules, "[off | price | after | gold]\n    a", "'gold' is neither"),
        (kind_rules, "[off | price | after | money | scaled]\n    a", "'scaled' is none of: unscaled"),
        (joins, "[range of]\n    a", "'range of' is none of: range between"),
        (joins, "[listed]\n    a\n[listed]\n    b", "stands there twice"),
        (implied, "[person | before]\n    a", "'before' is none of: case"),
        (ages, "[about]\n    a", "'about' is none of: said before, around"),
        (contexts, "[part]\n    a", "'part' is none of: whole"),
        (non_period_contexts, "[name]\n    a", "'name' is none of: said before"),
        (attributions, "[says | speaker]\n    a", "'speaker' is none of: media"),
        (agent_kinds, "[paper]\n    a", "'paper' is none of: media"),
    ],
    ids=[
        "flag",
        "pattern",
        "syntax",
        "qualifier",
        "side",
        "no side",
        "kind",
        "dimension",
        "word",
        "join",
        "join twice",
        "implied",
        "age",
        "context",
        "non-period",
        "base",
        "agent",
    ],
)
def test_what_no_table_knows_is_told_with_file_and_row(written, read, row, said):
    code = written(TABLES[read], row)
    with pytest.raises(ConfigError) as error:
        read(code)
    head = row.partition("\n")[0]
    assert str(error.value).startswith(f"pipeline/languages/invented/patterns/{TABLES[read]}.txt: {head}: {said}")
