"""A question with its answer, and what of the register it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cchc_xl.plan.answers import Answer
from cchc_xl.plan.draft import Draft
from cchc_xl.plan.grow import Reading
from cchc_xl.plan.held import rows_of
from cchc_xl.plan.origins import Row, latest, task_of
from cchc_xl.plan.register import Plan
from cchc_xl.values.words import Role

_EXPECTED = "ghi một ngày, tên cơ quan hoặc nhóm, có, không, «không áp dụng» hoặc «đồng ý»."


class NotTaken(Exception):  # noqa: N818 - what it says is a sentence's end, not a fault of ours
    """The answer cannot be taken in: the problem's code, and in ``remedy`` what to write instead."""

    def __init__(self, code: str = "C01", **details: str) -> None:
        super().__init__(code)
        self.code, self.details = code, details

    @property
    def remedy(self) -> str:
        return self.details.get("remedy") or _EXPECTED


@dataclass(frozen=True)
class Asked:
    """One row of Cần làm rõ with its answer understood, over the register being changed."""

    draft: Draft
    row: Row
    answer: Answer
    reading: Reading

    @property
    def has_task(self) -> bool:
        return any(task["task"] == self.row["task"] for task in self.draft.tasks)

    @property
    def task(self) -> Row:
        return self.draft.task(self.row["task"])

    @cached_property
    def origin(self) -> Row | None:
        """What the last document said of the task."""
        return latest(self.draft.origins).get(self.row["task"])

    @cached_property
    def base(self) -> Plan:
        """The task as the program made it from the last document."""
        return self.reading.restated([self.origin] if self.origin else [], self.asked)

    @property
    def asked(self) -> frozenset[str]:
        """The texts of all questions that were ever asked."""
        return frozenset(row["question"] for row in self.draft.questions)

    @cached_property
    def base_milestones(self) -> dict[str, Row]:
        return {row["milestone"]: row for row in rows_of(self.base.milestones)}

    @cached_property
    def milestones(self) -> list[Row]:
        """The milestones that the question stands at, now or as it was first asked; else those without a day."""
        of_task = self.draft.of_task(self.draft.milestones, self.row["task"])
        first = {name for name, row in self.base_milestones.items() if self._stands_at(row)}
        found = [row for row in of_task if self._stands_at(row) or row["milestone"] in first]
        return found or [row for row in of_task if row["milestone"].endswith("-CXĐ")]

    def _stands_at(self, row: Row) -> bool:
        return self.row["question"] in str(row["question"]).split("\n")

    def roles_of_the_words(self) -> tuple[Role, ...]:
        """The roles that the document gives whoever its words, which the question is about, name."""
        if self.origin is None:
            return ()
        task, words = task_of(self.origin, ""), str(self.row["source_words"]).split("; ")
        roles = [Role.LEAD] if _any_in(words, task.leads) else []
        for part in task.coordinating:
            roles += part.roles if _any_in(words, part.text) else ()
        return tuple(dict.fromkeys(roles))


def _any_in(words: Sequence[str], text: str) -> bool:
    return any(word and word in text for word in words)
