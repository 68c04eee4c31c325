"""Korean. LANGUAGE gathers the tables of the rooms beside this file."""

import re

from pipeline.catalog import metric_cues
from pipeline.languages.ko import (
    attribution,
    blockers,
    cues,
    metric_phrases,
    names,
    numbers,
    periods,
    phrases,
    places,
    units,
)
from pipeline.languages.language import HeadFinal, Language, Survey

LANGUAGE = Language(
    code="ko",
    abbreviations=frozenset({"no", "vs", "dr", "mr", "ms"}),
    sentence_end=re.compile(r"[.!?]+[\"”’')\]]*(?=\s|$)|(?<=[다요죠음임])\.(?=[가-힣])|\n+"),
    numbers=numbers.numbers,
    blockers=blockers.BLOCKERS,
    periods=periods.RULES,
    units=units.UNITS,
    counted=units.counted,
    joins=cues.JOINS,
    qualifiers=cues.QUALIFIERS,
    kinds=cues.KINDS,
    whole_before=cues.WHOLE_BEFORE,
    attributions=attribution.ATTRIBUTIONS,
    agent_kinds=attribution.AGENT_KINDS,
    names=names.names,
    subject=names.subject,
    phrases=phrases.phrases,
    anaphora=re.compile(
        r"(?<![가-힣])(?:이|그|해당)\s(?:회사|업체|기업|앱|서비스|메신저|은행|플랫폼)|(?<![가-힣])(?:이들|그들|회사|업체|측)"
    ),
    determiner=re.compile(r"(?:이|그|해당|현지)\s"),
    clause_end=re.compile(
        r"(?:반면|지만|으나|는데|인데|했고|였고|이며|으며|하며|했으며|이고|았고|었고|가운데|늘렸고|고|며)[,\s]\s?|[;]\s"
    ),
    places=places.PLACES,
    metrics=metric_cues("ko"),
    lemma=units.lemma,
    # Korean corpora mark times and spans of time apart from what is counted
    no_quantities=frozenset({"calendar", "clock", "time"}),
    survey=Survey(
        pronoun=re.compile(r"(?:그|이들|그들)"),
        named_before=attribution.named_before,
        human=attribution.human,
        holds=5,
        reach=3,
    ),
    wholes_hold=3,
    open_counters=frozenset({"건", "편", "곳", "개", "개소", "대", "종", "채", "벌", "마리", "례", "기"}),
    vague_subject=re.compile(
        r"(?:(?:올해|상반기|하반기|1년|연간|전체|이\s)?\s?)?(?:누적|합계|총액|총합|전체|평균|규모|금액|이\s?수치|수치|이는|기록|비중|격차|차이)"
    ),
    metric_words=metric_phrases.metric_words,
    head_final=HeadFinal(
        compared_time=cues.BASELINE_AFTER,
        compared_number=cues.COMPARED_AFTER,
        oblique=names.OBLIQUE,
        turn=re.compile(r"(?:는데|지만|반면|으나)[,\s]"),
        market=cues.MARKET,
        respectively=cues.RESPECTIVELY,
        home=names.home,
        home_code="KR",
        at_home=places.AT_HOME,
        describes=re.compile(
            r"(?:\s?(?:이상|이하|미만|가량|정도|안팎|남짓|크기|길이|높이|두께|무게))?(?:의|인|급|짜리|에\s(?:달하는|이르는|그친|불과한)|[을를]\s(?:넘는|웃도는))\s"
        ),
        priced=re.compile(
            r"(?:\s?(?:이상|이하|미만|가량|정도|안팎))?(?:짜리|에\s(?:산|구입한|팔린|낙찰된|거래된|내놓은|판매되는|판매하는))(?:의)?\s"
        ),
        reached=re.compile(
            r"(?:(?:을|를)\s(?:얻은|받은|올린|거둔|보유한|가진|벌어들인|모은|따낸)|에\s계약한|(?:에|에도)\s(?:그친|그쳤던|머문|머물렀던|불과한|불과했던|달한|이른))\s(?:\d+위\s)?['‘\"“]?(?!것|점(?:을|이|은)|데|때|수\s|바\s)"
        ),
        befell=re.compile(
            r"[이가은는]?\s(?:\S+\s){0,3}?(?:숨|사망|다치|다쳤|부상|중상|경상|실종|목숨|희생|대피|고립|갇|피해)"
        ),
        asked=re.compile(
            r"(?:\([^()]*\))?(?:에게\s(?:\S+\s){0,7}?물(?:은|어)|(?:을|를)?\s(?:대상으로|상대로|설문|면접|추적))"
        ),
        or_so_many=re.compile(r"인\s(?:약\s)?"),
        people=re.compile(
            r"(?:이용자|사용자|가입자|방문자|구독자|고객|회원|소비자|직장인|근로자|노동자|청소년|학생|응답자|환자|여성|남성|노인|어린이|부부|가구|세대)$"
        ),
        place_after=re.compile(r"(?:에서|에|의|내|시|도|군|구)?(?=[\s·(가-힣])(?!로|으로|행|보다|와|과|을|를)"),
    ),
)
