"""What can go wrong in the exchange."""


class ExchangeError(ValueError):
    """Something cannot be exchanged as it is; the message says what to do."""


class PersonalDataError(ExchangeError):
    """What was to be exchanged points to a person; `places` says where."""

    def __init__(self, places: tuple[str, ...]) -> None:
        self.places = places
        shown = "\n".join(f"  {place}" for place in places[:20])
        super().__init__(f"personal data is not exchanged; take it out:\n{shown}")
