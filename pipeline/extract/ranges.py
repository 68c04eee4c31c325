"""Two numbers side by side: one range, one measure in two units, a score, or two ends of a movement."""

from pipeline.extract.reading import Reading, Scene, UnitBy
from pipeline.extract.units import dimension, low_end, signed
from pipeline.languages.language import Form

# 6 feet, 3 inches is one height: unit pair -> how many of the small make one of the great
COMPOUNDS = {
    ("ft", "in"): 12, ("lb", "oz"): 16, ("stone", "lb"): 14, ("h", "min"): 60, ("min", "s"): 60, ("d", "h"): 24,
    ("a", "mo"): 12, ("m", "cm"): 100, ("kg", "g"): 1000,
}  # fmt: skip
_MOST_POINTS, _MOST_VOTES = 200, 1000  # below which two numbers are the score of a game, or the votes of a house
_FAR = 10  # times the step that something moves by is the height at which it ends, at least
_FEW = 10  # the most that is told as a guess: nine or ten
_MOST_THOUSANDS = 5  # how many times the first end of 10-15,000 the second may be, for both to be thousands


def join(readings: list[Reading], scene: Scene) -> list[Reading]:
    """Readings with every range made one; the parts of a score are blocked."""
    joined: list[Reading] = []
    for index, reading in enumerate(readings):
        before = joined[-1] if joined else None
        free = before and not before.blocked and not reading.blocked and before.high is None
        if before and free and _compound(before, reading, readings[index + 1 :], scene):
            before.value = before.value * COMPOUNDS[before.unit or "", reading.unit or ""] + reading.value
            before.unit, before.end = reading.unit, reading.end
        elif before and free and (_pair(before, reading, scene) or _adjoin(before, reading, scene)):
            _merge(before, reading)
        else:
            joined.append(reading)
    return joined


def _compound(first: Reading, second: Reading, behind: list[Reading], scene: Scene) -> bool:
    """6 feet, 3 inches; but 3 years, 2 months and 14 days go on, and have no one unit."""
    parts = COMPOUNDS.get((first.unit or "", second.unit or ""))
    if not parts or second.value >= parts or first.value != first.value.to_integral_value():
        return False
    gap = scene.language.joins.parts
    third = behind[0] if behind else second
    pair = (second.unit or "", third.unit or "")
    goes_on = dimension(third.unit) == dimension(second.unit) and third.unit != second.unit
    goes_on = goes_on and pair[::-1] not in COMPOUNDS  # 1 year 6 months and 2 years: another one begins
    goes_on = goes_on and gap.fullmatch(scene.text, second.end, third.start) is not None
    return (not goes_on or pair in COMPOUNDS) and gap.fullmatch(scene.text, first.end, second.start) is not None


def _pair(first: Reading, second: Reading, scene: Scene) -> bool:
    text, joins = scene.text, scene.language.joins
    # the surface of the first may hold its unit already: 20C to 25C, $5 to $7
    between = text[first.end : second.start]
    if not between or len(between) > 16 or _multiplied(first, second):
        return False
    _share_sign(first, second, between, scene)
    low, back = low_end(first, second), joins.counted_back.match(text, second.end, scene.end) is not None
    if joins.hyphens.fullmatch(between):
        _share_thousands(first, second, between)
        _share_money(first, second, between)
        return _degrees(first, second, scene) or _hyphened(first, second, between, back=back)
    falls = low >= second.value and not _frost(first, second) and (not back or low == second.value)
    # fell 0.8% to 25,063: of two numbers that are a range the last prints the unit
    alone = first.unit_by is UnitBy.AFTER and second.unit is None
    if falls or alone or (first.unit and second.unit and first.unit != second.unit):
        return False
    window = max(scene.start, first.start - 160)
    if joins.weak_between.fullmatch(between):
        return bool(joins.range_before.search(text, window, first.start))
    step = first.number.scaled and second.value > 2 * first.value  # rose by 12 million to 45 million euros
    changed = (first.unit or not second.unit or step) and joins.moved_by.search(text, window, first.start)
    if changed or joins.moved_from.search(text, window, first.start) or _far_end(first, second, scene):
        return False
    return bool(joins.range_between.fullmatch(between))


def _multiplied(first: Reading, second: Reading) -> bool:
    """doubled to 40,000: how many times as much, and how much it is then."""
    return first.number.form is Form.MULTIPLE and "ratio" not in {second.unit, second.number.fixed_unit}


def _far_end(first: Reading, second: Reading, scene: Scene) -> bool:
    """will rise 10 cents to $3, rose 12 to 340 points: what moves, by far less than where it ends."""
    at, joins = (scene.text, max(scene.start, first.start - 160), first.start), scene.language.joins
    moved = joins.moves_by.search(*at) or (second.unit != "percent" and joins.moved_by.search(*at))
    return bool(moved) and second.value > _FAR * low_end(first, second)


def _share_thousands(first: Reading, second: Reading, between: str) -> None:
    """10-15,000 people: the thousands are those of both."""
    thousands = first.value * 1000
    plain = not first.number.scaled and not second.number.scaled and len(between) == 1
    if plain and first.value < 1000 and thousands < second.value <= _MOST_THOUSANDS * thousands:
        first.value = first.value if second.value % 1000 else thousands


def _adjoin(first: Reading, second: Reading, scene: Scene) -> bool:
    """three or four years, five or six hundred people: a guess. 10 or 15 thousand are two numbers."""
    low, count = low_end(first, second), first.number.value
    steps = 1 <= count <= _FEW and count % 1 == 0 and second.value - low == low / count
    joined = scene.language.joins.listed.fullmatch(scene.text, first.end, second.start)
    return bool(steps and joined and joined.lastgroup and first.unit in {None, second.number.fixed_unit})


def _share_money(first: Reading, second: Reading, between: str) -> None:
    """$300-400 phones: the noun behind a sum is no other unit, it says what costs so much."""
    if first.unit_by is UnitBy.BEFORE and second.unit_by is UnitBy.NOUN and len(between) == 1:
        second.unit = second.noun = second.unit_by = None
        second.end = second.number.end


def _share_sign(first: Reading, second: Reading, between: str, scene: Scene) -> None:
    """between C$3.3 billion and $3.5 billion: of two sums side by side the first says whose dollars both are."""
    bare = second.unit == "USD" and scene.text.startswith("$", second.start)
    mine = first.unit_by is UnitBy.BEFORE and first.unit != "USD" and scene.text[first.start : first.end].find("$") > 0
    joins = scene.language.joins
    if bare and mine and (joins.weak_between.fullmatch(between) or joins.range_between.fullmatch(between)):
        second.unit = first.unit


def _hyphened(first: Reading, second: Reading, between: str, *, back: bool) -> bool:
    """A dash between rising numbers with a unit is a range; any other pair of small whole numbers is a score."""
    # $40-50 billion: the sign stands for both
    said_before = (first.number.fixed_unit is not None or first.unit_by is UnitBy.BEFORE) and second.unit is None
    rises = low_end(first, second) < second.value or back
    if rises and second.number.scaled and not first.number.scaled and first.unit is None:
        return True  # guidance of 2.2-2.6 trillion
    if rises and (second.unit is not None or said_before):
        return said_before or first.unit in {None, second.unit}
    if rises and all(one.value < 1 for one in (first, second)):
        return first.unit is None  # an albedo of 0.1-0.2
    # 218-214, 212-218: votes; rising numbers with another dash are a range from here on
    most = _MOST_POINTS if rises and "-" not in between else _MOST_VOTES
    whole = all(one.value == one.value.to_integral_value() and one.value < most for one in (first, second))
    if whole and not first.unit and "—" not in between:
        first.blocked = second.blocked = "score"
    return False


def _degrees(first: Reading, second: Reading, scene: Scene) -> bool:
    """+5-7, -1-3: the first prints the sign for both, and perhaps neither the unit."""
    if dimension(second.unit or first.unit) not in {"bare", "temperature"} or not signed(first, scene):
        return False
    if 0 > first.value > -second.value and first.end == second.start - 1:
        second.value = -second.value
    return first.value != second.value


def _frost(first: Reading, second: Reading) -> bool:
    """-14… -19°: below zero the printed order is that of the cold."""
    return first.value < 0 and second.value < first.value


def _merge(first: Reading, second: Reading) -> None:
    first.value, first.high = sorted((low_end(first, second), second.value))
    first.end = second.end
    first.unit, first.noun = second.unit or first.unit, second.noun or first.noun
    first.unit_by = second.unit_by or first.unit_by
