"""Draft a National Action Plan from gaps and figures, check it, and follow it through reviews."""

from tocsin.toolbox.figures import Figure, Figures, FiguresError, read_figures
from tocsin.toolbox.plan.document import plan_page
from tocsin.toolbox.plan.draft import draft
from tocsin.toolbox.plan.intake import Change, Intake, read_back
from tocsin.toolbox.plan.model import STATES, Measure, Plan, PlanReview, Practice, Progress, Role
from tocsin.toolbox.plan.progress import overdue, progress_page
from tocsin.toolbox.plan.sheet import progress_of_csv, review_csv, to_csv
from tocsin.toolbox.plan.smart import Remark, check
from tocsin.toolbox.plan.store import PlanError, dump, read_plan

__all__ = [
    "STATES",
    "Change",
    "Figure",
    "Figures",
    "FiguresError",
    "Intake",
    "Measure",
    "Plan",
    "PlanError",
    "PlanReview",
    "Practice",
    "Progress",
    "Remark",
    "Role",
    "check",
    "draft",
    "dump",
    "overdue",
    "plan_page",
    "progress_of_csv",
    "progress_page",
    "read_back",
    "read_figures",
    "read_plan",
    "review_csv",
    "to_csv",
]
