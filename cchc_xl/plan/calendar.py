"""Working days of Viet Nam: weekends, public holidays with their swapped days, and the office's own corrections."""

import datetime as dt
from collections.abc import Iterable

ONE_DAY = dt.timedelta(days=1)


class WorkCalendar:
    """Which days offices work, for the given years and the days around them.

    The `holidays` package knows the public holidays and the Saturdays worked in exchange, as far as its
    version goes; ``days_off`` and ``work_days`` correct it and win over it.
    """

    def __init__(self, years: Iterable[int], days_off: Iterable[dt.date] = (), work_days: Iterable[dt.date] = ()):
        from holidays import country_holidays  # slow to import, and only needed here

        self._public = country_holidays("VN", years=sorted(set(years)))
        self._days_off = frozenset(days_off)
        self._work_days = frozenset(work_days)

    def is_working(self, day: dt.date) -> bool:
        """Whether offices work on that day."""
        if day in self._work_days:
            return True
        return day not in self._days_off and self._public.is_working_day(day)

    def next_working(self, day: dt.date) -> dt.date:
        """The first working day on or after ``day`` (Bộ luật Dân sự 2015, Điều 148.5)."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def previous_working(self, day: dt.date) -> dt.date:
        """The last working day on or before ``day``."""
        while not self.is_working(day):
            day -= ONE_DAY
        return day

    def add_working(self, day: dt.date, n: int) -> dt.date:
        """The n-th working day after ``day``; ``day`` itself is not counted (n = 0 gives ``day``)."""
        for _ in range(n):
            day = self.next_working(day + ONE_DAY)
        return day
