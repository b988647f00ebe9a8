"""What the names in a task leave open, and what was read into them, as questions. Their sentences stand here."""

import re
from collections.abc import Iterable, Sequence

from cchc_xl.plan.agencies import Directory, Mention, Naming, Remark
from cchc_xl.plan.assignments import Named, of_open_role, with_role
from cchc_xl.plan.questions import Question
from cchc_xl.values.words import Asks, Group, Role

_NOT_ASSIGNED = "Chưa phân công; thêm dòng vào sheet «Phân công»."
_LONGEST = 90  # characters of a duty that a question repeats
_OPEN = (Naming.UNKNOWN, Naming.AMBIGUOUS, Naming.OUTSIDE)


def unclear(named: Iterable[Named]) -> list[Mention]:
    """Names that give no agency although they name one; as coordinators, bodies outside are only asked about."""
    return [
        m
        for names in named
        for m in names.mentions
        if m.naming in (Naming.UNKNOWN, Naming.AMBIGUOUS) or (m.naming is Naming.OUTSIDE and Role.LEAD in names.roles)
    ]


def name_questions(named: Sequence[Named], directory: Directory) -> list[Question]:
    """Every question about the names of one task, in the order of the names; nobody in particular last."""
    mentions = [m for names in named for m in names.mentions]
    return [
        *(_question(m) for m in mentions if m.naming in _OPEN or m.remark),
        *_unnamed(mentions),
        *(_open_role(m) for m in of_open_role(named)),
        *(_leading_coordinator(m) for m in _coordinators_who_lead(named)),
        *_named_in_duties(with_role(named, Role.LEAD), directory),
    ]


def _question(mention: Mention) -> Question:
    if mention.remark:
        return _REMARKS[mention.remark](mention)
    if mention.naming is Naming.OUTSIDE:
        return _outside(mention)
    if mention.naming is Naming.AMBIGUOUS:
        return _ambiguous(mention)
    return _unknown(mention)


def _asked(mention: Mention, text: str, suggestion: str, asks: Asks = Asks.NAME) -> Question:
    return Question(text.replace("{words}", mention.words), mention.words, suggestion, asks)


def _ambiguous(mention: Mention) -> Question:
    maybe = f"Có thể là: {mention.suggestion}. {_NOT_ASSIGNED}"
    return _asked(mention, "«{words}» là cơ quan nào trong các cơ quan cùng tên?", maybe)


def _unknown(mention: Mention) -> Question:
    guess = f"Có phải «{mention.suggestion}»? " if mention.suggestion else ""
    return _asked(
        mention,
        "«{words}» là cơ quan nào? Danh bạ không có tên này.",
        f"{guess}Chưa phân công; thêm cơ quan vào sheet «Cơ quan» và «Phân công».",
    )


def _outside(mention: Mention) -> Question:
    return _asked(
        mention,
        "«{words}» không có trong danh bạ: có theo dõi, phân công trong kế hoạch này không?",
        "Giữ nguyên như văn bản, chưa phân công; nếu có, thêm cơ quan vào sheet «Cơ quan» và «Phân công».",
    )


def _succeeded(mention: Mention) -> Question:
    if mention.naming is Naming.AMBIGUOUS:
        heirs = f"Có thể là: {mention.suggestion}. {_NOT_ASSIGNED}"
        return _asked(mention, "«{words}» là tên cũ, có nhiều cơ quan kế thừa: cơ quan nào thực hiện?", heirs)
    return _asked(
        mention,
        "«{words}» là tên cũ, đã chuyển cho cơ quan kế thừa: có đúng không?",
        f"Đã phân công cho {mention.suggestion}; nếu không đúng, sửa ở sheet «Phân công».",
        Asks.OTHER,
    )


def _ended(mention: Mention) -> Question:
    return _asked(
        mention,
        "«{words}» đã kết thúc hoạt động: cơ quan nào thực hiện thay?",
        f"Danh bạ ghi {mention.suggestion} và không có cơ quan kế thừa. {_NOT_ASSIGNED}",
    )


def _later(mention: Mention) -> Question:
    return _asked(
        mention,
        "«{words}» là cơ quan nào? Tên này chưa có hiệu lực vào ngày của văn bản.",
        f"Có phải {mention.suggestion}? {_NOT_ASSIGNED}",
    )


def _no_members(mention: Mention) -> Question:
    why = "Từ 01/7/2025 không còn cấp huyện. " if mention.group == Group.DISTRICTS else ""
    return _asked(
        mention,
        "«{words}» gồm những cơ quan nào? Vào ngày của văn bản, nhóm này không có cơ quan nào trong danh bạ.",
        f"{why}{_NOT_ASSIGNED}",
    )


def _partial(mention: Mention) -> Question:
    return _asked(
        mention,
        f"«{_with_duty(mention)}» là tất cả, hay chỉ các đơn vị loại đó?",
        f"Có phải cả nhóm «{mention.suggestion}»? {_NOT_ASSIGNED}",
    )


def _left_out(mention: Mention) -> Question:
    return _asked(
        mention,
        f"«{{words}}» ({mention.excepted}): còn {len(mention.agencies)} cơ quan được phân công, có đúng không?",
        "Đã bỏ các cơ quan được trừ; nếu không đúng, sửa ở sheet «Phân công».",
        Asks.OTHER,
    )


def _exception(mention: Mention) -> Question:
    return Question(
        f"«{mention.words}» trừ những cơ quan nào?",
        f"{mention.words} ({mention.excepted})",
        "Tạm giao cho tất cả cơ quan trong nhóm; xóa dòng của cơ quan được trừ ở sheet «Phân công».",
        Asks.EXCEPT,
    )


def _restricted(mention: Mention) -> Question:
    return Question(
        f"«{mention.words} {mention.duty[:1].lower()}{mention.duty[1:]}» là những cơ quan nào?".replace("  ", " "),
        f"{mention.words} {mention.duty}".strip(),
        "Các chữ đứng sau tên có thể chỉ một số cơ quan, hoặc cơ quan khác. "
        "Tạm giao theo tên; nếu không đúng, sửa ở sheet «Phân công».",
    )


def _loose(mention: Mention) -> Question:
    return _asked(
        mention,
        "«{words}» gồm những cơ quan nào? Có Văn phòng UBND tỉnh không?",
        f"Tạm tính theo nhóm «{mention.group}» ({len(mention.agencies)} cơ quan); sửa ở sheet «Phân công».",
        Asks.OTHER,
    )


def _examples(mention: Mention) -> Question:
    return _asked(
        mention,
        f"«{{words}}» {mention.excepted}: tất cả, hay chỉ các cơ quan được nêu tên?",
        "Văn bản nêu tên như ví dụ nên tạm giao cho cả nhóm; nếu không đúng, sửa ở sheet «Phân công».",
        Asks.OTHER,
    )


def _either(mention: Mention) -> Question:
    return _asked(
        mention,
        "«{words}» hay cơ quan còn lại thực hiện? Văn bản ghi «hoặc».",
        "Tạm phân công cho cả hai; xóa dòng không đúng ở sheet «Phân công».",
        Asks.OTHER,
    )


def _own(mention: Mention) -> Question:
    return _asked(
        mention,
        f"«{{words}}» trong văn bản của {mention.suggestion}: tất cả {len(mention.agencies)} đơn vị của tỉnh, hay chỉ "
        "các đơn vị trực thuộc?",
        "Tạm giao cho cả nhóm; nếu chỉ các đơn vị trực thuộc, xóa các dòng khác ở sheet «Phân công».",
        Asks.OTHER,
    )


def _own_units(mention: Mention) -> Question:
    return _asked(
        mention,
        f"«{{words}}» trong văn bản của {mention.suggestion}: {len(mention.agencies)} đơn vị trực thuộc, đúng không?",
        "Tạm giao cho các đơn vị trực thuộc; nếu cả đơn vị khác trong tỉnh, thêm dòng vào sheet «Phân công».",
        Asks.OTHER,
    )


def _other_place(mention: Mention) -> Question:
    return _asked(
        mention,
        "«{words}» là cơ quan nào? Trong danh bạ, xã và huyện này không cùng một dòng.",
        f"Có phải {mention.suggestion}? {_NOT_ASSIGNED}",
    )


def _elsewhere(mention: Mention) -> Question:
    return _asked(
        mention,
        "«{words}» là cơ quan nào? Văn bản là của tỉnh khác với danh bạ.",
        "Chưa phân công; thay danh bạ ở sheet «Cơ quan» bằng danh bạ của tỉnh ban hành văn bản.",
    )


_REMARKS = {
    Remark.SUCCEEDED: _succeeded,
    Remark.ENDED: _ended,
    Remark.LATER: _later,
    Remark.NO_MEMBERS: _no_members,
    Remark.PARTIAL: _partial,
    Remark.LEFT_OUT: _left_out,
    Remark.EXCEPTION: _exception,
    Remark.RESTRICTED: _restricted,
    Remark.LOOSE: _loose,
    Remark.EXAMPLES: _examples,
    Remark.EITHER: _either,
    Remark.OWN: _own,
    Remark.OWN_UNITS: _own_units,
    Remark.OTHER_PLACE: _other_place,
    Remark.ELSEWHERE: _elsewhere,
}


def _unnamed(mentions: Iterable[Mention]) -> list[Question]:
    words = "; ".join(dict.fromkeys(_unnamed_words(m) for m in mentions if m.naming is Naming.UNNAMED))
    if not words:
        return []
    return [
        Question(
            f"«{words}» gồm những cơ quan nào?",
            words,
            "Văn bản không nêu tên nên chưa phân công cho ai; nếu cần, thêm dòng vào sheet «Phân công».",
            Asks.NAME,
        )
    ]


def _unnamed_words(mention: Mention) -> str:
    """«Các cơ quan, đơn vị» alone say less than with what they do; «… có liên quan» say it themselves."""
    said = mention.words if "liên quan" in mention.words else _with_duty(mention)
    return said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _open_role(mention: Mention) -> Question:
    return _asked(
        mention,
        "«{words}» chủ trì hay phối hợp? Vai trò ghi bên cạnh tên không rõ là của cơ quan nào.",
        "Tạm ghi vai trò Chủ trì theo tên mục; nếu không đúng, sửa ở sheet «Phân công».",
        Asks.OTHER,
    )


def _coordinators_who_lead(named: Iterable[Named]) -> list[Mention]:
    coordinating = [m for names in named if Role.LEAD not in names.roles for m in names.mentions]
    return [m for m in coordinating if m.duty.lower().startswith("chủ trì")]


def _leading_coordinator(mention: Mention) -> Question:
    return Question(
        f"«{mention.words}» ở mục phối hợp nhưng được giao chủ trì một phần việc: có phải báo cáo phần việc đó không?",
        _with_duty(mention),
        "Tạm ghi vai trò Phối hợp; nếu phải báo cáo riêng, thêm dòng vai trò Chủ trì ở sheet «Phân công».",
        Asks.LEADS_TOO,
    )


def _named_in_duties(leads: Iterable[Mention], directory: Directory) -> list[Question]:
    """«Sở Nội vụ phối hợp với Thanh tra tỉnh tổng hợp» names a coordinator where none is expected."""
    asked: list[Question] = []
    for lead in leads:
        helps = _HELPS.search(lead.duty)
        is_said = helps and "chủ trì" in lead.duty[: helps.start()].lower()
        named = directory.mentions(lead.duty[helps.end() :]) if helps and not is_said else []
        named = [m for m in named if m.agencies or m.naming is Naming.OUTSIDE]
        asked += [_named_in_a_duty(lead, named)] if named else []
    return asked


_HELPS = re.compile(r"phối hợp (?:chặt chẽ )?(?:(?:với|cùng) )?", re.IGNORECASE)


def _named_in_a_duty(lead: Mention, named: Sequence[Mention]) -> Question:
    words = "; ".join(m.words for m in named)
    return Question(
        f"«{words}» được nhắc trong phần việc của «{lead.words}»: có giao vai trò Phối hợp không?",
        _with_duty(lead),
        "Chưa phân công vai trò này; nếu có, thêm dòng vào sheet «Phân công».",
        Asks.COORDINATES,
    )


def _with_duty(mention: Mention) -> str:
    return f"{mention.words} {mention.duty[:1].lower()}{mention.duty[1:]}".strip()
