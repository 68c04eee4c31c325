"""home_money_<code>.toml: which countries print money alone that news takes for that of another, as $ in Canada."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.catalog.forms import TELLING, TEXTS, Form, check_row
from pipeline.catalog.tables import any_of, read_table
from pipeline.errors import ConfigError


def _are_codes(value: object) -> bool:
    return isinstance(value, dict) and bool(value) and all(isinstance(code, str) for code in value.values())


_HOMES = Form('codes of money by country, such as { CA = "CAD" }', _are_codes)
_NEEDED = {"alone": TEXTS, "homes": _HOMES}
_MORE = {
    "told_apart": TEXTS, "spelled": TEXTS, "unlike": TEXTS, "said": TELLING, "markets": TELLING, "elsewhere": TEXTS,
    "behind": TEXTS,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeMoney:
    """`code`: whose money it is where nothing else is known. `alone` matches what prints it and names no country; those
    of `homes` print it so too, with their own code. `said`: code -> what says of a text that it is meant.
    `told_apart`: what a text prints that tells the money of `code` apart from its own. `spelled`: words that a text of
    one of the homes has and one of `code` has not, `unlike`: those that are the other way round. `markets`: country ->
    what only a text of it prints of its exchanges, but for firms whose shares are listed in that of `code` as well
    (`elsewhere`). `behind` matches what stands behind a number and tells it to be money of `code`."""

    code: str
    alone: re.Pattern[str]
    homes: Mapping[str, str]
    said: Mapping[str, re.Pattern[str]]
    told_apart: re.Pattern[str]
    spelled: re.Pattern[str]
    unlike: re.Pattern[str]
    markets: Mapping[str, re.Pattern[str]]
    elsewhere: re.Pattern[str]
    behind: re.Pattern[str]

    def of(self, text: str, named: Mapping[str, int], head: str | None = None) -> str:
        """The code that it has in a text. `named`: how often it names each country, `head`: which one at its head.

        Without a word about it, it is that of a home that the text names no less often than any other country, but for
        that of `code`, where the text tells the other money apart, is about the home's market, begins there and is
        spelled as there, or names the home more often than that country and is spelled as there.
        """
        for code, pattern in self.said.items():
            if pattern.search(text):
                return code
        home = most_named(sorted(self.homes, key=lambda country: country != head), named)
        if home is None or named[home] < max(times for country, times in named.items() if country != self.country):
            return self.code
        is_begun = head == home or named[home] > named.get(self.country, 0)
        is_spelled = is_begun and bool(self.spelled.search(text)) and not self.unlike.search(text)
        is_market = home in self.markets and bool(self.markets[home].search(text)) and not self.elsewhere.search(text)
        return self.homes[home] if is_spelled or is_market or self.told_apart.search(text) else self.code

    @property
    def country(self) -> str:
        return self.code[:2]  # ISO 4217 begins with the country


def most_named(countries: Iterable[str], named: Mapping[str, int]) -> str | None:
    """Of these countries the one that a text names most, the first of equals; None where it names none of them."""
    return max(filter(named.get, countries), key=named.__getitem__, default=None)


@lru_cache
def home_money(language: str) -> tuple[HomeMoney, ...]:
    """Empty where a language has no table."""
    file = f"home_money_{language}.toml"
    found = []
    for code, row in read_table(file).items():
        check_row(file, code, row, _NEEDED, _MORE)
        try:
            found.append(
                HomeMoney(
                    code=code,
                    alone=any_of(row["alone"]),
                    homes=dict(row["homes"]),
                    said={key: any_of(cues) for key, cues in row.get("said", {}).items()},
                    told_apart=any_of(row.get("told_apart", ())),
                    spelled=any_of(row.get("spelled", ())),
                    unlike=any_of(row.get("unlike", ())),
                    markets={country: any_of(cues) for country, cues in row.get("markets", {}).items()},
                    elsewhere=any_of(row.get("elsewhere", ())),
                    behind=any_of(row.get("behind", ())),
                )
            )
        except re.error as error:
            raise ConfigError(f"pipeline/catalog/{file}: a text of {code} is no pattern: {error}") from error
    return tuple(found)
