"""What Korean counts with, and what it counts: counters and the English lemmas of the nouns that stand beside them.

A counter says little by itself (개 is any thing, 곳 any place), so the unit comes from the noun before or behind it
(주유소 4곳, 12개 노선) and falls back on the counter's own word.
"""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501, SIM905

# counter -> English lemma when no noun is found beside it; None where the counter names the thing counted by itself
COUNTERS = {
    "가구": "household", "가족": "family", "가닥": "strand", "가지": "kind", "갈래": "branch", "개": "item", "개교": "school", "개국": "country",
    "개년": "year", "개동": "building", "개 동": "building", "개별": "item", "개사": "company", "개소": "place", "개조": "group",
    "개주": "state", "개팀": "team", "갑": "pack", "건": "case", "걸음": "step", "경기": "match", "계단": "step", "계좌": "account",
    "곡": "song", "골": "goal", "곳": "place", "과목": "subject", "교": "school", "구": "body", "구간": "section", "군데": "place",
    "권": "book", "그루": "tree", "그릇": "bowl", "글자": "character", "기": "unit", "꼭지": "item", "끼": "meal", "노선": "route",
    "다발": "bunch", "단지": "complex", "달": "month", "대": "vehicle", "대목": "passage", "동": "building", "량": "car",
    "마디": "word", "마리": "animal", "매": "sheet", "면": "page", "명": "person", "모금": "sip", "묶음": "bundle", "문": "gun",
    "문제": "question", "문항": "question", "바퀴": "lap", "박": "night", "박스": "box", "발": "shot", "방울": "drop", "벌": "garment",
    "번": "time", "병": "bottle", "병상": "bed", "봉지": "bag", "부": "copy", "사람": "person", "상자": "box", "석": "seat",
    "세대": "household", "세트": "set", "송이": "flower", "쌍": "couple", "알": "pill", "인": "person", "인분": "serving",
    "자루": "sack", "작품": "work", "잔": "glass", "장": "sheet", "점": "point", "접시": "plate", "정": "pill", "조각": "piece",
    "종": "kind", "종류": "kind", "종목": "event", "좌석": "seat", "줄": "line", "쪽": "page", "차례": "time", "채": "house",
    "척": "ship", "칸": "compartment", "캔": "can", "컵": "cup", "켤레": "pair", "통": "letter", "팀": "team", "팩": "pack",
    "페이지": "page", "편": "film", "포기": "plant", "포대": "sack", "포인트": "point", "표": "vote", "품목": "item", "필지": "lot",
    "학급": "class", "학점": "credit", "호선": "line", "회": "time", "회선": "line",
}  # fmt: skip
COUNTER_WORDS = frozenset({*COUNTERS, "여 명", "여명"})
PERSON_COUNTERS = frozenset({"명", "사람", "인"})
# counters whose thing is said by the noun beside them; the others name it themselves or stand for a verb's occasions
OPEN = frozenset(
    """가지 갈래 개 건 곳 구 군데 기 대 동 마리 매 면 묶음 문 박스 발 벌 부 상자 세트 알 장 정 조각 종 종류 줄 채 통 팩 편 포인트 품목 개소 골 권
    병 잔 캔 척 명 인 사람 회 량 필지 곡""".split()
)
# endings that may follow a counter or a unit; anything else makes another word of it (3원칙, 5도시, 2주년)
ENDINGS = (
    "가량|가까|가운|간|같|개씩|거나|고|과|규모|급|까지|께|꼴|나|나마|남짓|내외|넘|는|니|다|당|당시|대|대비|대의|도|동안|되|두|든|들|등|뒤|때|라|랑|로|를|"
    "마다|마저|만|만에|만의|만큼|며|면|미만|밖|부터|분량|뿐|상당|선|수준|쓰|씩|아|안팎|야|어치|언저리|에|여|였|예|와|요|으로|은|을|의|이|인|일|임|입|"
    r"있|자|정도|조차|조|중|중반|짜|쯤|차이|처럼|초과|초반|한|하|할|해|혹은|후|후반|를|리|가|보다|밑|위|아래|이나|총|각|중에|씨|단위|돌파|달성|기준|포상|상금|상환|보증|형(?:[을이의은에,]|으로|\s|$)"
)
NOUNS = {
    # people are person by their counter; here what 개 곳 건 대 and the like count
    "가게": "shop", "가맹점": "franchise", "가방": "bag", "가옥": "house", "가정": "family", "가족": "family", "감시카메라": "camera",
    "강의": "lecture", "건물": "building", "검사": "test", "게임": "game", "경기": "match", "경기장": "stadium", "경찰서": "police station",
    "계약": "contract", "계열사": "affiliate", "계좌": "account", "고등학교": "school", "고교": "school", "고발": "complaint", "골프장": "golf course",
    "공공기관": "institution", "공급": "supply", "공사": "project", "공약": "pledge", "공원": "park", "공장": "factory", "공항": "airport",
    "과목": "subject", "과제": "task", "광고": "advertisement", "교량": "bridge", "교회": "church", "구급차": "ambulance", "구역": "zone",
    "국": "country", "국가": "country", "국보": "piece", "군": "county", "군부대": "unit", "권역": "region", "그림": "picture", "극장": "cinema",
    "금메달": "medal", "금융사": "company", "금융기관": "institution", "금융회사": "company", "기관": "institution", "기기": "device",
    "기능": "feature", "기록": "record", "기사": "article", "기술": "technology", "기업": "company", "기지": "base", "기지국": "base station",
    "꽃": "flower", "나라": "country", "나무": "tree", "냉장고": "refrigerator", "노선": "route", "노트북": "laptop", "농가": "farm",
    "단말기": "device", "단지": "complex", "단체": "organisation", "달": "month", "달걀": "egg", "닭": "chicken", "대리점": "dealership",
    "대학": "university", "대학교": "university", "댐": "dam", "댓글": "comment", "데이터센터": "data centre", "도로": "road", "도시": "city",
    "도서관": "library", "독서실": "study room", "동": "district", "동영상": "video", "돼지": "pig", "드라마": "drama", "드론": "drone",
    "등록": "registration", "라운드": "round", "레스토랑": "restaurant", "로봇": "robot", "로켓": "rocket", "리콜": "recall", "마을": "village",
    "매장": "store", "매체": "media outlet", "메달": "medal", "메뉴": "dish", "메시지": "message", "메일": "email", "면세점": "duty-free shop",
    "명령": "order", "모델": "model", "무기": "weapon", "무인기": "drone", "문건": "document", "문서": "document", "문제": "question",
    "문항": "question", "문화재": "cultural property", "물건": "item", "물질": "substance", "미사일": "missile", "민원": "complaint",
    "바이러스": "virus", "박물관": "museum", "반": "class", "발전소": "power plant", "방법": "method", "방안": "measure", "방송사": "broadcaster",
    "배": "ship", "백화점": "department store", "버스": "bus", "법안": "bill", "법원": "court", "병상": "bed", "병실": "ward", "병원": "hospital",
    "보고서": "report", "보물": "piece", "볼펜": "pen", "부문": "sector", "부대": "unit", "부처": "ministry", "분야": "field", "분기": "quarter",
    "브랜드": "brand", "비행기": "aircraft", "빌딩": "building", "사": "company", "사건": "case", "사고": "accident", "사례": "case",
    "사무소": "office", "사업": "project", "사업자": "operator", "사업장": "workplace", "사업체": "business", "사이트": "website", "사진": "photo",
    "사찰": "temple", "사항": "item", "산": "mountain", "상가": "shop", "상임위": "committee", "상장사": "company", "상점": "shop", "상품": "product",
    "새": "bird", "생산라인": "production line", "서비스": "service", "서점": "bookshop", "선거구": "constituency", "선박": "ship", "선수단": "team",
    "설문": "question", "섬": "island", "성": "province", "성당": "church", "세탁기": "washing machine", "세포": "cell", "소": "cow",
    "소송": "lawsuit", "소행성": "asteroid", "손가락": "finger", "쇼핑몰": "shopping mall", "수송기": "aircraft", "순찰차": "patrol car",
    "스마트폰": "smartphone", "승용차": "car", "승합차": "van", "시": "city", "시군": "municipality", "시군구": "municipality", "시도": "province", "시·도": "province",
    "시나리오": "scenario", "시설": "facility", "시술": "procedure", "시신": "body", "시장": "market", "시즌": "season", "시체": "body",
    "식당": "restaurant", "식품": "food", "신고": "report", "신문": "newspaper", "신용카드": "card", "신청": "application", "실린더": "cylinder",
    "아이템": "item", "아파트": "apartment", "안건": "agenda item", "안타": "hit", "앨범": "album", "앱": "app", "애플리케이션": "app", "약국": "pharmacy",
    "어린이집": "nursery", "어선": "fishing boat", "언론사": "media outlet", "언어": "language", "업소": "business", "업종": "industry",
    "업체": "company", "에어컨": "air conditioner", "여객기": "aircraft", "여객선": "ferry", "역": "station", "연구": "study", "연구소": "institute",
    "열차": "train", "영상": "video", "영업점": "branch", "영화": "film", "영화관": "cinema", "예금": "deposit", "오토바이": "motorcycle",
    "요구": "request", "요소": "factor", "요인": "factor", "요청": "request", "우승": "title", "우주선": "spacecraft", "원자로": "reactor",
    "원전": "reactor", "위성": "satellite", "위원회": "committee", "유람선": "ship", "유물": "artefact", "유조선": "tanker", "유치원": "kindergarten",
    "유튜브": "channel", "은메달": "medal", "은행": "bank", "음식": "dish", "음식점": "restaurant", "응답": "answer", "의견": "opinion", "의석": "seat",
    "의안": "bill", "이메일": "email", "일자리": "job", "임야": "lot", "입양": "adoption", "자동차": "vehicle", "자원": "resource", "자전거": "bicycle",
    "자치구": "district", "작품": "work", "잠수함": "submarine", "장비": "device", "장소": "place", "재판": "trial", "저수지": "reservoir",
    "저축은행": "savings bank", "전기차": "electric vehicle", "전력": "power", "전문대": "college", "전시회": "exhibition", "전차": "tank",
    "전투기": "fighter jet", "전화": "call", "점포": "store", "정당": "party", "정류장": "stop", "정부기관": "institution", "정책": "policy",
    "제도": "system", "제보": "report", "제품": "product", "조건": "condition", "조직": "organisation", "조항": "article", "종목": "event",
    "좌석": "seat", "주": "state", "주유소": "gas station", "주택": "home", "중학교": "school", "지구": "district", "지방": "province",
    "지방자치단체": "municipality", "지자체": "municipality", "지역": "region", "지점": "branch", "직종": "occupation", "질문": "question",
    "질병": "disease", "집": "house", "차": "car", "차량": "vehicle", "차종": "model", "참고인": "witness", "창고": "warehouse", "채널": "channel",
    "책": "book", "천막": "tent", "청원": "petition", "초등학교": "school", "총기": "gun", "축제": "festival", "충전기": "charger", "충전소": "charging station",
    "치킨집": "restaurant", "카드": "card", "카메라": "camera", "카페": "cafe", "캠프": "camp", "컨테이너": "container", "컬렉션": "collection",
    "컴퓨터": "computer", "케이스": "case", "코스": "course", "코너": "section", "콘텐츠": "content", "콘텐트": "content", "쿠폰": "coupon",
    "크루즈": "cruise ship", "클럽": "club", "키워드": "keyword", "탄두": "warhead", "태블릿": "tablet", "택시": "taxi", "탱크": "tank", "터널": "tunnel",
    "토지": "lot", "통학버스": "bus", "트럭": "truck", "특허": "patent", "팀": "team", "파일": "file", "판결": "ruling", "편의점": "convenience store",
    "폐": "lung", "포탄": "shell", "폭탄": "bomb", "표결": "vote", "품목": "item", "품종": "variety", "프로그램": "programme", "프로젝트": "project",
    "학과": "department", "학교": "school", "학급": "class", "학원": "academy", "한우": "cow", "할인점": "store", "함정": "warship", "항공기": "aircraft",
    "항공사": "airline", "항공편": "flight", "항구": "port", "항만": "port", "항목": "item", "해외법인": "subsidiary", "해수욕장": "beach",
    "행사": "event", "행성": "planet", "헬기": "helicopter", "협력사": "supplier", "협력업체": "supplier", "협회": "association", "호선": "line",
    "호텔": "hotel", "혐의": "charge", "홈런": "home run", "홈페이지": "website", "화장실": "toilet", "화장품": "cosmetic", "화물선": "cargo ship",
    "확진": "case", "환경": "environment", "활동": "activity", "회사": "company", "회선": "line", "획득": "medal", "휴게소": "rest area",
    "휴대전화": "phone", "휴대폰": "phone", "CCTV": "camera", "PC": "computer", "TV": "television", "PC방": "internet cafe", "앨범들": "album",
    "취업박람회장": "venue", "박람회장": "venue", "투표소": "polling station", "좋아요": "like", "다운로드": "download", "조회": "view", "게시물": "post",
    "게시글": "post", "트윗": "tweet", "통화": "call", "주문": "order", "거래": "transaction", "결제": "payment",
    "영장": "warrant", "전화번호": "phone number", "압수수색": "search", "통신자료": "record", "계정": "account", "법인": "company", "유리병": "bottle",
    "위반": "violation", "투구": "pitch", "스트라이크": "strike", "피해": "case", "화재": "fire", "상담": "consultation", "고소": "complaint", "대출": "loan", "적발": "case", "해킹": "attack", "공격": "attack", "절도": "theft", "폭행": "assault",
    "사기": "fraud", "성범죄": "crime", "범죄": "crime", "허가": "permit", "출원": "application", "예약": "booking", "판매": "sale", "리뷰": "review", "청구": "claim", "확진 사례": "case", "유출": "leak", "의뢰": "request",
    "조회 수": "view", "재생": "view", "후기": "review", "입찰": "bid", "구매": "purchase", "매매": "sale", "분쟁": "dispute", "시정명령": "order", "발의": "bill", "법률안": "bill", "개정안": "bill", "수주": "order",
    "착공": "start", "인허가": "permit", "임상시험": "trial", "임상": "trial", "논문": "paper", "발명": "invention", "상표": "trademark", "오류": "error", "결함": "defect", "장애": "outage", "지진": "earthquake", "산불": "wildfire",
    "기획사": "company", "제작사": "company", "개발사": "company", "운용사": "company", "카드사": "company", "보험사": "company", "증권사": "company", "건설사": "company", "제약사": "company",
    "통신사": "company", "여행사": "company", "게임사": "company", "정유사": "company", "제조사": "company", "조선사": "company", "시공사": "company", "시행사": "company",
    "발사체": "projectile", "사무실": "office", "맛집": "restaurant", "빵집": "bakery", "술집": "bar", "주점": "bar", "노래방": "karaoke room", "대사관": "embassy", "연구실": "laboratory",
    "실험실": "laboratory", "고시원": "boarding house", "모텔": "motel", "리조트": "resort", "출판사": "publisher", "목장": "farm", "양식장": "fish farm",
    "비닐하우스": "greenhouse", "축사": "barn", "교차로": "intersection", "횡단보도": "crossing", "정류소": "stop", "주차장": "car park",
    "교실": "classroom", "기숙사": "dormitory", "야영장": "campsite", "캠핑장": "campsite", "한의원": "clinic", "치과": "clinic", "보건소": "health centre",
    "소방서": "fire station", "파출소": "police station", "교도소": "prison", "곤돌라": "gondola", "무인도": "island", "우체국": "post office",
    "풍력발전기": "wind turbine", "발전기": "generator", "풍차": "windmill", "의료기관": "medical institution", "요양병원": "hospital", "장애인시설": "facility",
}  # fmt: skip
