"""Korean words of time: how far each lies from the day of publication, and how large it is."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

from pipeline.model import Grain

YEARS = {
    "지지난해": -2, "재작년": -2, "지난해": -1, "작년": -1, "전년도": -1, "지난 해": -1, "올해": 0, "올": 0, "금년": 0, "당해": 0,
    "올 한 해": 0, "내년": 1, "내년도": 1, "다음 해": 1, "내후년": 2, "후년": 2,
}  # fmt: skip
MONTHS = {
    "지지난달": -2, "지난달": -1, "지난 달": -1, "이달": 0, "이번 달": 0, "이번달": 0, "금월": 0, "다음 달": 1, "다음달": 1, "내달": 1,
    "오는 달": 1,
}  # fmt: skip
WEEKS = {
    "지지난주": -2, "지난주": -1, "지난 주": -1, "이번 주": 0, "이번주": 0, "금주": 0, "다음 주": 1, "다음주": 1, "내주": 1, "차주": 1,
}  # fmt: skip
QUARTERS = {"지난 분기": -1, "지난분기": -1, "이번 분기": 0, "이번분기": 0, "다음 분기": 1, "다음분기": 1}
DAYS = {
    "그저께": -2, "그제": -2, "엊그제": -2, "어제": -1, "어젯밤": -1, "전날": -1, "전일": -1, "오늘": 0, "금일": 0, "당일": 0,
    "내일": 1, "모레": 2,
}  # fmt: skip
WEEKDAYS = {name: index for index, name in enumerate("월화수목금토일")}
ORDINAL_WEEKS = {
    "첫": 1,
    "첫째": 1,
    "1": 1,
    "둘째": 2,
    "2": 2,
    "셋째": 3,
    "3": 3,
    "넷째": 4,
    "4": 4,
    "다섯째": 5,
    "5": 5,
}
SMALL = {
    "한": 1,
    "두": 2,
    "세": 3,
    "석": 3,
    "네": 4,
    "넉": 4,
    "다섯": 5,
    "여섯": 6,
    "일곱": 7,
    "여덟": 8,
    "아홉": 9,
    "열": 10,
}
SEASONS = {"봄": 3, "여름": 6, "가을": 9, "겨울": 12}
# spans of time that are one word
SPANS = {
    "하루": (1, Grain.DAY), "이틀": (2, Grain.DAY), "사흘": (3, Grain.DAY), "나흘": (4, Grain.DAY), "닷새": (5, Grain.DAY),
    "일주일": (1, Grain.WEEK), "한 주": (1, Grain.WEEK), "한주": (1, Grain.WEEK), "보름": (15, Grain.DAY),
}  # fmt: skip
GRAINS = {
    "년": Grain.YEAR, "해": Grain.YEAR, "분기": Grain.QUARTER, "개월": Grain.MONTH, "달": Grain.MONTH, "월": Grain.MONTH, "주": Grain.WEEK,
    "주일": Grain.WEEK, "일": Grain.DAY, "하루": Grain.DAY,
}  # fmt: skip
# verbs that report: the day before them is when it was said, not when it was true
REPORTED = (
    r"(?:밝혔|밝힌|밝히|말했|말한|전했|전한|전하|보도했|보도한|보도하|발표했|발표한|공개했|공개한|공시했|공시한|내놓은|내놨|낸|펴낸|알렸|알린|설명했|강조했|"
    r"주장했|지적했|덧붙|확인했|집계했|보고했|보도자료|브리핑|기자회견|인터뷰|성명)"
)
