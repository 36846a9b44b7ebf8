"""What belongs to an office or a company and to no person: its landline, its mail, its account."""

from __future__ import annotations

import re

from generator.library.privacy.lexicon import (
    GIVEN_BARE,
    MIDDLES,
    PLAIN_SURNAMES,
    SURNAMES_BARE,
    Spelled,
    bare,
)


def is_offices(plain: str, simple: str, start: int, end: int, *, account: bool = False) -> bool:
    """Whether the words nearest to the number from `start` to `end` say that it is an office's."""
    offices = (_PAID if account else _OFFICE).fit(plain, simple)
    people = [_gap(word, start, end) for word in _PERSON.fit(plain, simple).finditer(plain)]
    public = [_gap(word, start, end) for word in offices.finditer(plain)]
    return bool(public) and min(public) < min(people, default=len(plain))


def is_offices_mail(address: str) -> bool:
    """Whether it is an authority's mail that is called after an office: «motcua@….gov.vn».

    Nor is it anybody's at a host that examples have: «ten@vidu.vn».
    """
    local, _, host = address.lower().partition("@")
    if re.match(r"(?:vi-?du|tenmien)\b", host):
        return True
    if not host.endswith(".gov.vn"):
        return False
    parts = [part for part in re.split(r"[._+\d-]+", local) if part]
    if not parts or any(_GLUED_NAME.match(part) and not _BOX.match(part) for part in parts):
        return False
    return bool(_BOX.match(parts[0])) or (
        bool(_BOX.match(parts[-1])) and parts[0] not in GIVEN_BARE | SURNAMES_BARE
    )


def _gap(word: re.Match[str], start: int, end: int) -> int:
    """How many letters lie between a word and the number; behind it they count twice."""
    return start - word.end() if word.end() <= start else 2 * max(0, word.start() - end)


_GLUED_NAME = re.compile(
    rf"(?:{'|'.join(map(bare, sorted(PLAIN_SURNAMES)))})"
    rf"(?:$|{'|'.join(sorted({*GIVEN_BARE, *map(bare, MIDDLES)}))})"
)
_BOX = re.compile(
    r"(?:[^aeiou]{4,}$|ubnd|hdnd|ubmt|mttq|mtq|motcua|mot$|bophan|bp|tiep(?:nhan|dan|cong)|tnhs|tnvt|tra?kq"
    r"|phananh(?:$|kn|hien)|phan$|gopy|gop$|kiennghi|khieunai|hotro|vanthu|vanphong|vp|vhxh|vanhoa|tuphap|hotich"
    r"|chungthuc|diachinh|kinhte|kt(?:ht|xh)|hatang|dothi|xaydung|trattu|congan|ca(?:p|x|tp)?$"
    r"|quansu|bch|tramyte|tyt|yte|phuong$|phuong(?=ubnd|motcua)|p[x]?$|xa$|tp$|thongtin|lienhe|contact"
    r"|info|webmaster|admin|support|bbt|banbientap|danguy|doanthanhnien|hanhchinh|hcc|ttpv|ttphcc"
    r"|trungtam|duongdaynong|hotline|bql|so(?:xd|tp|nv|yte|noi|xay|tu)|s(?:xd|tnmt|nnmt|tp|nv|yt|tc)$"
    r"|chicuc|cuc|thanhtra|thue|baohiem|bhxh|giaoduc|pgd|phong(?:[a-z]{2,}|$)|ban(?:ql|ct)"
    r"|doi(?:thue|ql)|to[a-z]*cong|lienxa|congvu|vpdk|qldt|tnmt|ldtbxh|noivu|tckh|truong|thcs|thpt|noreply|no$|feedback|office|onestop)"
)
"""How the part of an address before the @ begins that is called after an office."""

_COMPANIES = r"công ty | cty | ctcp | tnhh | dntn | doanh nghiệp | hợp tác xã | htx | xí nghiệp"
_AUTHORITIES = r"""
    ubnd | ủy ban(?: nhân dân)? | uỷ ban(?: nhân dân)? | kho bạc | kbnn | treasury | đơn vị hưởng
    | people's committee | mặt trận | ban vận động | quỹ (?:vì|khuyến|phòng|đền)(?: \w+)?
"""
_PAID = Spelled(rf"{_COMPANIES} | {_AUTHORITIES}")
_OFFICE = Spelled(rf"""
    {_COMPANIES} | {_AUTHORITIES} | bộ phận | một cửa | tiếp nhận | đường dây nóng | hotline | fax
    | tổng đài | phòng (?!trọ|ngủ|khách|tắm|số|\d)\w+ | phường | xã | quận | công an | cảnh sát
    | trạm | bệnh viện | trung tâm | trường (?:học|tiểu|mầm|mẫu|thcs|thpt|trung) | văn phòng
    | lễ tân | trực | nhà thầu | đơn vị | ban (?:chỉ huy|quản lý|quản trị|quân sự|tiếp)
    | tổ (?:công tác|trật tự) | đội (?:quản lý|trật tự|cảnh sát)
    | sở (?:xây|tư|y|nội|tài|nông|thông|công|giáo|văn|lao|khoa|du)\w*
    | quầy | trụ sở | cơ quan | hội (?:phụ|nông|cựu|chữ|người)\w* | điện lực | cấp nước | cấp thoát
    | ngân hàng | bưu điện | bưu cục | nhà (?:văn hóa|thiếu nhi|hát|trẻ) | thư viện
    | chi cục | thanh tra | máy lẻ | nhánh | tiếp (?:dân|công dân) | báo (?:vi phạm|sự cố|cháy)
    | phản ánh (?:hiện|về|tại|qua|kiến)
    | giờ hành chính | văn thư | cứu hộ | desk | offices? | reception | police | company
    | contractor(?:'s)? | ward | council | clinic | hospital | school | station | department
    | counter | centre | center | library
""")
_PERSON = Spelled(
    r"""
      nhà (?:riêng|ông|bà|cô|chị|anh|chú|bác|số|tôi|em) | chủ (?:nhà|hộ|trọ|căn|quán|tiệm|đất|cũ)
    | gia đình | con (?:trai|gái|rể|dâu) | vợ | chồng | hàng xóm | người (?:nộp|thuê|khiếu nại
      |phản ánh|báo|nhà|thân|dân|mất|em|thợ|yêu cầu|đứng tên|được) | thợ | khách
    | (?:ông|bà|cô|chị|anh|chú|bác|cụ|dì|thầy|em|mẹ|cha)(?! (?:em|chị|bà)\b)(?: \w+)? | cháu
    | cá nhân | home | neighbour(?:'s)? | owner(?:'s)? | tenant(?:'s)? | mrs? | ms | mother | father
    """,
    r"""
      nha (?:rieng|ong|ba|co|chi|anh|chu|bac|so|toi) | chu (?:nha|ho|tro|can|quan|tiem|dat|cu)
    | gia dinh | con (?:trai|gai|re|dau) | vo | chong | hang xom | nguoi (?:nop|thue|khieu nai
      |phan anh|bao|nha|than|dan|mat|em|tho) | (?:ong|ba|chi|anh|chu|bac)(?: \w+)? | ca nhan
    | home | neighbour(?:'s)? | owner(?:'s)? | tenant(?:'s)? | mrs? | ms | mother | father
    """,
)
"""Before or behind a number: of whom it is."""
