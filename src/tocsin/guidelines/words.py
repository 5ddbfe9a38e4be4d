"""A sentence or label in the three languages of the product."""

from dataclasses import dataclass

LANGUAGES = ("en", "ru", "kk")


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in English, Russian and Kazakh."""

    en: str
    ru: str
    kk: str

    def say(self, lang: str) -> str:
        """Give the words in `lang`, or in English where `lang` is not one of ours."""
        if lang == "ru":
            return self.ru
        if lang == "kk":
            return self.kk
        return self.en

    def fill(self, **values: object) -> "Words":
        """Put `values` into the `{placeholders}` of all three languages."""
        return Words(self.en.format(**values), self.ru.format(**values), self.kk.format(**values))

    def as_dict(self) -> dict[str, str]:
        """Give the words as a plain mapping from language code to text."""
        return {"en": self.en, "ru": self.ru, "kk": self.kk}
