"""Letters, digits and signs that are taken for each other."""

TO_CYRILLIC = dict(zip("abcehkmoptxyiun3", "авсенкмортхуіипз", strict=True))
TO_LATIN = dict(zip("авсенкмортхуіѕјһԁԛѡи", "abcehkmoptxyisjhdqwu", strict=True))
GREEK = {
    "α": "aа", "β": "bв", "γ": "yу", "ε": "eе", "η": "nп", "ι": "iі", "κ": "kк", "ν": "vн",
    "ο": "oо", "π": "п", "ρ": "pр", "τ": "tт", "υ": "uи", "χ": "xх", "ω": "w", "μ": "uм",
}  # fmt: skip
SIGNS = {
    "0": "oо", "1": "ilі", "3": "eзэе", "4": "aч", "5": "s", "6": "бg", "7": "t", "8": "bв",
    "9": "g", "@": "aа", "$": "s", "!": "iі", "|": "liі", "€": "eе", "¡": "i", "+": "t",
}  # fmt: skip
# Letters that NFKC leaves alone, for each the plain one.
FANCY = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprtuvwyz", strict=True)) | {
    chr(start + place): chr(ord("a") + place)
    for start in (0x1F150, 0x1F170)  # letters in black circles and squares
    for place in range(26)
}


def is_cyrillic(letter: str) -> bool:
    """Say whether `letter` lies in the Cyrillic blocks."""
    return "\u0400" <= letter <= "\u052f"


def alike(letter: str) -> str:
    """Give the letters of the other alphabets that look like `letter`."""
    if letter in GREEK:
        return GREEK[letter]
    return (TO_LATIN if is_cyrillic(letter) else TO_CYRILLIC).get(letter, "")
