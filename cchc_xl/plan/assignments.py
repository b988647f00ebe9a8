"""Who does what in a task: every agency that its text names, by itself or through its group."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_xl.plan.agencies import Directory, Mention, Naming
from cchc_xl.plan.roles import role_of_duty
from cchc_xl.values.words import Role


@dataclass(frozen=True)
class Named:
    """Names in a task, with the roles that their label or the text itself gives."""

    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True)
class Assignment:
    """One agency in one role; ``duty`` is its own part of the task, one line for each, "" for all of it."""

    agency: str
    role: Role
    duty: str


def named_in(text: str, roles: tuple[Role, ...], directory: Directory) -> tuple[Named, ...]:
    """Whom the text below a label of those roles names, by the roles they have.

    «Sở A chủ trì, phối hợp với Sở B» below «Cơ quan chủ trì» makes A the lead and B a coordinator.
    """
    mentions = directory.mentions(text)
    found: dict[tuple[Role, ...], list[Mention]] = {}
    for mention in mentions:
        others = [m for m in mentions if m is not mention]
        given = _lead_or_else(mention, others) if Role.LEAD in roles else _beside(mention, others, roles)
        if given:
            found.setdefault(given, []).append(mention)
    return tuple(Named(given, tuple(named)) for given, named in found.items())


def with_role(named: Iterable[Named], role: Role) -> tuple[Mention, ...]:
    return tuple(m for names in named if role in names.roles for m in names.mentions)


def of_open_role(named: Sequence[Named]) -> list[Mention]:
    """Leads that the text may mean otherwise: the second of «Sở A (chủ trì), Sở B», of «Sở A, Sở B (phối hợp)»."""
    leads = with_role(named, Role.LEAD)
    helping = [m for m in leads if role_of_duty(m.duty) == (Role.COORDINATING, True)]
    if helping:
        return helping
    if not any(role_of_duty(m.duty) == (Role.LEAD, True) for m in leads):
        return []
    return [m for m in leads if not m.duty and not m.role and m.naming is not Naming.UNNAMED]


def _lead_or_else(mention: Mention, others: Sequence[Mention]) -> tuple[Role, ...]:
    """The role below «Cơ quan chủ trì»: another one only where somebody else leads and the text says so."""
    if mention.role:
        return (mention.role,)
    said, is_all = role_of_duty(mention.duty)
    if not said or said is Role.LEAD:
        return (Role.LEAD,)
    rest = [(m.role or role_of_duty(m.duty)[0], m) for m in others]
    is_said_to_lead = any(role is Role.LEAD for role, _ in rest)
    may_lead = any(role is None for role, _ in rest)
    return (said,) if is_said_to_lead or (is_all and may_lead) else (Role.LEAD,)


def _beside(mention: Mention, others: Sequence[Mention], roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles below another label; nobody in particular inside somebody's duty is not asked about again."""
    if mention.naming is Naming.UNNAMED and mention.role and any(mention.words in m.duty for m in others):
        return ()
    said, is_all = role_of_duty(mention.duty)
    more = mention.role if mention.role else said if is_all else None
    return roles if more in (None, Role.LEAD, *roles) else (*roles, more)


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


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(line for line in dict.fromkeys(lines) if line) if any(lines) else ""
