"""Every table the product reads or writes: headers, types, owners, allowed values. They stand nowhere else.

A column is called by its ``field`` in code and in data frames, by its ``header`` in a workbook. Headers of
the master and the form are the contract with staff and with formulas they wrote: add, never rename.
"""
# pyright: reportUnusedImport=false

from cchc_xl.values.columns.figures import (
    FIGURE_SUMS,
    FIGURE_VALUES,
    FIGURES,
    FIGURES_FORM_SHEET,
    FORM_FIGURES,
)
from cchc_xl.values.columns.form import (
    COORDINATION,
    COORDINATION_SHEET,
    CORRECTIONS_SHEET,
    FORM,
    FORM_SHEET,
    GUIDE_SHEET,
    IDENTITY_SHEET,
    LATER_FORM,
    PREVIOUS,
    VISIBLE_ID,
)
from cchc_xl.values.columns.office import LOG, SETTINGS
from cchc_xl.values.columns.plan import (
    ADJUSTMENTS,
    AGENCIES,
    ASSIGNMENTS,
    CHANGES,
    DIRECTORY,
    MILESTONES,
    ORIGINS,
    QUESTIONS,
    ROUNDS,
    TASKS,
    WORK_DAYS,
)
from cchc_xl.values.columns.reporting import (
    FORM_LIST,
    FORMS,
    PROBLEMS,
    RESULTS,
    RETURNS,
    SEALS,
    SENDING,
    SUBMISSION_LIST,
    SUBMISSIONS,
)
from cchc_xl.values.columns.shared import (
    AGENCY,
    AGENCY_LINK,
    AGENCY_NAME,
    ANSWER_FIELDS,
    ANSWERS,
    CONTACTS,
    DATA_AS_OF,
    LEVEL,
    MILESTONE,
    QUESTION,
    RATE,
    ROUND,
    STATE,
    TASK,
    TOTAL,
)
from cchc_xl.values.columns.standing import (
    BY_AGENCY,
    BY_AREA,
    BY_DISTRICT,
    BY_PLAN,
    BY_TASK,
    COMMUNES,
    DUE_SOON,
    OVERDUE,
    REMINDERS,
    SCORES,
    STATE_COUNTS,
    TREND,
    agency_table,
    tracking_table,
)
from cchc_xl.values.table import Table

MASTER_TABLES: tuple[Table, ...] = (
    TASKS, MILESTONES, ASSIGNMENTS, AGENCIES, ROUNDS, ADJUSTMENTS, WORK_DAYS, FIGURES, QUESTIONS, CHANGES, ORIGINS,
    FORM_LIST, SUBMISSION_LIST, RETURNS, SENDING, RESULTS, PROBLEMS, OVERDUE, DUE_SOON, BY_AGENCY, BY_TASK, BY_AREA,
    BY_DISTRICT, TREND, SCORES, COMMUNES, SETTINGS, LOG, SEALS,
)  # fmt: skip
