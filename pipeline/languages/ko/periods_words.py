"""Korean words of time: how far each lies from the day of publication, and how large it is."""

from pipeline.languages.patterns import alternatives
from pipeline.languages.words import number_table, word_list, word_table
from pipeline.model import Grain

YEARS, MONTHS, WEEKS = number_table("ko", "years"), number_table("ko", "months"), number_table("ko", "weeks")
QUARTERS, DAYS = number_table("ko", "quarters"), number_table("ko", "days")
COUNTS, ORDINAL_WEEKS = number_table("ko", "time_counts"), number_table("ko", "ordinal_weeks")
WEEKDAYS = {name: index for index, name in enumerate("월화수목금토일")}
SEASONS = {"봄": 3, "여름": 6, "가을": 9, "겨울": 12}
_SPANS = {word: said.split() for word, said in word_table("ko", "spans").items()}
SPANS = {word: (int(count), Grain(grain)) for word, (count, grain) in _SPANS.items()}
GRAINS = {word: Grain(grain) for word, grain in word_table("ko", "grains").items()}
# verbs that report: the day before them is when it was said, not when it was true
_REPORTING = word_list("ko", "reporting")
REPORTED = f"(?:{alternatives(_REPORTING)})"
