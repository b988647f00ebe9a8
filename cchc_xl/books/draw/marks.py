"""What a drawn form says where each agency's own stands later: words in double brackets, and rows far below.

The rows are numbers that stand nowhere else in a form, so that the real ones can be put in their places.
"""

import re

BODY_END, SIGNATURES = 900001, 900003  # the last row of the report's table, and the row of the signatures
DOCUMENTS, OTHERS = 910001, 920001  # a row whose task is a document to be issued, and any other

REPORTER, FORM_ID, SEND_BY = "reporter", "form", "send_by"

MARK = re.compile(r"⟦(\w+)⟧")


def mark(name: str) -> str:
    """The mark of that name, in brackets that nobody types: ``⟦form⟧``."""
    return f"⟦{name}⟧"
