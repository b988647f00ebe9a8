"""Who does what in a task: every agency that its text names, by itself or through its group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_xl.plan.agencies import Directory, Mention
from cchc_xl.values.words import Role


@dataclass(frozen=True)
class Named:
    """Names in a task, with the roles that their label gives."""

    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Assignment:
    """One agency in one role; ``duty`` is its own part of the task, one line for each, "" for all of it."""

    agency: str
    role: Role
    duty: str


def assignments_of(named: Iterable[Named], directory: Directory) -> list[Assignment]:
    """One assignment for each agency and role, by role, then in the directory's order."""
    duties: dict[tuple[Role, str], list[str]] = {}
    for names in named:
        for role in names.roles:
            for agency, duty in _duties(names.mentions):
                duties.setdefault((role, agency), []).append(duty)
    found = [Assignment(agency, role, _joined(lines)) for (role, agency), lines in duties.items()]
    roles = tuple(Role)
    return sorted(found, key=lambda a: (roles.index(a.role), directory.order[a.agency]))


def _duties(mentions: Sequence[Mention]) -> Iterable[tuple[str, str]]:
    return ((agency, mention.duty) for mention in mentions for agency in mention.agencies)


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line for line in dict.fromkeys(lines) if line)
