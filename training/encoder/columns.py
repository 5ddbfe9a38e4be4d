"""The columns that the encoder answers: a logit each, yes or no; masked where a set is silent."""

GENERAL = ("violent", "toxic", "gendered", "threat", "sexual", "identity", "insult")
SEXISM = ("sexism-1", "sexism-2", "sexism-3", "sexism-4")  # EDOS task B, in its order
TYPES = (
    "THR-1", "THR-2", "THR-3", "THR-4", "THR-5", "THR-6", "THR-7",
    "SEX-1", "SEX-2", "SEX-3", "SEX-4", "MIS-1", "MIS-2", "MIS-3", "IDN-1", "IDN-2", "IDN-3",
    "IDN-4", "CRD-1", "CRD-2", "CRD-3", "CRD-4", "DIS-1", "DIS-2", "DIS-3", "PRV-1", "PRV-2",
    "PRV-3", "STK-1", "STK-2", "STK-3", "NET-1", "LEG-3", "ECO-1", "TEC-1", "TEC-2",
    "TEC-3", "OFF-2",
)  # fmt: skip
SEVERITY = ("severity-2", "severity-3", "severity-4", "severity-5")  # at least so severe
DIRECTNESS = ("explicit", "implied", "conditional", "wish")
GROUNDS = (
    "ethnicity", "race", "religion", "migration", "orientation", "gender_identity", "disability",
    "age", "class",
)  # fmt: skip
MANNERS = ("profane",)
COLUMNS = (*GENERAL, *SEXISM, *TYPES, *SEVERITY, *DIRECTNESS, *GROUNDS, *MANNERS)
PLACE = {name: place for place, name in enumerate(COLUMNS)}
# Heads that the linear model has too, so that their words can be joined.
SHARED = ("violent", "gendered", "threat", "identity", "insult", "toxic")
# How much a column weighs in the loss. A text of ours answers all sixty, and most answers are an
# easy no: without this the many would drown out the few that matter. Kinds of threat weigh more
# than other kinds: alarms rest on them.
WEIGHT = {
    "violent": 5.0, "toxic": 3.0, "gendered": 3.0, "insult": 2.0, "threat": 2.5, "identity": 1.0,
    "sexual": 0.7, "sexism-1": 3.0, "sexism-2": 3.0, "sexism-3": 3.0, "sexism-4": 3.0,
    "THR-1": 0.5, "THR-2": 0.5, "THR-3": 0.5, "THR-4": 0.5, "THR-5": 0.4, "THR-6": 0.5,
    "THR-7": 0.4, "SEX-1": 0.4, "SEX-2": 0.4, "PRV-1": 0.5, "PRV-3": 0.4, "STK-1": 0.5,
    "DIS-1": 0.4, "explicit": 0.4, "implied": 0.4, "wish": 0.4, "conditional": 0.4,
}  # fmt: skip
PLAIN = 0.25
