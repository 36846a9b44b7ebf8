"""What is told of somebody's life: health, family, faith, debts. Only the person may tell it.

The same words tell of nobody in a rule («miễn cho hộ nghèo», «khi người thân qua đời»): most need a
particular person in the text, and none counts in a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.library.privacy.finding import Finding, Personal
from generator.library.privacy.lexicon import Spelled


def lives(plain: str, simple: str) -> Iterator[Finding]:
    """Each thing told of a life in plain text; `simple` is the same without accents."""
    somebody: bool | None = None
    found = [(match, True) for match in _CERTAIN.fit(plain, simple).finditer(plain)]
    found += [(match, False) for match in _POSSIBLE.fit(plain, simple).finditer(plain)]
    ages = _AGE.finditer(simple) if _YEARS_OLD.search(simple) else ()
    found += [(match, False) for match in ages if not _is_no_age(simple, match)]
    for match, certain in found:
        if somebody is None:
            somebody = speaks_of_somebody(plain, simple)
        if (certain or somebody) and not _in_general(plain, simple, match, somebody=somebody):
            yield Finding(Personal.LIFE, match[0].strip())


def speaks_of_somebody(plain: str, simple: str) -> bool:
    """Whether a particular person or household is spoken of, by name or not."""
    return _SOMEBODY.fit(plain, simple).search(plain) is not None


def _in_general(plain: str, simple: str, match: re.Match[str], *, somebody: bool) -> bool:
    """Whether the sentence of the match is a rule or about a group."""
    start = max(plain.rfind(mark, 0, match.start()) for mark in ".;!?\n") + 1
    before, behind = slice(start, match.start()), simple[match.end() :]
    if _IF.fit(plain, simple).search(plain[before]) or _THEN.match(behind):
        return True
    if match[0][-1].isdigit():  # where somebody lives
        return False
    about = _ABOUT.search(simple[before]) or _ABOUT.search(behind[:_NEAR])
    return about is not None and not somebody


_NEAR = 40
"""So many letters behind what is told may still say that it is about a group."""


def _is_no_age(simple: str, age: re.Match[str]) -> bool:
    """Whether it is a limit («từ 75 tuổi»), or the age of a tree or a house."""
    before = re.split("[,.;:]", simple[: age.start()])[-1].strip()
    return bool(age["limit"]) or (age[0].endswith("tuoi") and _THING.match(before) is not None)


_POSSIBLE = Spelled(r"""
    vay nóng | nợ (?:ngân hàng|nần|tiền|lãi|nóng) | thiếu (?:nợ|tiền) | chủ nợ | trốn nợ
    | có tang | chạy thận | xạ trị | mổ tim | bị kỷ luật | vỡ nợ | bại não | bị lẫn | nằm liệt
    | lãng tai | liệt (?:giường|nửa) | ngoại tình | đánh (?:vợ|nhau) | cãi nhau | con rơi
    | dying | ly (?:hôn|thân|dị) | góa(?: phụ| vợ| chồng)? | goá | tái hôn | đơn thân
    | hóa trị | ung thư | (?:có|mang) (?:bầu|thai) | sắp sinh
    | mới sinh | tâm thần | trầm cảm | tự kỷ | hiv | f0 | bị bệnh
    | (?:mắc|mang|ốm|chữa|trị|đang) bệnh | bệnh (?:nặng|tim|nan y|lý|tật|gan|phổi|nhân)
    | tiểu đường | huyết áp | đột quỵ | tai biến | (?:đi|đang|nhập) cấp cứu | nằm viện
    | cai nghiện | đảng viên | phẫu thuật | xuất huyết | (?:cận|hộ) nghèo | diện nghèo | công giáo
    | tôn giáo | (?:nợ|lương|thu nhập)\b[^.;]{0,12}?\d+ ?(?:triệu|tr|tỷ) | đã mất(?! (?:điện|nước))
    | qua đời | đám tang | (?:hộ khẩu )?thường trú | hktt | đánh bạc | bạo hành | khuyết tật
    | tàn tật | câm điếc | con (?:riêng|nuôi) | thế chấp | thừa kế | đồng tính | chuyển giới
    | thất nghiệp | chất độc da cam | (?:hưởng|nhận) trợ cấp | gãy (?:tay|chân) | việt kiều
    | đang tạm trú | tiền án | tiền sự | say (?:rượu|xỉn) | điếc | nghiện (?:rượu|ma túy|hút)
    | người nghiện | con nghiện | nhập viện | động kinh | hôn mê | hấp hối | suy thận | khiếm thị
    | đi đẻ | mới đẻ | bị (?:down|dị tật) | tự (?:tử|sát) | dương tính | tạm giam
    | phá sản | hoàn cảnh khó khăn | cancer | divorced?
    | pregnant | disabled | dialysis | passed away
""")
"""What rules speak of too: told of a life only where somebody is spoken of."""
_CERTAIN = Spelled(r"""
    theo đạo | siết (?:nợ|nhà) | (?:mới|vừa) mất(?! (?:điện|nước|giờ|trộm|máy|ngày|an toàn))
    | (?:mẹ|cha|chồng|vợ|con|bà|ông)\b[^.;,]{0,12}? mất(?=$|\s*[,.;])
    | (?:mẹ|cha|chồng|vợ|con|bà|ông|chủ nhà|chủ hộ)\b[^.;,]{0,12}?
      mất (?:tuần|tháng|năm|hôm|rồi|cách|sớm|vì|do)
    | (?:sống|ở)(?: có)? một mình | ra tù | mãn hạn tù | đi tù
    | bị (?:bắt|kiện|điếc|mù|câm|lao) | bị (?:bại )?liệt | (?:đang|đã) thế chấp
    | (?:thường trú|hktt|hộ khẩu)(?: tại| ở|:)* (?:(?:số|nhà) )?\d+(?!\w* (?:ngày|tháng|năm))
    | đồng thừa kế | (?:tranh|tranh chấp) (?:thừa kế|ly hôn) | (?:chồng|bà chủ|ông chủ) bỏ đi
    | (?:mẹ|cha|em|anh|chị)(?: \w+)? (?:bị|mắc) bệnh(?: \w+)? | mẹ già
""")
"""What nobody says of a group."""
_TITLED = (
    r"(?<!các )(?<!, )(?<!hoặc )(?<!và )(?<!dụng )(?<!công )(?<!con )(?<!ghi )(?<!những )"
    r"(?:ông|bà|anh|chị|cô|chú|bác|cụ|dì|thím)(?= \w)"
    r"(?! (?:bà|chị|em|mẹ|con|nội|ngoại|hùng|và|hoặc|sĩ|sỹ|thể|ý|thích|giáo)\b)"
)
_SOMEBODY = Spelled(
    rf"""
      chủ (?:nhà|hộ|căn|sở hữu|trọ|quán|tiệm|đất|đầu tư|hồ sơ|cũ|thầu|cơ sở|công trình|xe|nợ)
    | (?:ông|bà|cô|anh|chị) chủ | gia chủ | (?:hộ|nhà|căn|căn hộ|phòng|gia đình|quán)(?: số)? \d\w*
    | số nhà \d\w* | (?:hộ|nhà|người|bà|ông|anh|chị|cô|cụ|cháu|bé|em|gia đình|vợ chồng|con)
      (?:này|ấy|ta|kia|đó|nọ|thuê|trông|thợ|khiếu nại|tố cáo|đứng tên|phản ánh|đứng đơn)
    | nhà (?:bên|kế|đối diện|sát vách) | hàng xóm | thợ (?:chính|phụ|cả|hồ|điện|sơn|xây)
    | phụ (?:hồ|xe) | ở (?:số|nhà|hẻm|căn) \d\w*
    | khách thuê | con trai | con gái
    | con rể | con dâu | người (?:em|anh|chị|con|mẹ|cha|vợ|chồng) | (?:mẹ|cha|bố) già
    | (?:mẹ|cha|bố|vợ|chồng|con|cháu)(?: của)? (?:chủ|anh|chị|bà|ông|cụ|cô|chú|bác)
    | hai (?:con|cháu|mẹ con|vợ chồng|anh em|chị em) | (?:ông|bà) cụ | cụ (?:ông|bà)
    | (?:cậu|thằng) bé | đứa (?:cháu|bé|con)
    | (?<!hành )gia đình (?:theo|có đám|có tang|đang|vay|bị|xin)
    | xin (?:hoãn|gia hạn|giãn|miễn phạt|lùi|nghỉ|dời|giảm|thi công|không)
    | tạm (?:nghỉ|ngưng|dừng|hoãn) | hoãn (?:kiểm tra|thi công) | ký thay | không ký(?! được)
    | (?:owner|tenant|landlord|neighbour)\w* | (?:his|her|whose) \w+
    | {_TITLED}
    """,
    r"""
      chu (?:nha|ho|can|so huu|tro|quan|tiem|dat|dau tu|ho so|cu|thau|co so|cong trinh|xe|no)
    | (?:ong|ba|co|anh|chi) chu | gia chu | (?:ho|nha|can|can ho|gia dinh|quan)(?: so)? \d\w*
    | so nha \d\w* | (?:ho|nha|nguoi|ba|ong|cu|chau|gia dinh) (?:nay|ay|kia|thue|khieu nai|to cao)
    | hang xom | phu (?:ho|xe) | o (?:so|nha|hem|can) \d\w* | khach thue
    | con (?:trai|gai|re|dau) | nguoi (?:em|con|me|cha|vo|chong)
    | (?:me|cha|vo|chong|con) (?:chu|anh|chi|ba|ong|cu) | (?:ong|ba) cu
    | xin (?:hoan|gia han|nghi|doi|giam|thi cong) | tam (?:nghi|ngung|dung|hoan) | ky thay
    | (?:owner|tenant|landlord|neighbour)\w* | (?:his|her|whose) \w+
    """,
)
"""A particular person, a household, or what is asked for one."""
_IF = Spelled(
    "nếu | khi | when | label | keywords | trường hợp | bạn | đối với | dành cho | hoặc",
    "neu | khi | truong hop | ban | doi voi | danh cho | hoac | if | when | label | keywords",
)
_THEN = re.compile(
    r"[^.;]{0,40}\b(?:thi(?! (?:cong|hanh|dua|truong))|hoac"
    r"|(?:khong|chi) can (?:chu|nop|mang|co|giay)|can (?:nop|co|mang)"
    r"|nop (?:them|kem)|phai nop|(?<!mong )(?<!xin )duoc (?:mien|giam|huong|uu tien|xet|ve"
    r"|nghi|kham|tra|tu van|thay|muon)"
    r"|phai (?:kham|co|mang|bao|ghi)|bi phat (?:den|tu|tien))\b",
    re.IGNORECASE,
)
"""Before and behind what is told: it is the condition of a rule."""
_ABOUT = re.compile(
    r"\b(?:tuyen truyen|phong chong|phong(?: benh)?|canh bao|tu van|doi tuong|chinh sach|ho tro"
    r"|thu tuc|nguoi|tre|benh nhan|hoi vien|mien phi|dong bao|dieu kien|van dong"
    r"|tro giup|giay to|cac|nhung)\b",
    re.IGNORECASE,
)
"""Of what a text is that speaks of groups."""
_YEARS = "giap|at|binh|dinh|mau|ky|canh|tan|nham|quy|ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi"
_YEARS_OLD = re.compile("tuoi", re.IGNORECASE)
_AGE = re.compile(
    rf"""
      (?P<limit>(?:duoi|tren|tu|du|den)[ ])? \b
      (?:\d{{1,3}}|muoi|moi|mot|hai|ba|bon|tu|lam|nam|sau|bay|tam|chin) [ ]tuoi \b (?![ ]tho)
    | \btuoi[ ](?:{_YEARS})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THING = re.compile(r"(?:cay|nha|mai|tuong|cong trinh|biet thu|gieng)\b", re.IGNORECASE)
