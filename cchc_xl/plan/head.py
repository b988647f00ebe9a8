"""The head of a letter: number and symbol, day, type, what it is about, who sends it, the years it plans."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Head:
    """``number`` is "" in a draft; ``dated`` is dd/mm/yyyy, or «tháng 11/2023» where the day was left open.

    ``place``: where it was signed, as far as its line says («Quảng Ngãi»).
    """

    kind: str
    number: str
    symbol: str
    dated: str
    issuer: str
    subject: str
    years: tuple[int, ...]
    introduction: str
    place: str = ""


def read_head(lines: Sequence[str], opening: Sequence[str] = ()) -> Head:
    """What the lines before the first task say; an appendix alone is known by the document it belongs to.

    ``opening``: those of them before anything is numbered, where the title stands.
    """
    number, symbol = _reference(lines)
    kind, subject = _subject(opening or lines)
    introduction = introduction_of(lines)
    issuer = _with_its_name(_issuer(introduction), _letterhead(lines))
    dated = _dated(lines)
    told = (_years([subject]), _years(_plans_in(introduction)), _years([_title(lines)]))
    years = next(filter(None, (_not_past(years, dated) for years in told)), ())
    head = Head(kind, number, symbol, dated, issuer, subject, years, introduction, _place(lines))
    return head if symbol else _of_the_appendix(head, lines)


_SYMBOL = r"[A-ZĐ][\w&-]*(?:-[\w&]+)*"
# 17; 17/2024 of a document that makes law; 45-KH of the party: «Số 45-KH/TU»
_OWN = r"(?P<number>\d+\s*/\s*20\d\d(?=\s*/)|\d+\s?-\s?[A-ZĐ][A-ZĐa-z]{1,3}(?=\s*/)|\d*)[\s.…_]*/\s*"
_APART = r"(?:\s[-–]\s?|\s?[-–]\s|–)[A-ZĐ]{2,}(?![^\W\d_])"  # «KH - UBND»
# Written otherwise than «Số», the word may as well go on with a sentence of the line above: «Kế hoạch / số 12/KH-UBND
# ngày …»; it is the letter's own where nothing but «V/v …» or the place and day stands behind it.
_NO = r"(?:Số|(?P<odd>(?i:s[ốô])))\s*:?"
_REFERENCE = re.compile(
    rf"(?:^|\s){_NO}\s*{_OWN}(?P<symbol>{_SYMBOL}(?:{_APART})?)"
    r"(?(odd)(?=\s*$|\s\s|\s*[—–-]\s*(?i:v/v)|\s[^\d,]{3,40},\s*ngày))"
)
_DAY = r"ngày[\s.…_]*(\d{0,2})[\s.…_]*tháng[\s.…_]*(\d{1,2})[\s.…_]*năm\s*(\d{4})"
_DATED = re.compile(rf",\s*{_DAY}", re.IGNORECASE)
_DATED_SHORT = re.compile(r"^[^\d]{3,40},\s*ngày\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$", re.IGNORECASE)
_KINDS = "KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|THÔNG BÁO|CHỈ THỊ|TỜ TRÌNH|BÁO CÁO|ĐỀ ÁN|NGHỊ QUYẾT|HƯỚNG DẪN|CÔNG VĂN"
_KIND = re.compile(rf"({_KINDS})(?:\s*$|\s+(?!VÀ ĐẦU TƯ)(.*)$)")
_HEAD_ENDS = re.compile(
    r"Kính gửi|Căn cứ|(?-i:Thực hiện|Theo |Để |Qua |Trong (?:năm|thời gian|những))|(?:Thời gian|Năm) .{1,12},|"
    r"Số\s*:|[IVX]+\.|Điều 1|CỘNG H|Độc lập|\(?Kèm theo|\(?Ban hành kèm|PHỤ LỤC|"
    r"[-_–]{3,}|"
    r"[^\d]{3,40}, ngày\b|(?:CHỦ TỊCH )?(?:ỦY BAN|UỶ BAN|UBND|GIÁM ĐỐC)\b",
    re.IGNORECASE,
)


def _reference(lines: Sequence[str]) -> tuple[str, str]:
    """Number and symbol; the number is "" in a draft. «Số:» may stand on a line of its own."""
    pairs = (f"{a} {b}" for a, b in zip(lines, [*lines[1:], ""], strict=False))
    texts = [*lines, *(pair for pair in pairs if _NUMBERED.match(pair))]
    match = next((m for text in texts if (m := _REFERENCE.search(text)) and not _is_cited(text, m)), None)
    parts = (match["number"], match["symbol"]) if match else ("", "")
    number, symbol = (re.sub(r"\s*([-–/])\s*", r"\1", part).replace("–", "-") for part in parts)
    return number, symbol


def is_letterhead(cells: Iterable[str]) -> bool:
    """Whether the cells of a column hold the letter's own number («Số: 12/SNV-CCHC»)."""
    return bool(_reference([line.strip() for cell in cells for line in cell.split("\n") if _NUMBERED.match(line)])[1])


_NUMBERED = re.compile(rf"\s*{_NO}\s*(?=\d|[\s.…_/]|$)")


def _is_cited(text: str, match: re.Match[str]) -> bool:
    """«Kế hoạch số 12/KH-UBND» is another document; the letter's own number begins its line or column."""
    return bool(re.search(r"\w\s$", text[: match.start() + 1])) and not re.search(r"\s{2,}$", text[: match.start() + 1])


def _dated(lines: Sequence[str]) -> str:
    match = next((m for line in lines if (m := _DATED.search(line) or _DATED_SHORT.search(line))), None)
    return _day(*match.groups()) if match else ""


def _place(lines: Sequence[str]) -> str:
    """What stands before the day, in its column of the line."""
    dated = (m for line in lines if (m := _DATED.search(line) or _DATED_SHORT.search(line)))
    before = next((m.string[: m.start() or m.string.rfind(",")] for m in dated), "")
    return re.split(r"\s{2,}|\t", before.strip())[-1]


def _day(day: str, month: str, year: str) -> str:
    return f"{int(day):02d}/{int(month):02d}/{year}" if day else f"tháng {int(month):02d}/{year}"


def _subject(lines: Sequence[str]) -> tuple[str, str]:
    """Type of document and what it is about: «V/v …» of a letter, or the lines below a title in capitals."""
    for place, line in enumerate(lines):
        about = re.search(r"(?:\bV/v|^Về việc)\s*:?\s*(.*)", line, re.IGNORECASE)
        if about:
            return "Công văn", _to_the_gap(lines[place + 1 :], about[1])
        title = _KIND.match(line)
        if title:
            below = _to_the_gap([title[2] or "", *lines[place + 1 :]])
            return title[1].capitalize(), re.sub(r"^(?:V/v|Về việc)\s*:?\s*", "", below, flags=re.IGNORECASE)
    return "Công văn", ""


def _to_the_gap(lines: Sequence[str], first: str = "") -> str:
    """The words of a first line («V/v thực hiện …»), and lines up to a blank one, or to what surely is no title."""
    taken = [first]
    for line in lines:
        if (not line and any(taken)) or _HEAD_ENDS.match(line):
            break
        taken.append(line)
    return " ".join(" ".join(taken).split())


def introduction_of(lines: Sequence[str]) -> str:
    """The running text before the first task, without the grounds («Căn cứ …»)."""
    starts = [place for place, line in enumerate(lines) if re.match(r"Kính gửi", line)]
    body = lines[starts[0] + 1 :] if starts else [line for line in lines if len(line) > 80]
    told = [line for line in body if len(line) > _LONG or line.endswith((":", ".", ","))]
    return " ".join(line for line in told if not line.startswith("Căn cứ")).strip()


def _plans_in(introduction: str) -> list[str]:
    """What the introduction says of plans and tasks; a plan cited by its number is another one."""
    return [said for said in _PLANS.findall(introduction) if not re.search(r"số\s*:?\s*\d", said)]


def _not_past(years: tuple[int, ...], dated: str) -> tuple[int, ...]:
    """What is told of years before the document's own («Trong năm 2020, …», «qua Chỉ số năm 2020») is no plan."""
    own = int(dated[-4:]) if dated[-4:].isdigit() else 0
    return tuple(year for year in years if year >= own)


_LONG = 60  # characters; a shorter line without an end is a heading or a caption
_PLANS = re.compile(r"(?:[Kk]ế hoạch|[Nn]hiệm vụ|[Cc]hương trình|CCHC|cải cách hành chính|nội dung|đề xuất)[^.;:]*")


_ISSUER = re.compile(
    r"(?:^|[,;.]\s+)((?:UBND|Ủy ban|Văn phòng|Sở|Ban|Thanh tra|Công an|Cục|Chi cục|Trung tâm|Hội|Bộ)\b[^,;.]*?)"
    r"\s+(?:kính\s+|xin\s+)?(?:đề xuất|đề nghị|đăng ký|báo cáo|xây dựng|ban hành|tham gia|tổng hợp|gửi|cung cấp)\b"
)


def _issuer(introduction: str) -> str:
    """The body that the introduction says is proposing: the last one named right before such a verb."""
    found = _ISSUER.findall(introduction)
    return found[-1] if found else ""


_UNNAMED = re.compile(r"UBND (?:huyện|thị xã|thành phố|xã|phường|thị trấn|đặc khu)", re.IGNORECASE)


def _with_its_name(issuer: str, letterhead: str) -> str:
    """«UBND huyện ban hành Kế hoạch»: which one the letterhead says."""
    is_its_kind = _UNNAMED.fullmatch(issuer) and letterhead.startswith(f"{issuer} ")
    return letterhead if is_its_kind or not issuer else issuer


_BODY = re.compile(r"(?:ỦY BAN|UỶ BAN|UBND|SỞ|BAN|VĂN PHÒNG|THANH TRA|CÔNG AN|CỤC|BỘ)\b")


def _letterhead(lines: Sequence[str]) -> str:
    """The body in capitals above «Số:»: the lower one of two, since the upper one is whom it belongs to."""
    end = next((n for n, line in enumerate(lines) if _NUMBERED.match(line)), 0)
    names: list[str] = []
    for line in lines[:end]:
        text = re.split(r"\s{2,}|CỘNG H", line.strip(" -_–"))[0].strip()
        if _BODY.match(text) and text.isupper():
            names.append(text)
        elif names and text.isupper() and len(text.split()) < 6 and not _HEAD_ENDS.match(text):
            names[-1] += f" {text}"
    return _in_small_letters(names[-1]) if names else ""


_PLACES = re.compile(r"\b(tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn) (.+)$")


def _in_small_letters(name: str) -> str:
    """«UBND TỈNH QUẢNG NGÃI» as running text has it; the directory may know it better."""
    plain = re.sub(r"[ủu]ỷ? ban nhân dân|ủy ban nhân dân|uỷ ban nhân dân", "UBND", name.lower())
    plain = re.sub(r"\bubnd\b", "UBND", plain)
    plain = _PLACES.sub(lambda m: f"{m[1]} {m[2].title()}", plain)
    if not plain.startswith("UBND"):
        body = re.match(r"(?:văn phòng|thanh tra|công an|ban quản lý|chi cục|trung tâm|\w+)\s*", plain)
        name = plain[body.end() :] if body else ""
        name = name if re.match(r"tỉnh\b|thành phố\b|UBND", name) else name[:1].upper() + name[1:]
        return (body.group().capitalize() if body else "") + name
    return plain


_ITS_REFERENCE = (
    rf"\s+số\s*:?\s*{_OWN}(?P<symbol>{_SYMBOL})"
    r"(?:,?\s*ngày\s*(?:(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})|[\s.…_]*(?P<d2>\d{0,2})[\s.…_]*tháng[\s.…_]*"
    r"(?P<m2>\d{0,2})[\s.…_]*năm\s*(?P<y2>\d{4})))?(?:\s+của\s+(?P<issuer>[^().,;]+))?"
)
_KEPT_WITH = re.compile(rf"(?i:kèm theo\s+(?P<kind>{_KINDS})){_ITS_REFERENCE}")
_RUNNING_TITLE = re.compile(rf"(?i:(?P<part>phụ lục\b[^/]{{0,12}}?)?(?P<kind>{_KINDS})){_ITS_REFERENCE}")


def _of_the_appendix(head: Head, lines: Sequence[str]) -> Head:
    """«(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh)», or the same as the title of each page."""
    kept = _KEPT_WITH.search(" ".join(lines))
    match = kept or next((m for line in lines if (m := _RUNNING_TITLE.fullmatch(line.strip()))), None)
    if not match:
        return head
    is_part = bool(kept or match["part"])
    day, month, year = (match["d"], match["m"], match["y"]) if match["d"] else (match["d2"], match["m2"], match["y2"])
    return replace(
        head,
        kind=f"Phụ lục kèm theo {match['kind'].capitalize()}" if is_part else match["kind"].capitalize(),
        number="".join(match["number"].split()),
        symbol=match["symbol"],
        dated=_day(day, month, year) if month else head.dated,
        issuer=" ".join((match["issuer"] or head.issuer).split()),
    )


def _title(lines: Sequence[str]) -> str:
    """The lines in capitals: what an appendix without any other head is called."""
    return " ".join(line for line in lines if line.isupper()).lower()


def _years(texts: Iterable[str]) -> tuple[int, ...]:
    """The years that the texts name as the plan's; years of dates and of citations are not."""
    text = " ".join(texts).lower()
    text = re.sub(r"tháng[\s\d]+năm\s+\d{4}", " ", text)
    single = {int(y) for y in re.findall(r"(?<!-)\bnăm\s+(20\d\d)\b(?!\s*[-–]\s*20)", text)}
    if single:
        return tuple(sorted(single))
    spans = re.findall(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b", text)
    return tuple(sorted({y for a, b in spans for y in range(int(a), int(b) + 1)}))
