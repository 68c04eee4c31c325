"""What may stand before a Korean name and is no part of it: the sort of thing it is (메신저 야옹톡), an adverb; and what
is a full name, as the title behind it says."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re

from pipeline.languages.ko.counted import COUNTERS, NOUNS
from pipeline.languages.ko.morphology import bare

_SORT = re.compile(
    r"^(?:메신저|모바일|인터넷|앱|애플리케이션|포털|검색엔진|핀테크|간편결제|이커머스|전자상거래|스타트업|유니콘|소셜미디어|소셜네트워크|SNS|브랜드|매체|언론|채팅|"
    r"스트리밍|가상자산|암호화폐|인공지능|생성형|AI|챗봇|영화|드라마|예능|소설|노래|웹툰|애니메이션|게임|그룹|걸그룹|보이그룹|밴드|가수|배우|방송인|개그맨|감독|작가|화가|"
    r"경쟁사|운영사|모회사|자회사|계열사|개발사|제작사|배급사|게임사|통신사|이통사|카드사|보험사|제약사|항공사|제조사|운용사|증권사|협력사|주관사|대행사|은행권|"
    r"기간|시점|분기|국민|토종|대표|선두|후발|최대|1위|2위|3위|업계|세계적|글로벌|인기|유명|익명|비영리|민간|공기업|대기업|중견기업|중소기업|라이벌|반면|한편|다만|특히|이어|또|또한|올|앞서|이후|당시|"
    r"\S*(?:업체|회사|기업|사이트|플랫폼|서비스|메신저|앱|쇼핑몰|마켓플레이스|거래소|소프트웨어|포털|매거진|연구소|전문지|주간지|일간지|유통사|업자))$"
)
_HEAD = re.compile(
    r"(?:업체|회사|기업|메신저|플랫폼|쇼핑몰|앱|사이트|개발사|운영사|제조사)$"
)  # 핀란드 이메일 업체 X: all that leads to it
_PEOPLE = re.compile(r"(?:자|원|객|민|생|인|사|관|수|군|들|측|당국|정부|업계|시장|업체|기업|회사|서비스)$")


_SURNAMES = "김이박최정강조윤장임한오서신권황안송류유홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제탁국어은편용"
# a person by the full name: many end like verbs do (나하은, 도상진)
_FULL_NAME = re.compile(
    rf"(?!이어진|이뤄진|이뤄낸|이겨낸|이끌린|주어진|지나친|지켜본|지켜낸|나타난|선보인|남겨진|전해진|전해준|강해진|정해진|차려진|도와준|안겨준|여겨진)[{_SURNAMES}][가-힣][가-힣](?<![한된할될던는을])"
)
_TITLED = re.compile(
    r"(?:전|현|신임)|(?:씨|군|양|후보|작가|배우|선생|선수|앵커|아나운서|위원|의장|총재|당선인|당선자|대변인|상무|전무|경사|경위|경감|할머니|할아버지|국회의원|의원|대표|회장|사장|총장|교수|장관|차관|시장|군수|지사|청장|감독|기자|판사|검사|변호사|대통령|총리|위원장|"
    r"부장|과장|국장|실장|팀장|반장|이사|이사장|본부장|원장|소장|교사|목사|신부|스님|원내대표|최고위원|비대위원장|대행|행장|센터장|연구원|연구위원|박사|애널리스트|대리|코치|단장)(?:[은는이가을를의도와과께측]|에게|께서|에게는|들|측은|측이)?[,]?"
)


def titled(word: str, following: str) -> bool:
    """Whether a word is the full name of somebody, as the title behind it says.

    >>> titled("나하은", "의원은"), titled("나하은", "꽃은"), titled("이어진", "감독은")
    (True, False, False)
    """
    return bool(_FULL_NAME.fullmatch(word) and _TITLED.fullmatch(following)) and bare(word) == word


def apposed(parts: list[str]) -> int:
    """How many words at the head of a phrase only say what sort of thing its name is.

    >>> apposed(["메신저", "야옹톡"]), apposed(["통신사", "직원"]), apposed(["야옹톡"])
    (1, 0, 0)
    """
    count = max(
        (at + 1 for at in range(len(parts) - 1) if _HEAD.search(parts[at]) and _sorts(parts[at], parts[-1])), default=0
    )
    while count < len(parts) - 1 and (parts[count] in COUNTERS or _sorts(parts[count], parts[-1])):
        count += 1
    return count


def _sorts(sort: str, name: str) -> bool:
    return bool(_SORT.match(sort)) and name not in NOUNS and not _PEOPLE.search(name)
