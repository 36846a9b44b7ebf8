"""What a stranger might write into pages and YAML: tables, and one guide that holds it all."""

from __future__ import annotations

import json
from collections.abc import Iterator

from PIL import Image

from generator.library.language.folding import mark_of
from tests.guide.test_hand_written import HOSTILE as REFUSED_MARKDOWN
from tests.guide_files import (
    BIRTH_FILE,
    FIELDS_FILE,
    LIFE_EVENTS_FILE,
    MARRIAGE_FILE,
    WARD_FILE,
    Guide,
)
from tests.views.full import RENOVATION_FILE, write_full

PAGES = "site_src/pages"
NEWS = f"{PAGES}/tin-la.md"
ENGLISH = "procedures/ho-tich/khai-sinh.en.yml"
SYNONYMS = "procedures/synonyms.yml"

MARKDOWN = {name: written for name, (written, _, rule) in REFUSED_MARKDOWN.items() if rule} | {
    "refresh to a page here": '<meta http-equiv=refresh content="0;url=../a-z/">',
    "refresh behind a bracket in quotes": (
        '<meta a=">" http-equiv="refresh" content="0;url=../a-z/">'
    ),
    "refresh in capitals": '<META HTTP-EQUIV="Refresh" CONTENT="0;URL=../a-z/">',
    "referrer for everybody": '<meta name="referrer" content="unsafe-url"><img src=x>',
    "connection made beforehand": '<link rel="preconnect" href="https://x.example">',
    "style that covers the page": "<style>body{display:none}</style>",
    "file that is a script": '<script src="../ke-la.txt"></script>',
    "file that is a script, by the guide's own loader": (
        '<p data-script="../ke-la.txt">x</p>\n<p data-SCRIPT = \'../ke-la.txt\'>x</p>'
    ),
    "module of the guide with something more": (
        '<script data-src="../javascripts/motcham.js">alert(1)</script>'
    ),
    "script after what begins like the theme's": (
        '<script>__md_scope=new URL(".",location);alert(1)</script>'
    ),
    "worker": '<script>navigator.serviceWorker.register("../ke-la.txt")</script>',
    "form that its button sends elsewhere": (
        '<form><button formaction="//x.example/" formtarget="_blank">Gửi</button></form>'
    ),
    "end of the page": "</div></article></main></body></html><script>alert(1)</script>",
    "picture that measures": '<img srcset="https://x.example/a 1x" src="https://x.example/b">',
    "animation that becomes a link": (
        '<svg><a><animate attributeName="href" values="javascript:alert(1)"/><text y="9">x</text>'
        "</a></svg>"
    ),
    "dialog that opens itself": (
        '<dialog open onclose="alert(1)"><input autofocus onfocus="alert(1)">'
    ),
    "rules of speculation": '<script type="speculationrules">{"prefetch":[]}</script>',
    "map of imports": '<script type="importmap">{"imports":{"a":"https://x.example/a.js"}}</script>',
    "head that makes it another page": (
        "---\ntitle: x\ntemplate: redirect.html\nlocation: '\"></noscript><meta"
        " http-equiv=refresh content=\"0;url=/a-z/\">'\n---\n"
    ),
}  # fmt: skip
"""Hand-written pages by what each is: every one is refused, and does nothing all the same."""

PAYLOADS = (
    "<script>alert({n})</script>",
    "<img src=x onerror=alert({n})>",
    '"><svg onload=alert({n})>',
    "</title></script><script>alert({n})</script>",
    '<a href="javascript:alert({n})">x</a>',
    "'><iframe srcdoc='<script>alert({n})</script>'>",
    "<meta http-equiv=refresh content=0;url=/ke-la/{n}>",
    "<!--motcham:contact--><b onclick=alert({n})>x</b>",
    "[x](javascript:alert({n}))<style>*{{}}</style>",
)

FIELDS = {
    # What it is: the file; in it, between @, what is replaced.
    "title": (BIRTH_FILE, "\ntitle: @Đăng ký khai sinh@"),
    "official title": (BIRTH_FILE, "@Thủ tục đăng ký khai sinh@"),
    "summary": (BIRTH_FILE, "@Làm giấy khai sinh.@"),
    "keyword": (BIRTH_FILE, "keywords: [@giấy khai sinh@]"),
    "caution": (BIRTH_FILE, "@Hỏi trước.@"),
    "law of a caution": (BIRTH_FILE, "@135/2025/QH15@"),
    "case": (BIRTH_FILE, "@Trẻ bị bỏ rơi@"),
    "what a deadline counts from": (BIRTH_FILE, "@ngày sinh@"),
    "deadline in words": (BIRTH_FILE, "@cả ngày nghỉ@"),
    "fact of law": (BIRTH_FILE, "@Đúng hạn thì miễn lệ phí@"),
    "its law": (BIRTH_FILE, "@Luật Thử@"),
    "its article": (BIRTH_FILE, "@Điều 11@"),
    "where": (BIRTH_FILE, "@Nhà văn hóa@"),
    "time in words": (BIRTH_FILE, "@Sau 15 giờ thì hôm sau@"),
    "channel's note": (BIRTH_FILE, "@Cả hai cùng đến.@"),
    "fee per": (BIRTH_FILE, "per: @bản@"),
    "fee waived": (BIRTH_FILE, "@trẻ em@"),
    "fee when": (BIRTH_FILE, "@bạn xin thêm bản sao@"),
    "fee's note": (BIRTH_FILE, "@Trả một lần.@"),
    "document": (BIRTH_FILE, "@Giấy chứng sinh@"),
    "document when": (BIRTH_FILE, "@bé mới sinh@"),
    "document's note": (BIRTH_FILE, "@Bản của bệnh viện.@"),
    "document instead": (BIRTH_FILE, "@Giấy cam đoan@"),
    "document instead, when": (BIRTH_FILE, "@không có giấy@"),
    "form's name": (BIRTH_FILE, "@Tờ khai@"),
    "note": (BIRTH_FILE, "@Nhớ mang bút.@"),
    "step": (BIRTH_FILE, "@Ra quầy.@"),
    "result": (BIRTH_FILE, "name: @Giấy khai sinh@"),
    "result's note": (BIRTH_FILE, "@Một bản.@"),
    "condition": (BIRTH_FILE, "@Bé sinh ở đây.@"),
    "law's title": (BIRTH_FILE, "@Luật Hộ tịch@"),
    "staff's note": (BIRTH_FILE, "@Hỏi lại@"),
    "reason of a withdrawal": (MARRIAGE_FILE, "@Nhập vào thủ tục khác.@"),
    "ward's name": (WARD_FILE, "@Phường Thử@"),
    "province": (WARD_FILE, "@Tỉnh Thử@"),
    "address": (WARD_FILE, "@1 Đường Thử@"),
    "greeting": (WARD_FILE, "@Xin chào.@"),
    "note on hours": (WARD_FILE, "@Nghỉ lễ.@"),
    "day off": (WARD_FILE, "@tập huấn@"),
    "hotline": (WARD_FILE, "@Một cửa@"),
    "hotline's note": (WARD_FILE, "@giờ làm việc@"),
    "counter": (WARD_FILE, "@Quầy 1@"),
    "counter's place": (WARD_FILE, "@Tầng 2@"),
    "channel for reports": (WARD_FILE, "@Tổng đài@"),
    "its note": (WARD_FILE, "@cả ngày@"),
    "unit": (WARD_FILE, "@Phòng Hạ tầng@"),
    "neighbourhood": (WARD_FILE, "@Khu phố 1@"),
    "field's title": (FIELDS_FILE, "@Hộ tịch@"),
    "field's summary": (FIELDS_FILE, "@Giấy tờ về nhân thân.@"),
    "life event's title": (LIFE_EVENTS_FILE, "@Sinh con@"),
    "life event's summary": (LIFE_EVENTS_FILE, "@Khi có em bé.@"),
    "life event's keyword": (LIFE_EVENTS_FILE, "@đẻ@"),
    "life event's step": (LIFE_EVENTS_FILE, "@Làm trước.@"),
    "life event's step, when": (LIFE_EVENTS_FILE, "@bé sinh ở viện@"),
    "road": (LIFE_EVENTS_FILE, "@Một lần@"),
    "step of a road": (LIFE_EVENTS_FILE, "@Gộp.@"),
    "step of a road, when": (LIFE_EVENTS_FILE, "@được gộp@"),
    "permit": (RENOVATION_FILE, "@1/GPXD@"),
    "permit by": (RENOVATION_FILE, "@UBND phường@"),
    "house": (RENOVATION_FILE, "@18/2@"),
    "street": (RENOVATION_FILE, "@Đường Thử@"),
    "works' neighbourhood": (RENOVATION_FILE, "@Khu phố 1@"),
    "allowed": (RENOVATION_FILE, "@Sửa mái@"),
    "not allowed": (RENOVATION_FILE, "@Không tăng tầng@"),
    "contractor": (RENOVATION_FILE, "@Công ty Thử@"),
    "act": (RENOVATION_FILE, "@Gia hạn@"),
    "works' unit": (RENOVATION_FILE, "@Phòng Thử@"),
    "picture's title": (RENOVATION_FILE, "@Mặt tiền@"),
    "page's title": (NEWS, "title: @Tin lạ@"),
    "page's summary": (NEWS, "@Tin từ người lạ.@"),
    "page's keyword": (NEWS, "@lạ@"),
    "translation": (ENGLISH, "@Hello.@"),
    "synonym": (SYNONYMS, "@cưới hỏi@"),
    "place of service": (WARD_FILE, "@Cơ sở 2@"),
    "its address": (WARD_FILE, "@5 Đường Thử@"),
    "who answers there": (WARD_FILE, "@Gác cổng@"),
    "when they answer": (WARD_FILE, "note: @sáng@"),
    "who does it instead": (WARD_FILE, "@Công an phường@"),
}
"""Every kind of free text: each is text, so it is kept, and shows as it was written."""

REFUSED_FIELDS = {
    # What it is: the file, what is replaced, what stands there then.
    "address that runs": (BIRTH_FILE, "https://nop.example/", "javascript:alert(1)"),
    "address that is a page": (BIRTH_FILE, "https://mau.example/", "'data:text/html,<script>'"),
    "address in capitals": (BIRTH_FILE, "https://goc.example/", "JavaScript:alert(1)"),
    "address without scheme": (WARD_FILE, "https://ban-do.example/", "//x.example/"),
    "address with a name before": (BIRTH_FILE, "https://nop.example/", "https://a.gov.vn@x.example/"),
    "address of the site": (WARD_FILE, "https://phuong.tinh.vn/", '\'https://x.example/"><script>\''),
    "phone number": (WARD_FILE, "028 3800 0000", "'1022\"><script>alert(1)</script>'"),
    "phone number that forwards": (WARD_FILE, "028 3800 0000", '"*21*0900#"'),
    "mail": (WARD_FILE, "thu@phuong.tinh.vn", '\'a@b.vn"onclick=alert(1)\''),
    "mail with a secret receiver": (WARD_FILE, "thu@phuong.tinh.vn", "a@b.vn?bcc=x@x.example"),
    "icon": (LIFE_EVENTS_FILE, "baby-carriage", "../../../etc/passwd"),
    "code": (LIFE_EVENTS_FILE, "VDSINH", '\'"><script>\''),
    "case's id": (BIRTH_FILE, "id: khac", "id: '\"onclick=alert(1)'"),
    "amount": (BIRTH_FILE, "8000", "<b>8000</b>"),
    "day": (BIRTH_FILE, "2016-01-01", "<i>2016</i>"),
    "national code": (BIRTH_FILE, "1.001193", "<u>1</u>"),
    "law's number": (BIRTH_FILE, "60/2014/QH13", "<b>1</b>"),
    "decision": (BIRTH_FILE, "163/QĐ-BTP", "<b>1</b>"),
    "neighbourhood that the ward has not": (RENOVATION_FILE, "neighbourhood: ", "neighbourhood: <"),
    "picture's file": (RENOVATION_FILE, "a.jpg", "../../ward.yml"),
    "picture that is a script": (RENOVATION_FILE, "a.jpg", "a.svg"),
    "picture's file with markup": (RENOVATION_FILE, "a.jpg", "'a\"onerror=alert(1).jpg'"),
    "mark of a translation": (ENGLISH, "of: '", "of: '<"),
    "trusted host": (WARD_FILE, "khac.example", "tinh-gov-vn.example"),
}  # fmt: skip


def payload(name: str) -> str:
    """The hostile text of the row `name`; its number says whose it is."""
    if name == "works' neighbourhood":
        return payload("neighbourhood")  # it is one of the ward's
    number = [*FIELDS].index(name)
    text = PAYLOADS[number % len(PAYLOADS)].format(n=number)
    return f"Công ty {text}" if name == "contractor" else text


def write_hostile(guide: Guide) -> Guide:
    """`guide` with every key of every model in use, and hostile text in each free text."""
    write_full(guide)
    guide.replace(WARD_FILE, "not_offered:", "  - {name: Quầy 2, place: Tầng 2}\nnot_offered:")
    Image.new("RGB", (40, 30)).save(guide.path(RENOVATION_FILE).with_name("a.jpg"))
    head = "---\ncode: TTLA\ntitle: Tin lạ\nsummary: Tin từ người lạ.\nkeywords: [lạ]\n---\n"
    guide.write(NEWS, f"{head}Lạ.\n")
    made_from = mark_of(payload("summary"))
    guide.write(ENGLISH, f"strings:\n  summary: {{of: '{made_from}', text: Hello.}}\n")
    guide.write(SYNONYMS, "synonyms:\n  - {say: [cưới hỏi], mean: kết hôn}\n")
    for name, (file, place) in FIELDS.items():
        before, _, after = place.split("@")
        guide.replace(file, place.replace("@", ""), f"{before}{json.dumps(payload(name))}{after}")
    guide.issue_codes()
    return guide


def hostile_pages() -> Iterator[tuple[str, str]]:
    """The file of each hostile page, and its text; a head stays at its top."""
    for number, written in enumerate(MARKDOWN.values()):
        text = written if written.startswith("---\n") else f"# Tin\n\n{written}"
        yield f"{PAGES}/la-{number}.md", f"{text}\n"
