"""Names that everybody knows and that name no private person, and those of examples.

Of kings, poets and leaders (streets, schools and houses of culture bear them), of provinces and of
feasts; «Nguyễn Văn A», as forms call somebody. What is told of a private person who is called the
same («ông Lê Lợi», «Chủ nhà: Võ Thị Sáu») stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from generator.library.privacy.lexicon import (
    BEARERS,
    BEARERS_BARE,
    GIVEN_BARE,
    GREAT,
    NO_BEARERS_BARE,
    PLAIN_SURNAMES,
    RARE_SURNAMES,
    SURNAMES,
    TITLES,
    bare,
    phrases,
)

NAME_LETTER, PLACE_LETTER = "x", "z"
"""What known names and places become, letter by letter: words that are none."""
_FAMOUS = phrases("""
    an dương vương | bà huyện thanh quan | bà lê chân | bà triệu | bác hồ | bác tôn |
    bùi hữu nghĩa | bùi thị xuân | bùi viện | bùi xuân phái | bế văn đàn | cao bá quát |
    chu mạnh trinh | chu văn an | chế lan viên | cù chính lan | dương quảng hàm | dương vân nga |
    hai bà trưng | hai thượng lãn ông | hoàng diệu | hoàng hoa thám | hoàng quốc việt |
    hoàng văn thái | hoàng văn thụ | huy cận | huyền trân công chúa | huỳnh thúc kháng |
    huỳnh tấn phát | huỳnh văn bánh | hàm nghi | hàn mặc tử | hàn thuyên | hải thượng lãn ông |
    hồ chí minh | hồ tùng mậu | hồ xuân hương | khúc thừa dụ | kim đồng | la văn cầu | lê duẩn |
    lê hồng phong | lê khả phiêu | lê lai | lê lợi | lê phụng hiểu | lê quang định | lê quý đôn |
    lê thánh tôn | lê thánh tông | lê thị hồng gấm | lê thị riêng | lê trọng tấn | lê văn duyệt |
    lê văn lương | lê văn sỹ | lê văn tám | lê đại hành | lê đức thọ | lý chiêu hoàng |
    lý công uẩn | lý nam đế | lý nhân tông | lý thái tổ | lý thánh tông | lý thường kiệt |
    lý tự trọng | lưu hữu phước | lương ngọc quyến | lương thế vinh | lương văn can |
    lương định của | lạc long quân | mai chí thọ | mai hắc đế | mai thúc loan | mạc cửu |
    mạc thị bưởi | mạc đĩnh chi | mẹ việt nam | nam cao | nguyên hồng | nguyễn an ninh |
    nguyễn bính | nguyễn bỉnh khiêm | nguyễn chí thanh | nguyễn công hoan | nguyễn công trứ |
    nguyễn cư trinh | nguyễn du | nguyễn gia thiều | nguyễn huy tưởng | nguyễn huệ |
    nguyễn hữu cảnh | nguyễn hữu cầu | nguyễn hữu huân | nguyễn hữu thọ | nguyễn khuyến |
    nguyễn khắc nhu | nguyễn kiệm | nguyễn lương bằng | nguyễn nhạc | nguyễn phong sắc |
    nguyễn sinh sắc | nguyễn thiện thuật | nguyễn thái bình | nguyễn thái học |
    nguyễn thượng hiền | nguyễn thị bình | nguyễn thị minh khai | nguyễn thị định |
    nguyễn tri phương | nguyễn trung trực | nguyễn trãi | nguyễn trường tộ | nguyễn tuân |
    nguyễn tất thành | nguyễn viết xuân | nguyễn văn cừ | nguyễn văn linh | nguyễn văn siêu |
    nguyễn văn trỗi | nguyễn ái quốc | nguyễn đình chiểu | nguyễn đình thi | nguyễn đức cảnh |
    ngô gia tự | ngô quyền | ngô thì nhậm | ngô thời nhiệm | ngô tùng châu | ngô tất tố |
    ngô văn sở | ngô đức kế | nhất linh | nơ trang long | phan bội châu | phan chu trinh |
    phan châu trinh | phan huy chú | phan ngọc hiển | phan thanh giản | phan văn hớn |
    phan văn khỏe | phan văn trị | phan xích long | phan đình giót | phan đình phùng |
    phan đăng lưu | phó đức chính | phùng chí kiên | phùng hưng | phùng khắc khoan | phạm hùng |
    phạm hồng thái | phạm ngũ lão | phạm ngọc thạch | phạm thế hiển | phạm viết chánh |
    phạm văn đồng | quang trung | sương nguyệt anh | thoại ngọc hầu | thái phiên |
    thích quảng đức | thạch lam | thủ khoa huân | triệu quang phục | triệu thị trinh |
    triệu việt vương | trưng nhị | trưng nữ vương | trưng trắc | trương công định |
    trương vĩnh ký | trương định | trường chinh | trần bình trọng | trần cao vân | trần duy hưng |
    trần huy liệu | trần hưng đạo | trần khánh dư | trần khát chân | trần nguyên hãn |
    trần nguyên đán | trần nhân tông | trần nhật duật | trần não | trần phú | trần quang diệu |
    trần quang khải | trần quý cáp | trần quốc thảo | trần quốc toản | trần quốc tuấn |
    trần thái tông | trần thủ độ | trần tế xương | trần văn đang | trần văn ơn | trần xuân soạn |
    trần đại nghĩa | trịnh công sơn | trịnh hoài đức | tuệ tĩnh | tô hiến thành | tô hiệu |
    tô hoài | tô ngọc vân | tô vĩnh diện | tôn thất thuyết | tôn thất tùng | tôn thất đạm |
    tôn đức thắng | tú xương | tạ quang bửu | tạ uyên | tản đà | tố hữu | ung văn khiêm |
    võ chí công | võ nguyên giáp | võ thị sáu | võ trường toản | võ văn kiệt | võ văn ngân |
    võ văn tần | văn cao | văn tiến dũng | vũ trọng phụng | vũ tông phan | vừ a dính | xuân diệu |
    xuân quỳnh | xuân thủy | yết kiêu | út tịch | đinh bộ lĩnh | đinh công tráng |
    đinh tiên hoàng | đoàn thị điểm | đào duy anh | đào duy từ | đào tấn | đặng dung |
    đặng thai mai | đặng thùy trâm | đặng tiến đông | đặng trần côn | đội cấn
""")
_PLACES = phrases("""
    an giang | biên hòa | buôn ma thuột | bà rịa | bình dương | bình phước | bình thuận |
    bình định | bạc liêu | bắc giang | bắc kạn | bắc ninh | bến tre | cam ranh | cao bằng |
    châu đốc | cà mau | côn đảo | cần thơ | gia lai | gia định | hoà bình | hà giang | hà nam |
    hà nội | hà tây | hà tĩnh | hàn quốc | hòa bình | hưng yên | hạ long | hải dương | hải phòng |
    hậu giang | hội an | khánh hoà | khánh hòa | kiên giang | kon tum | lai châu | long an |
    long xuyên | lào cai | lâm đồng | lạng sơn | mỹ tho | nam định | nghệ an | nha trang |
    nhật bản | ninh bình | ninh thuận | phan thiết | phú quốc | phú thọ | phú yên | quy nhơn |
    quảng bình | quảng nam | quảng ngãi | quảng ninh | quảng trị | rạch giá | sài gòn | sóc trăng |
    sơn la | thanh hoá | thanh hóa | thái bình | thái lan | thái nguyên | thủ dầu một | thủ đức |
    thừa thiên | thừa thiên huế | tiền giang | trung quốc | trà vinh | tuyên quang | tây ninh |
    việt nam | vĩnh long | vĩnh phúc | vũng tàu | yên bái | điện biên | điện biên phủ | đà lạt |
    đà nẵng | đắc lắc | đắk lắk | đắk nông | đồng nai | đồng tháp
""")
_FEASTS = phrases("vu lan | lễ vu lan | phật đản | lễ phật | cao đài | tin lành")
_PLACES_ANY = _PLACES | frozenset(map(bare, _PLACES))
_KNOWN = frozenset(map(bare, _FAMOUS | _FEASTS)) | _FAMOUS | _FEASTS | _PLACES_ANY
_LONGEST = 4
"""Words of the longest known name."""


class _Use(Enum):
    """Of whom a known name is told."""

    KNOWN = auto()
    PRIVATE = auto()
    NONE = auto()


def without_known(text: str) -> str:
    """`text` with small letters instead of the names that everybody knows and of examples."""
    blanked = _EXAMPLE.sub(lambda match: re.sub(r"\w", PLACE_LETTER, match[0]), text)
    for start, end, use in list(_known_in(blanked)):
        if use is _Use.KNOWN:
            letter = PLACE_LETTER if blanked[start:end].lower() in _PLACES_ANY else NAME_LETTER
            blanked = blanked[:start] + re.sub(r"\w", letter, blanked[start:end]) + blanked[end:]
    return blanked


def namesakes(text: str) -> Iterator[str]:
    """The names of private people who are called like somebody everybody knows."""
    for start, end, use in _known_in(text):
        if use is _Use.PRIVATE and text[start:end].lower() not in _PLACES_ANY:
            yield text[start:end]


def _known_in(text: str) -> Iterator[tuple[int, int, _Use]]:
    """Start, end and use of each known name in a run of capitals, the longest first."""
    for run in _CAPITALS.finditer(text):
        words = [
            (run.start() + word.start(), run.start() + word.end())
            for word in _WORD.finditer(run[0])
        ]
        first = 0
        while first < len(words):
            for last in range(min(first + _LONGEST, len(words)), first, -1):
                start, end = words[first][0], words[last - 1][1]
                use = _use(text, start, end)
                if use is not _Use.NONE:
                    yield start, end, use
                    first = last - 1
                    break
            first += 1


def _use(text: str, start: int, end: int) -> _Use:
    """Of whom the words from `start` to `end` are told; none where they are no whole known name."""
    name = text[start:end].lower()
    if name not in _KNOWN:
        return _Use.NONE
    before, behind = text[:start], bare(text[end:])
    last, following = _LAST.search(before), _FOLLOWING.match(behind)
    if (last and last[0].strip().lower() in _BEFORE_IN_NAME) or (
        following and following[0].strip().lower() in _GOES_ON_BARE
    ):
        return _Use.NONE
    privately = (_PRIVATELY_BARE if before == bare(before) else _PRIVATELY).search(before)
    does = _DOES.match(behind) is not None
    if name in _PLACES_ANY:
        private = (does and before.strip(" \"'-#") == "") or (privately and privately["title"])
    else:
        private = does or (privately and not _REVERED.search(bare(text)))
    return _Use.PRIVATE if private and not _is_borne(before) else _Use.KNOWN


def _is_borne(before: str) -> bool:
    """Whether a street, a school or a shrine bears the name behind: «Lăng Ông …»."""
    if re.search(r"\d[\w/]* $", before):  # a house number
        return True
    words = re.findall(r"\w+", before.lower())
    if words and words[-1] in TITLES:
        words.pop()
    accentless = before == bare(before)
    if bare(" ".join(words[-2:])) in NO_BEARERS_BARE:
        return False
    return bool(words) and (words[-1] in BEARERS or (accentless and words[-1] in BEARERS_BARE))


_WORD = re.compile(r"[^ ]+")
_LAST = re.compile(rf"[{GREAT}][^\W\d_]* $")
_GOES_ON_BARE = GIVEN_BARE | frozenset(map(bare, RARE_SURNAMES))
_FOLLOWING = re.compile(r" [A-Z][^\W\d_]*")
_CAPITALS = re.compile(rf"[{GREAT}][^\W\d_]*(?: [{GREAT}][^\W\d_]*)*")
_BEFORE_IN_NAME = SURNAMES - {"đường", "cao", "từ", "phan", "hồ", "trường", "lâm"} | {"thị", "văn"}
_ROLES = (
    r"owner|applicant|tenant|full[_ ]?name|họ[_ ]?tên|signed[_ ]by|gia chủ|đứng tên|hộ liền kề"
    r"|chủ[_ ](?:nhà|hộ|đầu[_ ]tư|sở hữu|căn|trọ|quán|tiệm|đất|tài khoản)|làm chứng"
    r"|người[_ ](?:nộp|thuê|ký|làm|đứng|yêu|ủy|được|nhận|khiếu|phản|liên|báo|mua|bán|mất|em)"
    r"(?:[_ ]\w+){0,2}|đại diện(?: hộ)?|ủy quyền(?: cho)?"
)
_TITLES = "ông|bà|anh|chị|chú|bác|mẹ|vợ|chồng|con|mr|mrs|ms|miss"
_PRIVATELY, _PRIVATELY_BARE = (
    re.compile(
        rf"(?<!\w)(?:(?:{roles})(?: (?:la|là|tên|ten))*(?: |\s?[:=(–-]\s?[\"'«]?)"
        rf"|(?P<title>{titles})\.? )$",
        re.IGNORECASE,
    )
    for roles, titles in (
        (f"{_ROLES}|gặp|nhắc|mời", f"{_TITLES}|em|cô|cụ|dì|cậu|mợ|thím|thầy|bé|cháu|thợ"),
        (bare(f"{_ROLES}|gặp|nhắc"), bare(_TITLES)),
    )
)
"""Right before a name: it is that of a private person."""
_REVERED = re.compile(
    r"\b(?:kich|tuong (?:nho|niem|dai)|guong|anh hung|liet si|ke (?:ve|chuyen)|phim|truyen|ky niem"
    r"|khoi nghia|su nghiep|cuoc doi|than the|truyen thong|cach mang|bai hat|ca khuc|biet on"
    r"|dang h(?:uong|oa)|vieng"
    r"|trien lam|ngay (?:mat|sinh|gio)|phap truong|phong trao)\b",
    re.IGNORECASE,
)
"""In a text about one who is remembered: a title says nothing there."""
_DOES = re.compile(
    r"[\"»]? ?[,(]? ?(?:(?:da|chua|khong|se|vua|co) (?:ky|nop|nhan|cho|dong y)|ky|nop|xin"
    r"|dong y|tu choi|vang mat|cam ket|phan anh|khieu nai|de nghi|o (?:nha|hem|so|can)"
    r"|nha (?:so|ben|ke)|ke ben|gui (?:don|thu)|hang xom|chu (?:nha|ho|can)"
    r"|con (?:trai|gai)|vo chong|(?:em|con|vo|chong|anh|chi) (?:chu|ong|ba|cua)|sinh|sn)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    rf"(?<!\w)(?i:{'|'.join(sorted({*PLAIN_SURNAMES, *map(bare, PLAIN_SURNAMES)}))})"
    rf"(?: [{GREAT}][^\W\d_]+){{0,2}} (?:[A-EXY]|[F-TVWZĐ](?!\.))\d?(?!\w)(?!\.? ?[{GREAT}])"
    rf"|(?<!\w)bác Hồ(?! [{GREAT}])"
)
"""«Nguyễn Văn A», «TRAN THI B»: one letter for the given name."""
