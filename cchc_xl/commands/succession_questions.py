"""What ``succeed`` asks in Cần làm rõ, and what was answered there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

import pandas as pd

from cchc_xl.plan.agencies import Directory
from cchc_xl.plan.answers import Said, read_answer
from cchc_xl.plan.questions import Question
from cchc_xl.progress.succession import Joining, Leaving
from cchc_xl.values import columns as c
from cchc_xl.values.frames import frame, typed
from cchc_xl.values.problems import Problem, problem
from cchc_xl.values.words import Asks

_NEXT = "Trả lời rồi chạy lại lệnh succeed."
_DECLINED = (Said.NO, Said.NOT_APPLICABLE)


def ask_leaving(left: Leaving, names: "pd.Series[str]") -> Question:
    """Who takes over from an agency of which that is not certain."""
    several = _named(left.heirs, names)
    around = _named(left.nearby, names)
    known = f"Danh bạ ghi nhiều cơ quan kế thừa: {several}." if several else "Danh bạ không ghi cơ quan kế thừa."
    offered = f" «đồng ý»: các cơ quan trên địa bàn, mỗi cơ quan nhận đủ các việc ({around})." if around else ""
    name = names.get(left.agency, left.agency)
    return Question(
        f"{name} kết thúc từ {left.since:%d/%m/%Y}: cơ quan nào nhận các việc chưa xong?",
        "",
        f"{known} Còn {left.open} việc. Ghi tên một hoặc nhiều cơ quan, hoặc «không áp dụng» nếu các việc chấm dứt."
        f"{offered} {_NEXT}",
        Asks.SUCCESSION,
    )


def ask_joining(new: Joining, names: "pd.Series[str]") -> Question:
    """Whether agencies that begin in the year, in nobody's place, get what their group has to do."""
    return Question(
        f"Từ {new.since:%d/%m/%Y} có {len(new.agencies)} cơ quan mới thuộc «{new.group}», không kế thừa cơ quan nào "
        "trong sổ: có giao các nhiệm vụ của nhóm này từ ngày đó không?",
        _named(new.agencies, names),
        f"Tạm chưa giao. «có»: giao các việc đến hạn từ ngày đó mà đa số cơ quan của nhóm đang làm. {_NEXT}",
        Asks.SUCCESSION,
    )


@dataclass
class Answers:
    """Cần làm rõ while it is being gone through: questions are added, answers are marked as handled."""

    questions: pd.DataFrame
    directory: Directory
    year: int
    problems: list[Problem] = field(default_factory=list[Problem])
    open: int = 0

    @classmethod
    def of(cls, questions: pd.DataFrame, directory: Directory, year: int) -> Self:
        return cls(questions.reset_index(drop=True), directory, year)

    def targets(self, question: Question, nearby: Sequence[str]) -> tuple[str, ...] | None:
        """The agencies answered with; () where the work ends; None while it is not answered."""
        text = self._answer(question)
        if not text:
            return None
        answer = read_answer(text, self.directory, self.year)
        if answer.said in _DECLINED:
            return self._handled(question, text, "các việc chưa xong chấm dứt.", ())
        if answer.said is Said.AGREED and nearby:
            return self._handled(question, text, f"chuyển cho {len(nearby)} cơ quan.", tuple(nearby))
        if answer.said is Said.NAMES and not answer.unknown:
            return self._handled(question, text, f"chuyển cho {'; '.join(answer.names)}.", answer.agencies)
        return self._unread(question, text)

    def agrees(self, question: Question) -> bool:
        """Whether the answer is yes, and was not acted upon yet."""
        text = self._answer(question)
        if not text:
            return False
        said = read_answer(text, self.directory, self.year).said
        if said in (Said.YES, *_DECLINED):
            done = "đã giao." if said is Said.YES else "không giao."
            self._handled(question, text, done, ())
            return said is Said.YES
        self._unread(question, text)
        return False

    def _answer(self, question: Question) -> str:
        """The answer that still has to be acted upon; the question is added where it was never asked."""
        rows = self.questions[self.questions["question"] == question.text]
        if rows.empty:
            row = {"question": question.text, "source_words": question.source_words,
                   "suggestion": question.suggestion, "asks": question.asks}  # fmt: skip
            self.questions = typed(c.QUESTIONS, pd.concat([self.questions, frame(c.QUESTIONS, [row])]))
        answer, handled = ("", "") if rows.empty else (rows["answer"].iloc[0].strip(), rows["handled"].iloc[0])
        if not answer:
            self.open += 1
        return "" if handled.startswith(f"«{answer}»:") else answer

    def _handled(self, question: Question, answer: str, done: str, found: tuple[str, ...]) -> tuple[str, ...]:
        self._mark(question, f"«{answer}»: {done}")
        return found

    def _unread(self, question: Question, answer: str) -> None:
        self.open += 1
        self._mark(question, "Chưa ghi được: ghi tên cơ quan như ở sheet «Cơ quan», hoặc «không áp dụng».")
        self.problems.append(problem("C04", sheet=c.QUESTIONS.sheet, question=question.text, value=answer))

    def _mark(self, question: Question, text: str) -> None:
        is_it = self.questions["question"] == question.text
        self.questions = self.questions.assign(handled=self.questions["handled"].mask(is_it, text))


def _named(codes: Sequence[str], names: "pd.Series[str]") -> str:
    return "; ".join(str(names.get(code, code)) for code in codes)
