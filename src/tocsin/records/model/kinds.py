"""The kinds of text in a record: short and long, open and confidential, ids and moments.

A kind carries its limits into the published schema. What is `Secret` is left out of every export
unless the recipient needs it and the person agreed.
"""

from typing import Annotated, Final

from msgspec import Meta

CONFIDENTIAL: Final = "x-confidential"
VOCABULARY: Final = "x-vocabulary"
_SECRET: Final = {CONFIDENTIAL: True}

LINE: Final = 500
PAGE: Final = 20_000
SUMMARY: Final = 600
MANY: Final = 100_000

DAY_SHAPE: Final = r"^\d{4}-\d{2}-\d{2}$"
MOMENT_SHAPE: Final = r"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z)?)?)?$"
TIME_SHAPE: Final = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$"

Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Line = Annotated[str, Meta(max_length=LINE)]
Page = Annotated[str, Meta(max_length=PAGE)]
Summary = Annotated[str, Meta(max_length=SUMMARY)]
Day = Annotated[str, Meta(pattern=DAY_SHAPE)]
Moment = Annotated[str, Meta(pattern=MOMENT_SHAPE)]
Time = Annotated[str, Meta(pattern=TIME_SHAPE)]
Country = Annotated[str, Meta(pattern="^[A-Z]{2}$")]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Address = Annotated[str, Meta(max_length=2000, pattern="^(https?|mailto|tel|tg):")]
Share = Annotated[float, Meta(ge=0, le=1)]
Severity = Annotated[int, Meta(ge=1, le=5)]
Credibility = Annotated[int, Meta(ge=1, le=6)]
Count = Annotated[int, Meta(ge=0)]

SecretLine = Annotated[str, Meta(max_length=LINE, extra_json_schema=_SECRET)]
SecretPage = Annotated[str, Meta(max_length=PAGE, extra_json_schema=_SECRET)]
SecretAddress = Annotated[
    str, Meta(max_length=2000, pattern="^(https?|mailto|tel|tg):", extra_json_schema=_SECRET)
]

# Lists that the guidelines own; the schema names their values, read from the guidelines.
TypeId = Annotated[str, Meta(extra_json_schema={VOCABULARY: "types"})]
IndicatorId = Annotated[str, Meta(extra_json_schema={VOCABULARY: "indicators"})]
StandardId = Annotated[str, Meta(extra_json_schema={VOCABULARY: "standards"})]
Directness = Annotated[str, Meta(extra_json_schema={VOCABULARY: "directness"})]
Relation = Annotated[str, Meta(extra_json_schema={VOCABULARY: "target_relation"})]
Channel = Annotated[str, Meta(extra_json_schema={VOCABULARY: "channel"})]
Modality = Annotated[str, Meta(extra_json_schema={VOCABULARY: "modality"})]
GenderBasis = Annotated[str, Meta(extra_json_schema={VOCABULARY: "gender_basis"})]
Ground = Annotated[str, Meta(extra_json_schema={VOCABULARY: "identity_grounds"})]
Coordination = Annotated[str, Meta(extra_json_schema={VOCABULARY: "coordination"})]
