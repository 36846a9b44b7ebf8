"""What only the unit, or its province, can say: each fact with the place where it is written.

The list goes to the people who know: as text to work through, or as a page to fill in by hand and
to sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from urllib.parse import parse_qs, urlsplit

from markupsafe import Markup

from generator.library.checked.library import Library
from generator.library.desk.english_behind import waiting_texts
from generator.library.desk.law_to_confirm import UnconfirmedArticle, unconfirmed_articles
from generator.library.forms.paths import LOCAL, Roots
from generator.library.language.formats import day_words
from generator.library.loading.collection import province_file, translation_of
from generator.library.local.in_unit import mark_for_overlays, open_fees
from generator.library.models.procedure import Procedure, Via
from generator.library.registers.ledger import is_own_code

OF_THE_UNIT = "Đơn vị"
OF_THE_PROVINCE = "Mức tiền tỉnh, thành phố đặt"
OF_PROCEDURES = "Từng thủ tục"
TO_CONFIRM = "Xem lại"
OF_LAWS = "Điều luật chờ xác nhận"
NO_FORMS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Todo:
    """One fact that is wanted: in which section, of what, what is asked, and where it goes."""

    section: str
    subject: str
    asked: str
    files: tuple[str, ...]
    line: str
    """What is written in each of them, with … for the answer."""
    pages: tuple[str, ...] = ()
    """Addresses at which the answer stands."""
    read_at: str = ""
    """Where it was read before."""


def todos(library: Library, roots: Roots, on: date) -> list[Todo]:
    """All that the unit has still to say, in the order in which it is asked."""
    found = [*_of_the_unit(library, roots)]
    for procedure in library.in_force:
        found += _amounts(library, roots, procedure)
    for procedure in (one for one in library.in_force if not one.is_record):
        found += _times(library, roots, procedure)
    found += map(_article, unconfirmed_articles(library, on))
    return [*found, *_to_confirm(library, roots, on)]


def _of_the_unit(library: Library, roots: Roots) -> Iterator[Todo]:
    ward, file = library.ward, roots.ward_file
    wanted = {
        "hours": ("Giờ làm việc", 'hours: {monday: ["…"]}'),
        "map_url": ("Địa chỉ bản đồ của trụ sở", "map_url: …"),
        "appointment_url": ("Trang lấy số, hẹn giờ, nếu có", "appointment_url: https://…"),
        "status_url": ("Trang xem hồ sơ tới đâu, nếu có", "status_url: https://…"),
        "report_channels": (
            "Kênh phản ánh của người dân",
            'report_channels: [{name: Tổng đài 1022, phone: "1022"}]',
        ),
        "neighbourhoods": ("Các khu phố, thôn, ấp", "neighbourhoods: [Khu phố 1, …]"),
    }
    for key, (asked, line) in wanted.items():
        if not getattr(ward, key):
            yield Todo(OF_THE_UNIT, ward.name, asked, (file,), line)
    if not any(counter.fields for counter in ward.counters):
        asked = "Quầy nào nhận hồ sơ của lĩnh vực nào"
        line = "counters: [{name: Quầy 1, fields: [ho-tich, …]}]"
        yield Todo(OF_THE_UNIT, ward.name, asked, (file,), line)


def _named(procedure: Procedure) -> str:
    return f"{procedure.code} {procedure.title}"


def _amounts(library: Library, roots: Roots, procedure: Procedure) -> Iterator[Todo]:
    asked: set[str] = set()
    for _, _, fee in open_fees(procedure, library.set_fees.get(procedure.code, ())):
        what = f"{fee.kind.label} bao nhiêu" + (f", khi {fee.when}" if fee.when else "")
        if what in asked:  # one amount for every way of handing in
            continue
        asked.add(what)
        answer = f"kind: {fee.kind}, amount: …, decision: …"
        if is_own_code(procedure.code):  # which is another procedure in each unit of the province
            file = roots.own(f"{LOCAL}/{procedure.code}.yml")
            line = f"of: {mark_for_overlays(procedure)}, fees: [{{{answer}}}]"
        else:
            file = province_file(library.ward.province)
            line = f"- {{procedure: {procedure.code}, {answer}}}"
        yield Todo(OF_THE_PROVINCE, _named(procedure), what, (file,), line)


def _times(library: Library, roots: Roots, procedure: Procedure) -> Iterator[Todo]:
    overlay = library.overlays.get(procedure.code)
    counter = [one for one in procedure.channels if one.via is Via.COUNTER]
    if counter and not any(one.time for one in counter) and not (overlay and overlay.time):
        file = roots.own(f"{LOCAL}/{procedure.code}.yml")
        line = f"of: {mark_for_overlays(procedure)}, time: {{value: …, unit: working_day}}"
        asked = "Nộp ở quầy thì bao lâu có kết quả"
        yield Todo(OF_PROCEDURES, _named(procedure), asked, (file,), line)


def overtaken(library: Library) -> Iterator[tuple[Procedure, str]]:
    """The procedures whose overlay answers a text that the library has since changed.

    With each the mark of its text of today, to be written once the overlay has been looked at.
    """
    for procedure in library.procedures:
        overlay = library.overlays.get(procedure.code)
        if overlay and overlay.of != (mark := mark_for_overlays(procedure)):
            yield procedure, mark


def _to_confirm(library: Library, roots: Roots, on: date) -> Iterator[Todo]:
    for procedure, mark in overtaken(library):
        asked = "Thư viện đã đổi: phần riêng của đơn vị còn đúng không"
        file = roots.own(f"{LOCAL}/{procedure.code}.yml")
        yield Todo(TO_CONFIRM, _named(procedure), asked, (file,), f"of: {mark}")
    for key, title, texts in waiting_texts(library.on(on)):
        if texts and key == "ward":
            asked = f"Tiếng Anh của {len(texts)} câu"
            file = translation_of(roots.ward_file)
            yield Todo(TO_CONFIRM, title, asked, (file,), "text: …")


def _article(one: UnconfirmedArticle) -> Todo:
    said = ", ".join(f"«{fact}» ({', '.join(codes)})" for fact, codes in one.facts)
    return Todo(
        OF_LAWS,
        f"{one.law}, {one.article}",
        f"luật có ghi {said} không",
        one.files,
        "confirmed_on: …",
        one.pages,
        "; ".join(one.sources),
    )


def as_text(found: Iterable[Todo], forms: Mapping[str, str] = NO_FORMS) -> str:
    """The list, section by section; `forms` has by file the address of the form that takes it."""
    lines: list[str] = []
    for section, those in _sections(found).items():
        lines += ["", f"{section} ({len(those)}):"]
        for one in those:
            lines.append(f"  {one.subject}: {one.asked}?")
            lines += [f"    Xem {page}" for page in one.pages]
            lines += [f"    Đã đọc ở: {one.read_at}"] if one.read_at else []
            lines += [f"    Điền ở: {form}" for form in _forms(one, forms)]
            lines.append(f"    → {', '.join(one.files)}: {one.line}")
    return "\n".join(lines[1:])


def as_markdown(found: Iterable[Todo], forms: Mapping[str, str] = NO_FORMS) -> str:
    """The same with boxes to tick."""
    lines: list[str] = []
    for section, those in _sections(found).items():
        lines += ["", f"### {section}", ""]
        for one in those:
            pages = "".join(f" [{_page_name(page)}](<{page}>)" for page in one.pages)
            read = f" Đã đọc ở: {one.read_at}." if one.read_at else ""
            files = ", ".join(
                f"[`{file}`](<{forms[file]}>)" if file in forms else f"`{file}`"
                for file in one.files
            )
            lines.append(f"- [ ] {one.subject}: {one.asked}?{pages}{read} {files}: `{one.line}`")
    return "\n".join(lines[1:])


def as_html(found: Iterable[Todo], name: str, on: date, forms: Mapping[str, str] = NO_FORMS) -> str:
    """One page to print, to fill in by hand and to sign."""
    rows = Markup("")
    for section, those in _sections(found).items():
        rows += Markup('<tr><th colspan="4">{}</th></tr>').format(section)
        for number, one in enumerate(those, start=1):
            where = Markup("<br>").join(map(_CODE.format, (*one.files, one.line)))
            for form in _forms(one, forms):
                where += _FORM.format(form)
            asked = Markup("<b>{}</b><br>{}?").format(one.subject, one.asked)
            for page in one.pages:
                asked += _LINK.format(page, _page_name(page))
            if one.read_at:
                asked += Markup("<br>Đã đọc ở: {}").format(one.read_at)
            rows += _ROW.format(number, asked, where)
    return str(_PAGE.format(name=name, day=day_words(on), rows=rows))


def _forms(one: Todo, forms: Mapping[str, str]) -> list[str]:
    return [forms[file] for file in one.files if file in forms]


def _page_name(page: str) -> str:
    """What a link to `page` reads: its host and what is looked for there."""
    address = urlsplit(page)
    return " ".join(filter(None, [address.hostname, *parse_qs(address.query).get("keyword", ())]))


def _sections(found: Iterable[Todo]) -> dict[str, list[Todo]]:
    sections: dict[str, list[Todo]] = {}
    for one in found:
        sections.setdefault(one.section, []).append(one)
    return sections


_CODE = Markup("<code>{}</code>")
_LINK = Markup('<br><a href="{}">Xem {}</a>')
_FORM = Markup('<br><a href="{}">Mở biểu mẫu</a>')
_ROW = Markup("<tr><td>{}</td><td>{}</td><td class=a></td><td>{}</td></tr>\n")
_PAGE = Markup("""<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Điều đơn vị cần cung cấp – {name}</title>
<style>
body {{ font: 14px/1.45 "Times New Roman", serif }}
body {{ max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.4rem; margin: 0 0 .3rem }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border: 1px solid #777; padding: .35rem .5rem; vertical-align: top; text-align: left }}
th[colspan] {{ background: #eee }}
td.a {{ width: 26% }} code {{ font-size: .75rem; overflow-wrap: anywhere }}
tr {{ break-inside: avoid }}
.sign {{ display: flex; justify-content: space-between; margin-top: 2rem; text-align: center }}
.sign div {{ width: 45%; min-height: 8rem }}
@page {{ size: A4; margin: 15mm }}
</style></head><body>
<h1>Điều đơn vị cần cung cấp cho trang tra cứu</h1>
<p>{name}, ngày {day}. Ghi câu trả lời vào cột giữa; cột cuối là chỗ người giữ trang sẽ ghi.</p>
<table><thead><tr><th>Số</th><th>Cần biết</th><th>Câu trả lời</th><th>Ghi vào</th></tr></thead>
<tbody>
{rows}</tbody></table>
<div class="sign"><div>Người cung cấp<br><i>(ký, ghi rõ họ tên)</i></div>
<div>Chủ tịch<br><i>(ký, ghi rõ họ tên)</i></div></div>
</body></html>
""")
