"""Difficulties and proposals, grouped by what was said."""

from cchc_xl.progress.voices import Voice, voices
from cchc_xl.values import columns as c
from tests.progress.tables import sheet

NAMES = {"SNV": "Sở Nội vụ", "STP": "Sở Tư pháp", "BATO": "UBND huyện Ba Tơ"}


def test_the_same_words_stand_once_with_everybody_who_wrote_them():
    results = sheet(c.RESULTS, """
        round   | agency | task | milestone | difficulty      | data_as_of
        2024-Q1 | SNV    | 10.1 | 10.1-TX   | Mạng chậm       | 2024-03-10
        2024-Q1 | STP    | 2    | 2-KH      | mạng  chậm.     | 2024-03-11
        2024-Q1 | BATO   | 4    | 4-T01     | Thiếu nhân lực  | 2024-03-11
        2024-Q1 | SNV    | 2    | 2-KH      | Mạng chậm       | 2024-03-10
    """)  # fmt: skip
    assert voices(results, "difficulty", NAMES) == (
        Voice("Mạng chậm", ("Sở Nội vụ", "Sở Tư pháp"), ("2", "10.1")),
        Voice("Thiếu nhân lực", ("UBND huyện Ba Tơ",), ("4",)),
    )


def test_only_the_newest_answer_speaks():
    results = sheet(c.RESULTS, """
        round   | agency | task | milestone | difficulty | data_as_of
        2024-Q1 | SNV    | 2    | 2-KH      | Cũ         | 2024-03-01
        2024-Q2 | SNV    | 2    | 2-KH      | Mới        | 2024-06-01
    """)  # fmt: skip
    assert [voice.text for voice in voices(results, "difficulty", NAMES)] == ["Mới"]


def test_blanks_and_points_alone_say_nothing():
    results = sheet(c.RESULTS, """
        round   | agency | task | milestone | difficulty | data_as_of
        2024-Q1 | SNV    | 2    | 2-KH      |            | 2024-03-01
        2024-Q1 | STP    | 2    | 2-KH      | .          | 2024-03-01
    """)  # fmt: skip
    assert voices(results, "difficulty", NAMES) == ()
