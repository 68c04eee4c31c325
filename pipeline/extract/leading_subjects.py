"""Entity, metric, region and whole of readings in a language whose subjects stand before their numbers (Korean)."""

import re
from itertools import pairwise

from pipeline.catalog import Metric, MetricCue, metrics, plain_metrics
from pipeline.extract import leading_phrases, leading_regions
from pipeline.extract.entities import clause_start, is_place, is_source
from pipeline.extract.reading import Reading, Scene
from pipeline.extract.subjects import metric_hits
from pipeline.extract.units import dimension
from pipeline.languages.language import Name
from pipeline.model import AttributionKind, ClaimKind, Grain, Span

_BY_USERS = frozenset(
    {"downloads", "traffic", "time_spent", "data_requests_received", "data_requests_fulfilled"}
)  # people counted under these are users
_ANY = frozenset({"count:case", "count:item", "count:time", "count:account"})  # what a counter says of anything
_ENROLLED = re.compile(r"등록|누적|가입|회원|고객|계정")
_BEHIND = 60  # characters behind a number within which a metric may be its own
_NEAR = 14  # characters behind a number within which a metric still names it: 100만 다운로드
_COUNTS_OTHERS = re.compile(
    r"(?:경찰|검찰|당국|정부|[가-힣]청|[가-힣]부|[가-힣]위|위원회|[가-힣]원|협회|업체|연구소|거래소|은행|리서치|인덱스|와이즈앱|닐슨|갤럽|리얼미터|노조|연맹|재단|센터)$"
)
_PAIRED = ("first", "second")
_SUBJECT_MARKS = ("은", "는", "이", "가")
_RIGHT_BEFORE = re.compile(r"(?:은|는|이|가|도)?\s(?:약\s)?")
_BRACKET = re.compile(r"(?P<name>[^\s(),]+)\s?\(\s?(?:약\s)?\Z")


def assign(readings: list[Reading], scene: Scene) -> None:
    cues = metric_hits(scene)
    scene.names = _recalled(scene)
    for index, reading in enumerate(readings):
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        _metric(reading, scene, cues, after)
        _whole(reading, scene)
        _entity(reading, scene, cues, readings[index - 1] if index else None)
        leading_regions.assign(reading, scene)
    _share_users(readings, scene)
    leading_phrases.describe_together(readings, scene)
    leading_phrases.of_the_same(readings, scene)
    _respectively(readings, scene)


def _respectively(readings: list[Reading], scene: Scene) -> None:
    """제조업과 보건업 종사자가 각각 7천명, 6천명: two names joined by "and", then as many figures of one unit."""
    rules = scene.language.head_final
    mark = rules.respectively.search(scene.text, scene.start, scene.end) if rules else None
    if not mark:
        return
    behind = [reading for reading in readings if reading.start >= mark.end("mark")]
    if len(behind) >= len(_PAIRED) and behind[0].unit == behind[1].unit:
        for reading, name in zip(behind, _PAIRED, strict=False):
            reading.entity = mark[name]
            reading.rules.append("entity:respectively")


def _share_users(readings: list[Reading], scene: Scene) -> None:
    """3분기 118명, 4분기 164명의 이용자 정보: of the same people, whom only the last names."""
    for first, second in reversed(list(pairwise(readings))):
        alone = first.unit == "person" and _said(first, scene) is None
        if alone and second.unit == "user" and clause_start(scene, second.start) <= first.start:
            first.unit, first.metric, first.metric_id = second.unit, second.metric, second.metric_id


def _fits(reading: Reading, cue: MetricCue) -> bool:
    return _fits_metric(reading, cue.metric)


def _fits_metric(reading: Reading, metric: Metric) -> bool:
    measured = dimension(reading.unit)
    return measured in metric.dimensions or (measured == "bare" and "count" in metric.dimensions)


def _metric(reading: Reading, scene: Scene, cues: list[tuple[int, int, MetricCue]], after: int) -> None:
    fitting = [hit for hit in cues if _fits(reading, hit[2])]
    ahead = [hit for hit in fitting if hit[1] <= reading.start]
    near = [hit for hit in fitting if reading.end <= hit[0] < min(after, reading.end + _NEAR)]
    behind = [hit for hit in fitting if reading.end <= hit[0] < min(after, reading.end + _BEHIND)]
    in_clause = [hit for hit in ahead if hit[0] >= clause_start(scene, reading.start)]
    around = [hit for hit in fitting if hit[0] < reading.start and reading.end < hit[1]]
    chosen = next(iter(around[:1] or in_clause[-1:] or near[:1] or ahead[-1:] or behind[:1]), None)
    subject = scene.language.subject(scene.text, clause_start(scene, reading.start), reading.start)
    if chosen:
        start, end, cue = chosen
        reading.metric, reading.metric_id = scene.text[start:end], cue.metric.key
        if reading.unit is None or _names_it(cue.metric.unit, reading.unit):
            reading.unit = cue.metric.unit
        elif reading.unit == "person" and (
            cue.metric.unit == "user" or (cue.metric.key in _BY_USERS and _said(reading, scene) is None)
        ):
            reading.unit = "user"
        reading.rules.append("metric:cue")
        return
    noun = _said(reading, scene)
    reading.metric = noun or subject or scene.memory.metric
    reading.rules.append("metric:noun" if noun else "metric:subject" if subject else "metric:memory")
    held = metrics().get(scene.memory.metric_id or "")
    if noun and held and held.unit == reading.unit:
        reading.metric_id = plain_metrics().get(reading.unit or "")
    elif not noun and scene.memory.metric_id and _continues(reading, scene, subject):
        reading.metric_id = scene.memory.metric_id
        counted = metrics()[reading.metric_id].unit
        if _names_it(counted, reading.unit):
            reading.unit = counted
    if not noun and reading.unit == "person" and scene.memory.unit == "user":
        reading.unit = "user"


def _names_it(counted: str | None, unit: str | None) -> bool:
    """Whether the metric says what a mere counter (건, 개) counts; an account is its user."""
    return (counted == "user" and unit == "count:account") or (
        unit in _ANY and counted is not None and counted.startswith("count:")
    )


def _said(reading: Reading, scene: Scene) -> str | None:
    """The noun beside the counter, where there is one: 노조원 of 노조원 194명."""
    noun = reading.noun
    return noun.span.of(scene.text) if noun and noun.span != noun.head else None


def _continues(reading: Reading, scene: Scene, subject: str | None) -> bool:
    """The metric of the sentence before holds on if the unit allows it; with sums only if no other thing is named."""
    metric = metrics().get(scene.memory.metric_id or "")
    if metric is None or (reading.unit == "percent" and not _holds_on(reading, metric)):
        return False
    owners = any(subject and (subject in name.base or name.base in subject) for name in scene.names)
    vague = subject is not None and scene.language.vague_subject.fullmatch(subject) is not None
    measured = dimension(reading.unit) == "money" or (
        subject is not None and leading_phrases.MEASURED.search(subject) is not None
    )
    return _fits_metric(reading, metric) and not (subject is not None and not owners and measured and not vague)


def _holds_on(reading: Reading, metric: Metric) -> bool:
    """A part of users is no number of users, and what grew by a percentage was no share of a market."""
    return metric.is_share if reading.kind is ClaimKind.SHARE else not (metric.is_share and metric.unit is None)


def _entity(reading: Reading, scene: Scene, cues: list[tuple[int, int, MetricCue]], before: Reading | None) -> None:
    same = leading_phrases.said_again(before, reading, scene)
    reading.entity, how = (same, "same") if same else _about(reading, scene, cues)
    reading.rules.append(f"entity:{how}")


def _about(reading: Reading, scene: Scene, cues: list[tuple[int, int, MetricCue]]) -> tuple[str | None, str]:
    """Who or what the number is about and how that was found; the surest sign first."""
    bracket = _BRACKET.search(scene.text, scene.start, reading.start)
    names = [name for name in scene.names if name.span.end <= reading.start and not _measures(name, cues, scene)]
    fit = [name for name in names if not is_source(name, scene) and (name.topic or not is_place(name, scene))]
    plain = [name for name in fit if not _is_oblique(name, scene)]
    clause = clause_start(scene, reading.start)
    in_clause = [name for name in plain if name.span.start >= clause]
    near = fit if any(name.known for name in plain) else names  # a country's own figure, where no service is spoken of
    held = [name for name in near if bracket and name.span.end == bracket.end("name")]
    memory = scene.memory
    ranked: list[tuple[str | None, str]] = [
        (leading_phrases.described(reading, scene), "described"),
        (leading_phrases.reached(reading, scene), "reached"),
        (leading_phrases.answered(reading, scene), "people"),
        *((name.base, "bracket") for name in held),
        *((name.base, "event") for name in leading_phrases.events(reading, names, scene)),
        *((name.base, "topic") for name in (_strong(in_clause, scene) or _strong(plain, scene))[-1:]),
        *((name.base, "listed") for name in names if _listed(name, reading, scene)),
        *((name.base, "clause") for name in in_clause[-1:] if not is_place(name, scene)),
        *((name.base, "source") for name in names[:1] if not plain and _tells_of_itself(name, reading, scene)),
        (leading_phrases.asked_by(reading, scene), "source"),
        (leading_phrases.people(reading, scene), "people"),
        (memory.entity, "memory"),
        *((name.base, "acts") for name in names[-1:] if name.span.start >= clause and _acts(name, scene)),
        *((name.base, "sentence") for name in (plain or fit)[-1:]),
        *((name.base, "source") for name in names[:1] if (name.topic or name.known) and not _reports(reading, scene)),
        (leading_phrases.bracketed(reading, scene), "bracket"),
        (reading.whole, "whole"),
        (leading_phrases.counted(reading, scene), "counted"),
        (memory.topic if scene.start > 0 else None, "memory"),
        (leading_phrases.touching(reading, scene), "counted"),
        (leading_phrases.behind(reading, scene), "behind"),
        (leading_phrases.opening(reading, scene), "phrase"),
        (reading.metric, "metric"),
    ]
    return next(((base, how) for base, how in ranked if base), (None, "none"))


def _recalled(scene: Scene) -> list[Name]:
    """The names of the sentence, and those of the whole text that it prints without a mark of their own."""
    found = list(scene.names)
    for base in sorted(scene.memory.recurring, key=len, reverse=True):
        at = scene.text.find(base, scene.start, scene.end)
        if at < 0 or (at > scene.start and scene.text[at - 1].isalnum()):
            continue  # not here, or only inside another word
        span = Span(at, at + len(base))
        if not any(span.overlaps(name.span) for name in found):
            found.append(Name(span, base))
    return sorted(found, key=lambda name: name.span.start)


def _tells_of_itself(name: Name, reading: Reading, scene: Scene) -> bool:
    """A company that says so, as the topic, gives figures of its own; one that only counts others does not."""
    metric = metrics().get(reading.metric_id or "")
    said = scene.attribution
    own = said is not None and said.kind is AttributionKind.ORGANISATION and not _COUNTS_OTHERS.search(name.base)
    acts = scene.text[name.span.end : name.span.end + 1] in _SUBJECT_MARKS
    return own and (name.topic or acts) and metric is not None and not metric.of_places


def _reports(reading: Reading, scene: Scene) -> bool:
    """Who says so is a newspaper or a broadcaster: no figure is its own but those of a company."""
    metric = metrics().get(reading.metric_id or "")
    media = scene.attribution is not None and scene.attribution.kind is AttributionKind.MEDIA
    return media and (metric is None or metric.of_places)


def _measures(name: Name, cues: list[tuple[int, int, MetricCue]], scene: Scene) -> bool:
    """A phrase that says what is measured names nobody: 통신자료 제공 요청. Who does it does: 경찰이 … 요청."""
    if name.known:
        return False
    acts = scene.text[name.span.end : name.span.end + 1] in _SUBJECT_MARKS
    return any(start < name.span.end <= end and not (acts and end > name.span.end + 2) for start, end, _ in cues)


def _is_oblique(name: Name, scene: Scene) -> bool:
    rules = scene.language.head_final
    return not name.topic and rules is not None and bool(rules.oblique.match(scene.text, name.span.end, scene.end))


def _acts(name: Name, scene: Scene) -> bool:
    """나루국이 미사일 4발을 쐈다: a country that does it, whoever tells."""
    acts = scene.text[name.span.end : name.span.end + 2] in {"이 ", "가 "}
    return acts and is_place(name, scene) and not is_source(name, scene)


def _listed(name: Name, reading: Reading, scene: Scene) -> bool:
    """해솔국이 71%, 나루국 64%: a place right before the share is whose it is, where no other name is the topic."""
    beside = _RIGHT_BEFORE.fullmatch(scene.text, name.span.end, reading.start)
    return beside is not None and reading.unit in {"percent", "ratio"} and is_place(name, scene)


def _strong(names: list[Name], scene: Scene) -> list[Name]:
    """Names that the catalogue knows or that grammar marks as the topic; a place is where, and seldom who."""
    return [name for name in names if name.known or (name.topic and not is_place(name, scene))]


def _whole(reading: Reading, scene: Scene) -> None:
    rules = scene.language.head_final
    if reading.kind is not ClaimKind.SHARE or rules is None:
        return
    match = scene.language.whole_before.search(scene.text, max(scene.start, reading.start - 60), reading.start)
    if match:
        reading.whole = match["whole"].strip(" ,·")
    elif reading.metric_id == "market_share":
        markets = list(rules.market.finditer(scene.text, scene.start, reading.start))
        reading.whole = (markets[-1]["market"] or markets[-1]["all"]) if markets else None


def remember(readings: list[Reading], scene: Scene) -> None:
    memory = scene.memory
    if readings:
        for reading in readings:
            _settle(reading)
        last = readings[-1]
        memory.metric, memory.metric_id = last.metric, last.metric_id or memory.metric_id
        counts = [one.unit for one in readings if dimension(one.unit) == "count"]
        memory.unit = counts[-1] if counts else memory.unit
    told = [one for one in readings if "entity:reached" not in one.rules]  # whom one only passes is soon forgotten
    memory.entity = _lasting(told, scene) or memory.entity
    if readings and "entity:people" in readings[-1].rules:
        memory.entity = readings[-1].entity  # the shares that follow are of the same people
    leading_regions.remember(scene)
    rules = scene.language.head_final
    markets = list(rules.market.finditer(scene.text, scene.start, scene.end)) if rules and not readings else []
    if markets:
        memory.whole, memory.whole_age = markets[-1]["market"] or markets[-1]["all"], 0
        memory.whole_metric = "market_share"


def _lasting(readings: list[Reading], scene: Scene) -> str | None:
    """The name that the next sentence may leave out: that of the last figure, or the topic where there was none."""
    for name in scene.names:
        if not readings and scene.text.startswith(" 등 ", name.span.end):
            continue  # 초롱톡 등 메신저: an example of what the sentence is about
        if is_place(name, scene) or (is_source(name, scene) and not name.topic):
            continue  # a place is where, and the next sentence is about the same company
        if readings and name.base == readings[-1].entity:
            return name.base
        if not readings and (name.known or name.topic) and not is_source(name, scene):
            return name.base
    return None


def _settle(reading: Reading) -> None:
    """Users in a month are monthly users; those registered so far are not."""
    period = reading.period
    monthly = period is not None and period.grain is Grain.MONTH
    if reading.metric_id == "users" and monthly and not _ENROLLED.search(reading.metric or ""):
        reading.metric_id = "monthly_active_users"
