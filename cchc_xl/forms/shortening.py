"""Texts of the register so short that a form stays readable."""


def shortened(text: str, longest: int) -> str:
    """The text, cut at the end of a word with «…» where it has more characters than that."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(None, 1)[0].rstrip(",;:+- ") + "…"
