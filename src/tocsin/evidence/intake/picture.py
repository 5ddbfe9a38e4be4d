"""Screenshots and pictures: kept as given; a grey, blurred preview, a likeness hash, and OCR."""

import io
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import PIL
from PIL import ExifTags, Image, ImageFile, ImageFilter
from scipy.fft import dctn

from tocsin.evidence.exhibit import Making
from tocsin.evidence.intake.clean import clean
from tocsin.evidence.intake.ocr import read_text
from tocsin.evidence.intake.options import Options
from tocsin.evidence.reading import Derived, Reading

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
PREVIEW_SIDE = 320
_BLUR = 20  # of the longer side, so that not even large letters stay legible
_LIKENESS_SIDE = 64
_LIKENESS_KEPT = 16
LIKENESS_BITS = _LIKENESS_KEPT**2
_EXIF = ("Make", "Model", "Software", "DateTime", "DateTimeOriginal", "OffsetTimeOriginal")


def read_picture(path: Path, name: str, options: Options) -> Reading:
    """Decode a picture whole, within limits, and make what can be looked at safely."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint, where it is loaded, lets cut ones pass
    try:
        with warnings.catch_warnings(), Image.open(path, formats=FORMATS) as picture:
            warnings.simplefilter("ignore")
            if picture.width * picture.height > options.pixels:
                size = f"{picture.width:,} × {picture.height:,}"
                return Reading("screenshot", f"it unpacks to {size} points, more than are decoded")
            picture.load()
            return _reading(picture, options)
    except Image.DecompressionBombError as error:
        return Reading(
            "screenshot", f"it unpacks to points by the billion, more than are decoded ({error})"
        )
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        return Reading("screenshot", f"it is broken or cut off and cannot be decoded ({error})")


def likeness(picture: Image.Image) -> str:
    """Give the perceptual hash in hex: 256 signs of low frequencies. It is never identity."""
    small = picture.convert("L").resize((_LIKENESS_SIDE, _LIKENESS_SIDE), Image.Resampling.LANCZOS)
    waves = dctn(np.asarray(small, dtype=np.float64), norm="ortho")
    low = waves[:_LIKENESS_KEPT, :_LIKENESS_KEPT].ravel()
    bits = low > np.median(low[1:])
    return np.packbits(bits).tobytes().hex()


def preview(picture: Image.Image) -> bytes:
    """Give a small grey picture, blurred until nothing in it can be read or recognised."""
    small = picture.convert("L")
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    small = small.filter(ImageFilter.GaussianBlur(max(small.size) / _BLUR))
    out = io.BytesIO()
    small.save(out, "PNG")
    return out.getvalue()


def _reading(picture: Image.Image, options: Options) -> Reading:
    flat = _flat(picture)
    pillow = f"Pillow {PIL.__version__}"
    made = [Derived(preview(flat), "preview.png", Making("preview", pillow), Reading("screenshot"))]
    remarks = list(_remarks(picture))
    facts: dict[str, Any] = {
        "format": picture.format or "?",
        "width": picture.width,
        "height": picture.height,
        "likeness": likeness(flat),
        "exif": _exif(picture),
    }
    if options.ocr:
        text = read_text(flat, options.languages)
        remarks += [text.fault] if text.fault else []
        if text.data:
            facts["ocr_confidence"], facts["ocr_words"] = text.confidence, text.words
            made.append(Derived(text.data, "ocr.json", Making("ocr", text.tool), Reading("text")))
    return Reading("screenshot", remarks=tuple(remarks), facts=facts, derived=tuple(made))


def _flat(picture: Image.Image) -> Image.Image:
    """Give the first frame on white, in colour."""
    if "A" in picture.getbands() or "transparency" in picture.info:
        over = picture.convert("RGBA")
        ground = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(ground, over).convert("RGB")
    return picture.convert("RGB")


def _remarks(picture: Image.Image) -> list[str]:
    out = []
    frames = getattr(picture, "n_frames", 1)
    if frames > 1:
        out.append(f"it has {frames} frames; only the first was looked at")
    if picture.getexif().get_ifd(ExifTags.IFD.GPSInfo):
        out.append("it tells the place where it was taken; take care whom you give it to")
    return out


def _exif(picture: Image.Image) -> dict[str, str]:
    tags = picture.getexif()
    found = {**dict(tags), **tags.get_ifd(ExifTags.IFD.Exif)}
    named = {ExifTags.TAGS.get(key, ""): value for key, value in found.items()}
    return {key: clean(str(named[key])) for key in _EXIF if key in named}
