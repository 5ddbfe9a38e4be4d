"""A check by other hands, read twice: attacks, calm lives and single texts that we did not write.

The first reading has 26 scenarios and 720 texts. The second has 28 scenarios of three further
authors, whose names begin with `again_`, and 1,160 texts of two more.

Written by authors who had not seen the simulator, the suites or the lexicons; do not tune to it.
It measures how the alarm does on wording and habits that nobody of ours thought of. A rule or a
threshold that was chosen by these texts makes the check worthless: mend a fault that it shows with
examples of your own, and ask others for a new check when this one is worn out.
"""
