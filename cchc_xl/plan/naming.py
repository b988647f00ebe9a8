"""What a text does when it names somebody, as values: the room of agencies.py, its readers and its questions."""

from dataclasses import dataclass
from enum import Enum

from cchc_xl.values.words import Role


class Naming(Enum):
    """What a text does when it names somebody."""

    AGENCY = "one agency"
    GROUP = "a group of the directory"
    UNNAMED = "those concerned, nobody by name"
    AMBIGUOUS = "a name that several agencies have"
    OUTSIDE = "a body that a directory of agencies does not keep: a ministry, the police, a union"
    UNKNOWN = "a name that the directory has not"


class Remark(Enum):
    """What must be said of a mention, or asked, although its words are plain."""

    SUCCEEDED = "an old name, read as the agency that took over"
    ENDED = "an old name that nobody took over"
    LATER = "a name that was not yet valid"
    NO_MEMBERS = "a group that has nobody on the day of the plan"
    PARTIAL = "only some kinds of a group's members: towns without the districts"
    LEFT_OUT = "a group without those that the text takes out"
    EXCEPTION = "the text takes somebody out, but it is not certain whom"
    RESTRICTED = "words behind the name may mean only some of them, or another body"
    LOOSE = "the text's words do not say exactly the group"
    EXAMPLES = "a group of which the text names some as examples"
    EITHER = "one or another"
    OWN = "the communes of the province, or only those of the district whose document it is"
    OWN_UNITS = "the communes of the district whose document it is, by the kinds of units that it has"
    OTHER_PLACE = "the name and the place beside it do not agree"
    ELSEWHERE = "a name of another province"


@dataclass(frozen=True)
class Mention:
    """One name in a text: as written and where, whom it means (codes), what the text says they do.

    ``suggestion``: a similar name for an unknown one, the candidates for an ambiguous one, who took over an old
    one. ``role``: the role that the text itself gives, beside its label. ``start``: place in the composed text.
    ``excepted``: the words that take somebody out of a group.
    """

    words: str
    naming: Naming
    agencies: tuple[str, ...] = ()
    group: str = ""
    duty: str = ""
    suggestion: str = ""
    role: Role | None = None
    remark: Remark | None = None
    excepted: str = ""
    start: int = 0

    @property
    def is_certain(self) -> bool:
        """Whether the agencies are surely those that the text means."""
        sure = (None, Remark.SUCCEEDED, Remark.LEFT_OUT)
        return self.naming in (Naming.AGENCY, Naming.GROUP) and self.remark in sure
