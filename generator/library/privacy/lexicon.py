"""Words by which names of people are told from those of streets, companies and things.

Without accents where the name ends in `_BARE`; in small letters throughout.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_BASES = {code: unicodedata.normalize("NFD", chr(code))[0] for code in range(0xC0, 0x2000)}
_BASES |= {ord("đ"): "d", ord("Đ"): "D"}


def bare(text: str) -> str:
    """Composed text without accents, letter by letter."""
    return text if text.isascii() else text.translate(_BASES)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """What stands between ` | `, on as many lines as needed."""
    return frozenset(" ".join(text.split()).split(" | "))


def either(text: str) -> str:
    """The alternatives of a regular expression, ` | ` between them, on as many lines as needed.

    A line may also break before the `|` of a group.
    """
    joined = re.sub(r" \|(?! )", "|", " ".join(text.split()))
    return "|".join(joined.split(" | "))


@dataclass(frozen=True)
class Spelled:
    """Whole words to look for in a text with accents, and in one without any.

    Without accents other words look the same («bảo hành», «bạo hành»), so these are looked for only
    where the whole text has none; `other` words, where it is not the same ones without accents.
    """

    alternatives: str
    other: str | None = None

    @cached_property
    def _accented(self) -> re.Pattern[str]:
        return _whole(either(self.alternatives))

    @cached_property
    def _accentless(self) -> re.Pattern[str]:
        return _whole(bare(either(self.alternatives)) if self.other is None else either(self.other))

    def fit(self, plain: str, simple: str) -> re.Pattern[str]:
        """The pattern for a `plain` text that is `simple` without accents."""
        return self._accentless if plain == simple else self._accented


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


GREAT = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""The capital letters, as they stand between the brackets of a regular expression."""

SURNAMES = _words("""
    bùi cao châu chử cái cù danh diệp doãn dương giang giàng hoàng huỳnh hà hán hầu hồ hứa kha
    khuất khổng kiều liêu lâm lã lê lò lý lưu lương lục lữ mai mông mạc mẫn nghiêm nghê nguyên
    nguyễn ngô ninh nông phan phùng phạm quách quảng sầm thái thân thạch tiêu trang triệu trương
    trầm trần trịnh tào tô tôn tăng tưởng tạ tống từ ung uông vi võ vũ vương âu đinh đoàn đàm
    đào đái đường đặng đỗ
""")
"""Surnames that are enough before one more name: those of nearly all, and rare ones that are
hardly ever another word with a capital letter."""
SURNAMES_BARE = frozenset(map(bare, SURNAMES))
RARE_SURNAMES = SURNAMES | _words("""
    an ấu bạch lại bàng bành bế biện bồ cam cầm cấn chế chu cung dư đan đậu điền đồng giáp hàn hạ
    hình hùng khúc khương kim la lạc lầu lăng lệ lộ lỗ lộc lư ma mã mạch mạnh mẫu ngọ ngụy nhâm
    nhan nhữ ông ôn phí phó phù phương quan quản quang quàng sái sơn sùng sử tất tần tề thào thẩm
    thi thiều thôi thượng tiết tòng trà tri ty văn vàng viên vòng vừ xa yên ứng bàn bá
""")
"""These too, before a middle name and a given one."""
MIDDLES = _words("""
    văn thị hữu đức thanh minh ngọc quang xuân kim thành công đình quốc bá trọng hoàng gia bảo thu
    hồng như thúy thuý phương mỹ tuấn anh khánh nhật hải duy tấn phước phúc chí trung viết khắc vũ
    tiến mạnh hoài bích diệu tuyết cẩm huyền quỳnh tường thế sỹ đăng thiên việt vĩnh ái ánh yến diễm
    trúc thanh tường bảo hiếu nghĩa nhân quý thiện trí vinh hùng dũng cao phát đại thùy thuỳ lệ mộng
""")
"""What most often stands between surname and given name."""
PLAIN_SURNAMES = _words(
    "nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ ngô dương đinh trương"
)
PLAIN_MIDDLES = _words("văn thị hữu đình")
"""In small letters only these are surely names."""
ORDINALS = _words("hai ba tư năm sáu bảy tám chín mười út cả")
"""The South calls people by the order of their birth."""

TITLES = _words("""
    ông bà anh chị cô chú bác cụ dì cậu mợ thím thầy em dượng bé cháu mụ lão ms mr mrs miss madam
    mẹ bố ba má sư chồng vợ con thầu sếp thằng tía thợ
""")
TITLES_BARE = _words("""
    ong ba anh chi co chu bac cu di cau mo thim thay em me cha vo chong con be chau
""")
PROFESSIONS = _words(
    "ks kts ths ts bs ls gđ pgđ cđt gs pgs đ/c ksxd tt ktv lđ cbkt ntn ccvc sv hs nv pct ct tptk"
)
"""Written before a name."""
ROLES_BARE = either(r"""
    chu (?:nha|ho|dau tu|so huu|su dung|cong trinh|dat|can ho|moi|cu|tiem|quan|can|thau) | gia chu
    | (?:vo|chong|con|em|me) (?:ong|anh|chu|chi|ba|co) (?:ay|ta|nay)
    | chu | gia dinh | ho | nha | vo chong | vo | chong | con | me | cha | hang xom | dai dien(?:
    ho)? | dung ten | cap cho | nguoi [a-z]+(?: [a-z]+)? |
    ben (?:uy quyen|mua|ban|nhan|(?:cho )?thue|giao|(?:cho )?vay|the chap)
    | uy quyen(?: cho)? | ho va ten | ho ten | ten | don cua | nha cua | cua | ky su | kien truc
    su | tho(?: [a-z]+)? | giam sat | chi huy(?: truong)? | doi truong | can bo(?: [a-z]+){0,2} |
    cong chuc | to truong | truong khu pho | to pho | truong ban | pho ban | bao ve | khach(?:
    thue)?(?: tang [a-z]+)? | lam chung | linh muc | su co | thuong toa | hoa thuong | giao vien |
    chu tich | bi thu | chung kien | nha thau(?: phu)? | thi cong | lap | owner | tenant |
    applicant | nguoi | chuyen
    gia(?: [a-z]+)?
""")
"""After these words, with a colon or without, people are named."""
GIVEN_BARE = frozenset(
    map(
        bare,
        _words("""
    an ánh anh bảo bích bình châu chi công cường cúc dung dũng duy duyên đạt đức giang hà hải hạnh
    hân hằng hậu hiền hiếu hiệp hoa hòa hoàng hồng huệ hùng hưng huy huyền hương khải khang khánh
    khoa kiên kiệt lan lâm liên linh lộc lợi long luân ly mai mạnh minh my nga ngân nghĩa ngọc
    nguyên nguyệt nhân nhi nhung nhựt oanh phát phong phú phúc phước phương quân quang quí quý
    quyên quỳnh sang sơn tài tâm tân thảo thanh thắng thịnh thơ thu thư thúy thủy thương tiên tiến
    tín toàn trâm trang trí trinh trọng trung trúc trường tú tuấn tùng tuyết tường uyên vân việt
    vinh vũ vy xuân yến tuyền hường nết mười bảy lựu thắm hạ trà
"""),
    )
)
"""Given names that are often met."""
OFFICES_BARE = either("""
    to (?:truong|pho|vien) | truong (?:thon|ap|khu pho|ban|xom|phong) | pho (?:phong|ban|thon|ap)
    | (?:pho )?chu tich | bi thu | (?:pho )?giam doc | can bo | cb | cong chuc | chuyen vien |
    thanh tra vien | doi (?:truong|vien|pho) | cong an vien | bao ve | dan phong | (?<!nha
    )(?<!den )tho | ky su | kien truc su | giam sat | luat su | cuu chien binh | hoi vien | nhan
    vien
""")
"""Offices and trades; what they are of may stand behind them: «tổ trưởng dân phố»."""
VERBS = either(r"""
    gặp | mời | báo | nhắc | hỏi | gọi | tên | của | với | nhờ | cho | liên hệ | đòi | tìm | gap
    | moi | nhac | goi | nho | lien he | hoi lai
""")
"""After these, one capital letter is enough for a name that is no organisation's."""
ACTS_BARE = either(r"""
    (?:da|chua|khong|se|cung|co|xin|vua)(?= \w) | ky | nhan | xac nhan | phan anh | khieu nai | uy
    quyen | lam chung | dung ten | co mat | ve(?=,) | thue | cam ket | hua | de nghi | to cao |
    chung kien | khong(?= \w) | nop | vang | mo cua | cho muon | tu choi | hen | dong y | chap
    hanh | trinh bay | la (?:em|con|vo|chong|anh|chi|chau|me|cha|bo|chu|nguoi) | ghi nhan da | chu
    tiem | va vo | va chong | bi nhac | noi | keu | can | dai dien | kien nghi | cung di | len lam
    viec | nghich | tam tru | soan | duyet
""")
"""What people do: a name before it is a person's, whatever begins it."""

CAPITALS = _words("""
    ban biên biển bản bảng bắc bộ camera chi chính chương chủ covid cát công cơ cả cấp cục cửa
    doanh dưới facebook giám giấy google gps grab gạch hiến huyện huân hàng hồ hợp internet kho
    khoản khu kiến led liên luật lễ mái móng mẫu mặt mục nam nghị ngày nhà nhân noel năm pccc
    phó phần phụ quý quận quốc shopee sài sàn sơn thành tháng thép thẩm thẻ thủ thứ toà tp trung
    trên trích trưởng trạm trần tây tòa tôn tường tầng tết tỉnh tổng tờ viettel việt wifi xi
    zalo zoom điều điện đoàn đá đông đơn đại đảng đội
""")
"""Words that bear a capital letter without being a name."""

BEARERS = _words("""
    đường phố hẻm ngõ ngách kiệt cầu chợ chùa miếu đền đình lăng rạch kênh sông suối hồ núi bến
    xóm ấp khu tỉnh phường xã trấn quận huyện trường thpt thcs học non trạm viên viện ty cty xứ
    thờ vườn ga tượng lộ thôn buôn bản làng cư tòa toà nhà-thờ tổ đảo biển đèo vịnh cảng trại cung
    hầm gạch tôn sơn măng đá bồn khóa khoá cửa gỗ thép kính đèn ngói ống nhôm lực mầm hiệu hàng
    htx ubnd ban luật ngân chung bưu góc thị sở tâm tàng sạn đài xoay sách opmart nhánh phở mì
    bánh áp đấu vàng cafe phê nghè tiệm quán shop vượt chui xá rạp trang hóa hoá
    thưởng bổng cúp niệm mộ bia hát nghinh bar street đêm bóng lễ tết hội họp
""")
"""What bears a name without being a person; the last word before it."""
BEARERS_BARE = frozenset(map(bare, BEARERS)) - _words(
    "ho an ban so tam cua to cung lang vang banh dem bong le tet hoi"
)
NO_BEARERS_BARE = frozenset({"gia dinh", "hang xom", "yeu cau", "nhu cau", "bien ban"}) | frozenset(
    f"{of} vien"
    for of in (
        "dong",
        "giao",
        "nhan",
        "doan",
        "hoi",
        "sinh",
        "thanh",
        "tac",
        "chuyen",
        "dang",
        "to",
    )
)
"""Pairs of words of which the last bears nothing."""
COMPANIES_BARE = either("""
    cong ty | cty | ctcp | cp | tnhh | doanh nghiep | hop tac xa | htx | xi nghiep | tap doan |
    quan (?:com|an|ca phe|nhau|bun|pho|chay) | com tam | bang hieu | nha hang | khach san | sieu
    thi | cua hang | tiem (?:giat|toc|vang|thuoc|banh|sach) | ca phe | nha sach | thuong hieu
""")
"""Behind these, up to the next comma, stands the name of a company or a shop."""
ORGANISATIONS_BARE = either(r"""
    cong (?:ty|an|doan|trinh|nhan|chuc|vien) | cty | tong | ubnd | uy ban | hdnd | hoi | ban |
    truong | so | phong | benh vien | hop tac | doanh nghiep | nha (?:nuoc|tho) | quy | chua |
    trung tam | phuong | xa | bo | dang | tram | tap doan | xi nghiep | lien
    (?:doan|hiep|minh|danh|co) | vien | cuc | chi (?:cuc|nhanh) | khu | to | vnpt | evn | mat tran
    | doan (?:thanh|kinh|cong|vien) | thanh tra | luat | nghi dinh | thong tu | quyet dinh | dien
    luc | cap nuoc | don vi | chu (?:dau|nha|ho|tich) | nguoi | phap | van phong | can bo | giay |
    bien ban | ho so | thong bao | cong vien
""")
"""How the name of somebody begins that is no person."""
THINGS_BARE = phrases("""
    an ninh | an toan | bien ban | cam dau | cam do | cam hut | cam ket | cao do | cao trinh |
    chu dau | chu ho | chu nha | chu nhat | co phan | cong trinh | cong ty | dan cu | danh muc |
    dao dat | dao ham | dao mong | dinh ky | do be | do mai | do san | do thi | do tru | do xe |
    doan duong | doan kiem | doan thanh | doan tu | doan vien | du kien | duong day | duong noi |
    duong ong | giang mai | ha cot | ha nen | ha tang | ha tien | ho boi | ho ca | ho nuoc |
    ho so | khu vuc | kim loai | lai xe | lap dat | le dan | le phi | lo gioi | luu luong | luu y |
    ly do | ly lich | mai hien | mai ngoi | mai ton | mai vang | ong nuoc | pham vi | phan mai |
    phan tuong | pho chu | phu luc | phuong an | phuong tien | quan ly | quan trac | quang cao |
    son lot | son nuoc | son tuong | tang ham | tang lung | tang tret | thach cao | thai duong |
    thanh tra | thi cong | thi nghe | thi tran | thi truong | thi xa | thiet ke | to chuc |
    to dan | to truong | ton giao | ton lanh | ton trong | tran go | tran nha | tran nhom |
    tran nhua | tran thach | tri gia | tu ngay | tu van | tu y | van ban | van hoa | van phong |
    vi pham | vi tri | viec tang | xay dung
""")
"""Two words that begin like a name and are none."""
PLACES_BARE = phrases("""
    an giang | ba dinh | binh thanh | cao bang | cao lanh | chau doc | chau thanh | dien bien |
    dinh quan | do son | dong anh | dong da | dong nai | dong thap | duong minh | ha dong | ha
    giang | ha long | ha nam | ha noi | ha tien | ha tinh | hai ba | ho chi | ho guom | ho tay |
    hoang mai | hoang sa | hung vuong | kim bang | kim son | la gi | lai chau | lai thieu | lam
    dong | lam ha | lang ha | lang son | luong son | luong tai | ly son | mai chau | mai son |
    mong cai | ninh binh | ninh kieu | ninh thuan | phan rang | phan thiet | quang binh | quang
    nam | quang ngai | quang ninh | quang tri | son la | son tay | tan binh | thach ha | thach
    that | thai binh | thai nguyen | thanh xuan | to hieu | trang bang | trieu phong | trieu son |
    truong sa | tu liem | tu son | ung hoa | vi thanh | vi xuyen | viet nam | vinh long | vinh
    phuc | vu quang | vu thu | vuong quoc | yen bai | yen lac
""")
"""How places begin that bear no other word before them."""
TITLED_PLACES_BARE = either(r"""
    ba (?:trieu|hat|huyen thanh quan|diem|hom|ria|na|chieu|queo|den|le chan|trung|chua
    xu|dinh|vi|be|tri|to|ky|bau|lai|ca|cai|cua|buom|luu) | ong (?:ich
    khiem|lanh|ta|thin|cong|tao|bau|nhieu) | co (?:giang|bac|dau|lap) | cu rua | em ai | bac ai
    | anh (?:quoc|ngu|van|sang) | chi (?:lang|linh|tong phu) | hai ba trung | chu (?:van an|manh
    trinh|y|nhat|dau|nha|ho|truong) | mai (?:anh|thi luu) | ba thang (?:hai|tu)
""")
"""Streets and places that begin like a title."""

PHONE_WORDS_BARE = either(r"""
    dien thoai | d\.?t | sdt | so dt | tel | phone | di dong | may ban | goi | alo | lien he |
    zalo | viber | whatsapp | hotline
""")
ACCOUNT_WORDS_BARE = either(r"""
    stk | so tai khoan | tai khoan | so tk | tk | chuyen khoan | ck | vcb | vietcombank | bidv |
    acb | techcombank | tcb | agribank | mb ?bank | vpbank | sacombank | vietinbank | tpbank |
    momo
""")
PAPER_WORDS_BARE = either(r"""
    cccd | cmnd | cmt | cc | can cuoc | can cuoc cong dan | chung minh | dinh danh | ho chieu |
    passport | bhxh | bhyt | bao hiem | mst | ma so thue | gplx | bang lai | giay phep lai xe |
    ho khau | the tam tru | visa
""")
"""Before a number: it is that of a phone, an account, a paper of a person."""
