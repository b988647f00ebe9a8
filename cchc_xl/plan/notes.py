"""The note beside a task («Ghi chú»): it stands below the task's sentence, in parentheses, and is no part of it."""

import re

_NOTE = re.compile(r"\n\(Ghi chú: (.*)\)\Z")


def noted(note: str) -> str:
    """The line that a note is in a task's content."""
    return f"(Ghi chú: {note})"


def note_in(content: str) -> str:
    """The note of a task's content; "" where it has none."""
    match = _NOTE.search(content)
    return match[1] if match else ""


def without_note(content: str) -> str:
    return _NOTE.sub("", content)
