"""Korean words of time: how far each lies from the day of publication, and how large it is."""

from pipeline.languages.patterns import alternatives
from pipeline.languages.words import number_table, word_list
from pipeline.model import Grain

YEARS, MONTHS, WEEKS = number_table("ko", "years"), number_table("ko", "months"), number_table("ko", "weeks")
QUARTERS, DAYS = number_table("ko", "quarters"), number_table("ko", "days")
COUNTS, ORDINAL_WEEKS = number_table("ko", "time_counts"), number_table("ko", "ordinal_weeks")
WEEKDAYS = {name: index for index, name in enumerate("월화수목금토일")}
SEASONS = {"봄": 3, "여름": 6, "가을": 9, "겨울": 12}
# spans of time that are one word
SPANS = {
    "하루": (1, Grain.DAY), "이틀": (2, Grain.DAY), "사흘": (3, Grain.DAY), "나흘": (4, Grain.DAY),
    "닷새": (5, Grain.DAY), "엿새": (6, Grain.DAY), "열흘": (10, Grain.DAY), "보름": (15, Grain.DAY),
    "일주일": (1, Grain.WEEK), "한 주": (1, Grain.WEEK), "한주": (1, Grain.WEEK), "반년": (6, Grain.MONTH),
}  # fmt: skip
GRAINS = {
    "년": Grain.YEAR, "해": Grain.YEAR, "분기": Grain.QUARTER, "개월": Grain.MONTH, "달": Grain.MONTH,
    "월": Grain.MONTH, "주": Grain.WEEK, "일": Grain.DAY, "하루": Grain.DAY,
}  # fmt: skip
# verbs that report: the day before them is when it was said, not when it was true
_REPORTING = word_list("ko", "reporting")
REPORTED = f"(?:{alternatives(_REPORTING)})"
