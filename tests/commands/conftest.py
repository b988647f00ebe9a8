"""A province's desk: the real letter, a master made from it, its forms out, and a way to press the buttons."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cchc_xl import cli
from cchc_xl.books.closed import ClosedBook
from cchc_xl.books.fill_in import fill_in
from cchc_xl.values import columns as c
from cchc_xl.values.table import Table

LETTER_NAME = "cong-van-de-xuat-cchc-2024.txt"
SOME = ("VP", "SNV", "STP", "BATO")  # the office, two departments, a district

# A plan small enough to press many buttons on: 33 agencies, no communes.
SHORT_LETTER = """
Số: /VP-TTHC
Quảng Ngãi, ngày tháng 11 năm 2023
V/v đề xuất nhiệm vụ cải cách hành chính năm 2024
Kính gửi: Sở Nội vụ
Văn phòng UBND tỉnh đề xuất một số nhiệm vụ về cải cách thủ tục hành chính (TTHC) như sau:
**1.** Xây dựng Kế hoạch kiểm soát TTHC.
- Cơ quan chủ trì thực hiện: Văn phòng UBND tỉnh.
- Cơ quan phối hợp: Các sở, ban ngành.
- Sản phẩm: Kế hoạch của Chủ tịch UBND tỉnh.
- Thời gian thực hiện: Quý I năm 2024, ban hành các Kế hoạch.
**2.** Thực hiện việc rà soát, đánh giá TTHC.
- Cơ quan chủ trì thực hiện: Các sở, ban ngành và UBND cấp huyện.
- Cơ quan phối hợp: Văn phòng UBND tỉnh.
- Sản phẩm: Kế hoạch rà soát; báo cáo kết quả.
- Thời gian thực hiện: Quý I năm 2024, ban hành kế hoạch; định kỳ báo cáo kết quả thực hiện.
**3.** Niêm yết công khai TTHC.
- Cơ quan chủ trì thực hiện: Các sở, ban ngành; UBND cấp huyện.
- Sản phẩm: Thủ tục được niêm yết đầy đủ.
- Thời gian thực hiện: Thường xuyên trong năm.
**4.** Công khai kết quả đánh giá chất lượng phục vụ.
- Cơ quan chủ trì thực hiện: Văn phòng UBND tỉnh; các sở, ban ngành; UBND cấp huyện.
- Sản phẩm: Kết quả đánh giá.
- Thời gian thực hiện: Định kỳ hàng tháng trong năm.
Kính gửi Sở Nội vụ tổng hợp./.
"""


@dataclass(frozen=True)
class Said:
    """What a command said: its exit code, its JSON answer, its words for people."""

    code: int
    answer: Mapping[str, Any]
    words: str


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line as a user would, asking for JSON."""

    def _run(*arguments: object) -> Said:
        monkeypatch.setattr("sys.argv", ["cchc-xl", *map(str, arguments), "--json"])
        capsys.readouterr()
        code = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, words = capsys.readouterr()
        return Said(code, json.loads(out) if out.strip() else {}, words)

    return _run


@dataclass(frozen=True)
class Desk:
    """A folder with a master, its issued forms, and what came back."""

    folder: Path

    @property
    def master(self) -> Path:
        return self.folder / "Sổ theo dõi 2024.xlsx"

    @property
    def forms(self) -> Path:
        return self.folder / "biểu mẫu"

    @property
    def returns(self) -> Path:
        return self.folder / "gửi về"

    def read(self, table: Table) -> pd.DataFrame:
        return ClosedBook.open(self.master).read(table)

    def form_of(self, agency: str) -> Path:
        return next(self.forms.rglob(f"*_{agency}_*.xlsx"))

    def send_back(self, agency: str, answers: Mapping[str, Mapping[str, Any]], saved: str, name: str = "") -> Path:
        """The agency's form comes back with these answers, saved at that moment (ISO)."""
        self.returns.mkdir(exist_ok=True)
        form = self.form_of(agency)
        target = self.returns / (name or form.name)
        target.write_bytes(fill_in(form.read_bytes(), answers, pd.Timestamp(saved).to_pydatetime()))
        return target

    def result(self, agency: str, milestone: str) -> dict[Any, Any]:
        """The one row of Kết quả about that; an assertion where there is none or several."""
        rows = self.read(c.RESULTS)
        rows = rows[(rows["agency"] == agency) & (rows["milestone"] == milestone)]
        assert len(rows) == 1, rows
        return rows.iloc[0].to_dict()

    def submission(self, agency: str) -> dict[Any, Any]:
        rows = self.read(c.SUBMISSIONS)
        return rows[rows["agency"] == agency].iloc[0].to_dict()


@pytest.fixture(scope="session")
def letter() -> Path:
    return Path(str(files("cchc_xl") / "data" / LETTER_NAME))


@pytest.fixture(scope="session")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The desk after ``new`` and ``distribute`` to some agencies, made once."""
    import datetime as dt

    from cchc_xl.commands.distribute import distribute
    from cchc_xl.commands.new import new
    from cchc_xl.commands.session import change

    desk = Desk(tmp_path_factory.mktemp("bàn làm việc"))
    short = desk.folder / "văn bản.txt"
    short.write_text(SHORT_LETTER, "utf-8")
    new([short], desk.master, 2024)
    now = dt.datetime(2024, 3, 1, 8)
    change(desk.master, "distribute", lambda book: distribute(book, "2024-Q1", desk.forms, only=SOME, now=now))
    return desk.folder


@pytest.fixture
def desk(set_up: Path, tmp_path: Path) -> Desk:
    """A copy of the desk for one test, in a folder with blanks and Vietnamese letters in its name."""
    folder = tmp_path / "Kế hoạch năm = 2024 & báo cáo"
    shutil.copytree(set_up, folder)
    return Desk(folder)
