"""A classifier that BylineCheck can run: the least that a command has to do, and a low bar to beat.

    python bylinecheck/run.py -- python bylinecheck/example.py

It flags a text when one of a few words stands in it. Words cannot tell a threat from its report.
"""

import json
import sys

WORDS = (
    "kill", "rape", "whore", "bitch", "traitor", "scum", "idiot", "shoot", "beat",
    "убью", "убить", "сдох", "шлюх", "сука", "предател", "мраз", "изнасил", "дура", "тварь",
    "өлтір", "зорла", "жезөкше", "қаншық", "сатқын", "ақымақ", "олтир", "каншык", "саткын",
)  # fmt: skip

for line in sys.stdin:
    asked = json.loads(line)
    text = asked["text"].casefold()
    answer = {"id": asked["id"], "flag": any(word in text for word in WORDS)}
    print(json.dumps(answer))
