"""Average networks of one lineage: `python -m training.encoder.mean RUN EARLIER --share 0.7`.

RUN and EARLIER are folders of trainings of which the later went on from the earlier. The mean of
their weights forgets less than the later and knows more than the earlier (Wortsman et al. 2022,
“Model soups”). RUN keeps its own network as `last.pt`; `pupil.pt` becomes the mean.
"""

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

SHARE = 0.7


def mean(
    later: Mapping[str, Tensor], earlier: Mapping[str, Tensor], share: float
) -> dict[str, Tensor]:
    """Give the weighted mean of two networks' weights, `share` of it the later one's."""
    return {name: share * one + (1.0 - share) * earlier[name] for name, one in later.items()}


def main() -> None:
    """Average, and leave `RUN/pupil.pt`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder of the later training")
    parser.add_argument("earlier", type=Path, help="folder of the training that it went on from")
    parser.add_argument("--share", type=float, default=SHARE, help="of the later network")
    args = parser.parse_args()
    own = args.run / "pupil.pt"
    if not 0.0 < args.share < 1.0:
        raise SystemExit("--share must lie between 0 and 1")
    last, before = (torch.load(path, map_location="cpu") for path in (own, args.earlier / own.name))
    shutil.copyfile(own, args.run / "last.pt")
    torch.save({**last, "net": mean(last["net"], before["net"], args.share)}, own)


if __name__ == "__main__":
    main()
