"""Speaking to an Excel that may be busy: a few tries, then a sentence for staff."""

import time
from collections.abc import Callable
from typing import TypeVar

from cchc_xl.values.problems import refuse

T = TypeVar("T")

# What Excel answers while a cell is being edited or a dialog is open: RPC_E_CALL_REJECTED,
# RPC_E_SERVERCALL_RETRYLATER, VBA_E_IGNORE (winerror.h; Excel's own 0x800AC472).
_BUSY = {-2147418111, -2147417846, -2146777998}
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)  # seconds: about three in all


def patiently(act: Callable[[], T], pauses: tuple[float, ...] = _PAUSES) -> T:
    """Does it, again after each pause while Excel is busy. A call that Excel rejected was not carried out, so ``act``
    is to end with its one call that changes something. Refused: E01, still busy."""
    for pause in pauses:
        try:
            return act()
        except Exception as error:
            if not is_busy(error):
                raise
            time.sleep(pause)
    try:
        return act()
    except Exception as error:
        if is_busy(error):
            raise refuse("E01") from error
        raise


def is_busy(error: BaseException) -> bool:
    """Whether Excel only said that it cannot listen now."""
    return bool(_BUSY & set(_codes(error))) or type(error).__name__ == "ExcelBusyError"


def said(error: BaseException) -> str:
    """What Excel gave as its reason, for a message; its number, where it gave none."""
    details = next((a for a in error.args if isinstance(a, tuple)), ())
    texts = [text for text in (*details, str(error)) if isinstance(text, str) and text.strip()]
    return texts[-2].strip() if len(texts) > 2 else texts[0].strip() if texts else type(error).__name__


def _codes(error: BaseException) -> list[int]:
    """The numbers of a com_error: its own, and the one of the program that answered."""
    nested = [n for a in error.args if isinstance(a, tuple) for n in a if isinstance(n, int)]
    return [n for n in (getattr(error, "hresult", None), *error.args, *nested) if isinstance(n, int)]
