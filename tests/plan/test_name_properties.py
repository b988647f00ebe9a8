"""What holds for every name, every list of names, every text."""

import datetime as dt
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_xl.books.directory import load_agencies
from cchc_xl.plan.agencies import Directory, Naming
from cchc_xl.plan.spelling import composed, folded

ALL = load_agencies()
IN_2024 = Directory(ALL, dt.date(2024, 1, 1), dt.date(2024, 1, 15))
TONES = {"oà": "òa", "oá": "óa", "uỷ": "ủy", "uý": "úy", "hoà": "hòa", "hoá": "hóa"}


def _spelled() -> dict[str, set[str]]:
    """Every name, code and alias of 2024 with the agencies that have it."""
    found: dict[str, set[str]] = {}
    for row in IN_2024.agencies.itertuples():
        for name in (row.agency_name, row.agency, *str(row.aliases).split("; ")):
            if name:
                found.setdefault(str(name), set()).add(str(row.agency))
    return found


SPELLED = _spelled()
WRITTEN = (str, str.upper, str.lower, str.title, lambda s: unicodedata.normalize("NFD", s))
SPELLINGS = st.sampled_from(sorted(SPELLED))


def _other_tones(name: str) -> str:
    for one, other in TONES.items():
        name = name.replace(other, "\0").replace(one, other).replace("\0", one)
    return name


def test_every_name_of_the_directory_is_found_as_itself_in_every_writing():
    for name, codes in SPELLED.items():
        for write in (*WRITTEN, _other_tones):
            (mention,) = IN_2024.mentions(write(name))
            wanted = (Naming.AGENCY, tuple(codes)) if len(codes) == 1 else (Naming.AMBIGUOUS, ())
            assert (mention.naming, mention.agencies) == wanted, write(name)
            assert mention.words == composed(write(name))


UNIQUE = st.sampled_from(sorted(name for name, codes in SPELLED.items() if len(codes) == 1))
LINKS = st.sampled_from([", ", "; ", " và ", "\n", "\n- ", "\n+ ", " / ", "; và ", ", và ", " & ", " cùng với ", ";\n"])


@settings(max_examples=60)
@given(st.lists(st.tuples(UNIQUE, LINKS), min_size=1, max_size=6))
@example([("UBND huyện Ba Tơ", ", "), ("UBND xã Ba Vì", " và "), ("UBND huyện Sơn Hà", "\n")])
def test_any_list_joined_by_anything_is_read_back(parts: list[tuple[str, str]]):
    text = "".join(name + link for name, link in parts[:-1]) + parts[-1][0]
    assert [m.agencies for m in IN_2024.mentions(text)] == [tuple(SPELLED[name]) for name, _ in parts]


WORDS = ["Sở", "Nội vụ", "các", "UBND", "huyện", "xã", "Ba Tơ", "trừ", "không bao gồm", "(", ")", ",", ";", ":", ".",
         "và", "chủ trì", "phối hợp với", "liên quan", "như", "gồm", "tỉnh", "Bình Định", "Giám đốc", "hoặc", "cấp",
         "\n", "-", "Công an", "thuộc", "thành phố", "TP.", "96", "đơn vị", "Trần Phú", "thực hiện", "/"]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
@example("thành phố thành phố liên quan")
def test_no_words_break_it_and_none_are_invented(text: str):
    for mention in IN_2024.mentions(text):
        assert folded(mention.words) in folded(composed(text))
        assert text.replace("\n", " ")[mention.start :].startswith(mention.words)
        assert all(code in IN_2024.names for code in mention.agencies)
        assert bool(mention.agencies) == (mention.naming in (Naming.AGENCY, Naming.GROUP))


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str):
    for mention in IN_2024.mentions(text):
        assert mention.words in composed(text).replace("\n", " ")


@settings(max_examples=60)
@given(UNIQUE, st.integers(0, 40), st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậéèếềệíìịóòọốồộớờợúùụứừựýỳ"))
def test_one_letter_off_is_never_decided_silently(name: str, place: int, letter: str):
    slip = name[:place] + letter + name[place + 1 :]
    if folded(slip) in {folded(known) for known in SPELLED} or place >= len(name) or not name[place].isalpha():
        return
    mentions = IN_2024.mentions(slip)
    assert [m.agencies for m in mentions if not m.remark] != [tuple(SPELLED[name])], slip
