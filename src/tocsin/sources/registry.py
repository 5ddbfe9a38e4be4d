"""All formats, in the order in which they are asked whether a file is theirs."""

from tocsin.sources.base import Format, Head
from tocsin.sources.formats.fourcat import FOURCAT
from tocsin.sources.formats.native import NATIVE
from tocsin.sources.formats.table import TABLE
from tocsin.sources.formats.table_xlsx import TABLE_XLSX
from tocsin.sources.formats.telegram import TELEGRAM
from tocsin.sources.formats.twarc2 import TWARC2
from tocsin.sources.formats.tweet_v1 import TWEET_V1
from tocsin.sources.formats.zeeschuimer_instagram import ZEESCHUIMER_INSTAGRAM
from tocsin.sources.formats.zeeschuimer_threads import ZEESCHUIMER_THREADS
from tocsin.sources.formats.zeeschuimer_tiktok_comments import ZEESCHUIMER_TIKTOK_COMMENTS
from tocsin.sources.formats.zeeschuimer_x import ZEESCHUIMER_X

FORMATS: tuple[Format, ...] = (
    TELEGRAM,
    ZEESCHUIMER_X,
    ZEESCHUIMER_TIKTOK_COMMENTS,
    ZEESCHUIMER_INSTAGRAM,
    ZEESCHUIMER_THREADS,
    TWARC2,
    TWEET_V1,
    FOURCAT,
    NATIVE,
    TABLE_XLSX,
    TABLE,
)


def detect(head: Head) -> Format | None:
    """Give the format of a file from its beginning alone, never from its name."""
    is_binary = head.text is None
    return next((each for each in FORMATS if each.binary == is_binary and each.sniff(head)), None)
