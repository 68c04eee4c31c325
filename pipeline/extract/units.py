"""The unit of a number: its own, the sign before, the word after, the noun it counts."""

import re
from decimal import Decimal
from itertools import pairwise

from pipeline.catalog import units
from pipeline.extract import money
from pipeline.extract.printed_times import is_compared
from pipeline.extract.reading import Reading, Scene, UnitBy
from pipeline.languages.cldr import living_currencies
from pipeline.languages.language import Form, UnitRules
from pipeline.languages.numerals import step_of

_NEAR = 40  # characters
_CLOSE = 10  # between a number and the one that it is compared with
_COUNTED_FOR = 5  # sentences
_SIGNS = frozenset("-−–+")
_OLDEST = 120  # years that somebody may be old
_AKIN = frozenset({"pace", "length", "mass", "data", "power", "speed", "temperature", "energy", "electric", "percent"})
_WORD_BEHIND = re.compile(r"[\s-](?P<word>[^\W\d_]+)")
_CROSSES = frozenset("x×")
_UNLIKE = frozenset({"bare", "count", "percent", "ratio"})  # what is counted is lent to neighbours anyway
_SIMILAR = 5  # how many times as much two figures of one series may be, where only one prints the unit


def dimension(unit: str | None) -> str:
    """money, percent, time, count ...; "bare" where there is none, "divided" for one over another that no list has."""
    if unit is None or unit in living_currencies():
        return "bare" if unit is None else "money"
    return "count" if unit.startswith("count:") else units().get(unit, "divided" if "/" in unit else "count")


def attach(reading: Reading, scene: Scene) -> None:
    if reading.number.fixed_unit:
        reading.unit, reading.unit_by = reading.number.fixed_unit, UnitBy.FORM
        reading.direction = reading.number.direction
        return
    if not _before(reading, scene) and not _divided(reading, scene) and not _after(reading, scene):
        _counted(reading, scene)
    if reading.unit is None:
        _age(reading, scene)
    _sign(reading, scene)


def _before(reading: Reading, scene: Scene) -> bool:
    rules = scene.language.units
    match = rules.before_pattern.search(scene.text, max(scene.start, reading.start - 6), reading.start)
    if not match or reading.number.form is not Form.DIGITS:
        return False
    reading.unit, reading.unit_by = rules.before[match["unit"]], UnitBy.BEFORE
    reading.start = match.start("unit")
    return True


def _after(reading: Reading, scene: Scene) -> bool:
    rules, text = scene.language.units, scene.text
    match = rules.after_pattern.match(text, reading.end, scene.end)
    if not match or not _is_cased(match, rules):
        return False
    if match["sign"] == '"' and (
        reading.number.form is not Form.DIGITS or scene.text.count('"', scene.start, reading.end) % 2
    ):
        return False  # the end of a quote, no inches
    printed = " ".join((match["form"] or match["sign"]).split())
    form = printed.lower()
    code = rules.after.get(printed) or rules.after[form]
    if form in rules.digits_only and reading.number.form is not Form.DIGITS and not reading.number.scaled:
        return False
    if form in _CROSSES and text[match.end() : match.end() + 2].strip()[:1].isdigit():
        return False  # 2560 x 1600
    is_money = reading.number.scaled or rules.sum_after.match(text, match.end(), scene.end)
    unit = money.of_country(form, rules.scaled.get(form, code) if is_money else code, scene)
    if not unit:
        return False
    reading.unit, reading.unit_by = unit, UnitBy.AFTER
    # "233 times the": the comparison's other side is no part of the surface
    reading.end = match.start("unit") + len(form.split()[0]) if code == "ratio" else match.end("unit")
    reading.factor = rules.factors.get(form, Decimal(1))
    reading.value *= reading.factor
    return True


def _divided(reading: Reading, scene: Scene) -> bool:
    """7.2 t/ha, 214 Gcal/h: one measure over another. Those that the catalogue lists are read as it says."""
    rules = scene.language.units
    match = rules.divided_pattern.match(scene.text, reading.end, scene.end)
    if not match or match[0].strip().lower() in rules.after:
        return False
    reading.unit = f"{rules.measures[match['over']]}/{rules.measures[match['under']]}"
    reading.unit_by, reading.end = UnitBy.AFTER, match.end()
    return True


def _is_cased(match: re.Match[str], rules: UnitRules) -> bool:
    """Whether a form that is a unit in small letters alone, or in capitals that touch, is printed so."""
    form, upper = match["unit"].strip().lower(), match["unit"].isupper()
    touches = upper and match[0] == match["unit"]
    return not (upper and form in rules.small) and (touches or form not in rules.capital)


def _counted(reading: Reading, scene: Scene) -> None:
    noun = scene.language.counted(scene.text, reading.number, reading.end, scene.end)
    inside = [one.start for one in scene.mentions if noun and one.start < noun.head.end and noun.head.start < one.end]
    if inside and inside[0] >= reading.end:  # 276 million three months earlier counts no months
        noun = scene.language.counted(scene.text, reading.number, reading.end, inside[0])
    if noun is None:
        return
    reading.noun, reading.unit, reading.unit_by = noun, noun.unit, UnitBy.NOUN
    if noun.touches:
        reading.end = noun.head.end


def _age(reading: Reading, scene: Scene) -> None:
    rules, text = scene.language.ages, scene.text
    if reading.value > _OLDEST or reading.number.scaled:
        return
    window = max(scene.start, reading.start - 45)
    said = rules.said_before.search(text, window, reading.start)
    told = any(
        before.search(text, window, reading.start) and after.match(text, reading.end, scene.end)
        for before, after in rules.around
    )
    if said or told:
        reading.unit, reading.unit_by = "a", UnitBy.AGE


def _implied(reading: Reading, scene: Scene) -> bool:
    """Of scores this is asked late: two numbers joined by a dash are none of these. Of millions only people are."""
    window = max(scene.start, reading.start - 80)
    rows = [row for row in scene.language.implied if not reading.number.scaled or row[1] == "person"]
    reading.unit = next((unit for before, unit in rows if before.search(scene.text, window, reading.start)), None)
    if reading.unit:
        reading.unit_by = UnitBy.IMPLIED
    return reading.unit is not None


def _sign(reading: Reading, scene: Scene) -> None:
    at, measured = reading.start - 1, dimension(reading.unit)
    word = scene.language.joins.minus.search(scene.text, max(scene.start, at - _NEAR), reading.start)
    if word and (measured == "money" or (measured == "bare" and reading.number.scaled)):
        reading.start = word.start("minus")
    if at < scene.start or scene.text[at] not in _SIGNS or reading.number.form is not Form.DIGITS:
        return
    before = scene.text[max(scene.start, at - 2) : at]
    if before and not before[-1].isspace() and before[-1] not in "([…~∼〜～" and before != "..":
        return
    plus = scene.text[at] == "+"
    if plus or measured in {"temperature", "angle", "percent", "money", "bare"}:
        kept = plus or measured == "money"  # whether a sum is below zero, its metric says: reader/losses.py
        reading.start, reading.value = at, reading.value if kept else -reading.value


def share(readings: list[Reading], scene: Scene) -> None:
    """A number that prints no unit takes that of its neighbour: "5.09 million in March to 10.72 million"."""
    _share_in_lists(readings, scene)
    _share_nouns(readings, scene)
    _share_degrees(readings, scene)
    for index, reading in enumerate(readings):
        if reading.unit is None and not (reading.number.form is Form.DIGITS and _implied(reading, scene)):
            _borrow(reading, readings, index, scene)


def _borrow(reading: Reading, readings: list[Reading], index: int, scene: Scene) -> None:
    """The unit of a number beside it of its sort and size, else of anything counted beside it or before."""
    before = readings[:index]
    if akin := _akin(reading, before, scene) or _measured_against(reading, before, scene):
        reading.unit, reading.unit_by = akin.unit, UnitBy.AKIN
        reading.value, reading.factor = reading.value * akin.factor, akin.factor
        return
    if sized := _of_size(reading, readings, scene):
        reading.unit, reading.noun, reading.unit_by = sized.unit, sized.noun, UnitBy.AKIN
        return
    if before and _moved_alike(before[-1], reading, scene):
        reading.unit, reading.unit_by = before[-1].unit, UnitBy.AKIN
        reading.value, reading.factor = reading.value * before[-1].factor, before[-1].factor
        return
    behind = _WORD_BEHIND.match(scene.text, reading.end, scene.end)
    word = behind["word"] if behind else ""  # 400 MoUs; but of 900 flights 40 KLM
    own = 2 * sum(map(str.isupper, word)) >= max(len(word), 3) and not (word.isascii() and word.isupper())
    if reading.value < 1 or own:
        return  # of a thing there is no .312
    around = (*reversed(before), *readings[index + 1 :])
    lenders = (one for one in around if dimension(one.unit) == "count" and one.unit_by is not UnitBy.ROW)
    if nearest := next(lenders, None):
        reading.unit, reading.noun, reading.unit_by = nearest.unit, nearest.noun, UnitBy.NEIGHBOUR
    elif scene.memory.unit and (reading.number.scaled or reading.value >= 100):
        reading.unit, reading.unit_by = scene.memory.unit, UnitBy.MEMORY


def _share_in_lists(readings: list[Reading], scene: Scene) -> None:
    """ "15 or 25 thousand roubles": the last of a list prints unit and scale for those before it."""
    for first, second in reversed(list(pairwise(readings))):
        joins = scene.language.joins  # of "52 to 48 percent", which is no range, it is as true
        listed = any(one.fullmatch(scene.text, first.end, second.start) for one in (joins.listed, joins.range_between))
        against = second.start - first.end <= _CLOSE and is_compared(second, scene)  # to 4.3 from 4.1 percent
        if first.unit is not None or second.unit is None or first.number.form is not second.number.form:
            continue  # each with a unit of its own
        if not listed and not against:
            continue
        if first.number.scaled and dimension(second.unit) == "percent":
            continue  # a decline of 3 million, or 18 percent
        first.value = low_end(first, second) if listed else first.value * second.factor
        first.unit, first.unit_by = second.unit, UnitBy.LIST
        first.noun, first.factor = second.noun, second.factor


def _akin(reading: Reading, before: list[Reading], scene: Scene) -> Reading | None:
    """16 inches instead of 15.4; 11.9 percent were black and 7.3 of another race: of the measure just printed, where
    the size fits. A share says so by its decimal."""
    if not before or reading.number.form is not before[-1].number.form or reading.number.scaled:
        return None
    if scene.text[reading.end : min(reading.end + 2, scene.end)].strip()[:1].isupper():
        return None  # a unit that no table has: 224 kW / 300 PS
    last, measured = before[-1], dimension(before[-1].unit)
    if measured not in _AKIN or not _similar(last, reading):
        return None
    decimal = reading.value != reading.value.to_integral_value() and reading.value < 100
    return last if measured != "percent" or decimal else None


def _similar(known: Reading, other: Reading) -> bool:
    return 0 < (printed := known.value / known.factor) <= _SIMILAR * other.value <= _SIMILAR**2 * printed


def _of_size(reading: Reading, readings: list[Reading], scene: Scene) -> Reading | None:
    """A profit of 62 million euros, after a loss of 199 million: of the nearest measure of about its size."""
    if not reading.number.scaled:
        return None
    known = [one for one in readings if one.unit and one.number.scaled and dimension(one.unit) not in _UNLIKE]
    fits = [one for one in known if _similar(one, reading) and not restated(one, readings, scene)]
    return min(fits, key=lambda one: abs(one.start - reading.start), default=None)


def _moved_alike(first: Reading, second: Reading, scene: Scene) -> bool:
    """One rose by 2 percent, the other fell by 1: the same words tell the same measure. So does where a step ends:
    dropped by 2.6 million barrels to 442 million."""
    moved, between = scene.language.joins.moved_by, scene.language.joins.range_between
    if dimension(first.unit) not in _UNLIKE and between.fullmatch(scene.text, first.end, second.start):
        return first.value < second.value and moved.search(scene.text, scene.start, first.start) is not None
    fits = first.value <= _SIMILAR * second.value <= _SIMILAR**2 * first.value
    if first.unit != "percent" or second.number.scaled or not fits:
        return False
    said = [scene.text[scene.start : one.start].rsplit(None, 1)[-1:] for one in (first, second)]
    return said[0] == said[1] and all(moved.search(scene.text, scene.start, one.start) for one in (first, second))


def _measured_against(reading: Reading, before: list[Reading], scene: Scene) -> Reading | None:
    """3.1 million tons, compared with 3.6 million: of one measure, where the size fits."""
    last = before[-1] if before else None
    if last is None or dimension(last.unit) in _UNLIKE or reading.start - last.end > _NEAR:
        return None
    return last if _similar(last, reading) and is_compared(reading, scene) else None


def _share_nouns(readings: list[Reading], scene: Scene) -> None:
    """요구는 1200건이었고 구글이 300건: a counter of anything goes on counting what the text said that it counts."""
    counted = scene.memory.counted
    for counter, (unit, age) in list(counted.items()):
        counted[counter] = unit, age + 1
    for reading in readings:
        noun = reading.noun
        counter = noun.head.of(scene.text) if noun else ""
        if noun is None or counter not in scene.language.open_counters:
            continue
        if noun.span != noun.head:
            counted[counter] = noun.unit, 0
        elif counter in counted and counted[counter][1] <= _COUNTED_FOR:
            reading.unit = counted[counter][0]


def signed(reading: Reading, scene: Scene) -> bool:
    return reading.value < 0 or scene.text[reading.start] == "+"


def _share_degrees(readings: list[Reading], scene: Scene) -> None:
    """ "feels like -21": a number with a sign and no unit is a temperature where one is spoken of."""
    printed = [one.unit for one in readings if dimension(one.unit) == "temperature"]
    bare = [one for one in readings if one.unit is None and signed(one, scene) and one.number.form is Form.DIGITS]
    cues = (cue.pattern for cue in scene.language.metrics if cue.metric.key == "temperature")
    spoken = bare and any(cue.search(scene.text, scene.start, scene.end) for cue in cues)
    unit = next(iter(printed), scene.memory.degrees or ("Cel" if spoken else None))
    for reading in bare if unit else ():
        reading.unit, reading.unit_by = unit, UnitBy.AKIN
    scene.memory.degrees = unit if printed or bare else None


def restated(money: Reading, readings: list[Reading], scene: Scene) -> bool:
    """1.36 billion ($1.76bn): the same sum in another currency, which is not the first one's."""
    return any(one.end < money.start and scene.text[one.end : money.start].strip() == "(" for one in readings)


def low_end(first: Reading, second: Reading) -> Decimal:
    """15 to 25 million starts at 15 million where the first prints no scale of its own; 18 to 20 cents are cents."""
    return _scaled_as(first, second) * (second.factor if first.unit is None else 1)


def _scaled_as(first: Reading, second: Reading) -> Decimal:
    in_words = first.number.form is second.number.form is Form.WORD
    if in_words and second.value % 100 == 0 and 100 * first.value <= second.value < 1000:
        return 100 * first.value  # two to three hundred, which is no scale of words
    if not second.number.scaled or first.number.scaled:
        return first.value
    scaled = first.value * (second.number.scale or step_of(second.value))  # 1.5-2 lakh, 20,000-25,000 crore
    most = second.value * (1 if first.value >= 1000 else _SIMILAR**2)
    return scaled if scaled <= most else first.value  # from 800 to 1.2 thousand
