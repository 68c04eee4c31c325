"""Korean units: the catalogue's forms, and money."""

import re

from pipeline.catalog import unit_forms
from pipeline.languages import cldr
from pipeline.languages.ko.counted import BOUNDARY
from pipeline.languages.units import unit_rules

UNITS = unit_rules(
    unit_forms("ko"),
    cldr.currency_names("ko"),
    scaled={"주": "count:share"},
    sum_after=re.compile(
        r"(?:를|을|가|의)?\s?(?:순?매수|순?매도|매입|보유|발행|소각|취득|처분|공모|장내|보통주|우선주|배정|청약)"
    ),
    # a sign may touch any word (100㎒폭, 84㎡형), a word only its endings
    inflection=rf"(?:(?<![가-힣])(?![A-Za-z])|{BOUNDARY})",
    glued=True,
)
