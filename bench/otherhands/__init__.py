"""A check by other hands: attacks, calm lives and single texts that we did not write.

Its authors had seen neither the simulator nor the suites, the lexicons or a result: what is measured
here is how the alarm does on wording and habits that nobody of ours thought of. Do not tune to
it. A rule or a threshold that was chosen by these texts makes the check worthless; mend a fault
that it shows with examples of your own, and ask others for a new check when this one is worn out.
"""
