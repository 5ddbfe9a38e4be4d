"""What the pictures of the room share: their font, and lines of words."""

FONT = "font-family=\"'Tocsin Sans','DejaVu Sans',sans-serif\""


def wrapped(words: str, length: int) -> list[str]:
    """Break words into lines of at most `length` letters; a longer word stands alone."""
    lines = [""]
    for one in words.split():
        if lines[-1] and len(lines[-1]) + 1 + len(one) > length:
            lines.append(one)
        else:
            lines[-1] = f"{lines[-1]} {one}".strip()
    return lines
