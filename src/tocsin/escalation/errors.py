"""The one error of this room."""


class EscalationError(ValueError):
    """A threshold, sentence or row of the decision table cannot be used; says what to mend."""
