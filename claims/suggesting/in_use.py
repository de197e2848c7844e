"""The model that scores sentences now: the newest that was learned, else the one in the code."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from claims.models import SpottingModel
from claims.spotting import worth
from claims.spotting.worth import WorthModel
from claims.spotting.worth.model import UnknownModel

# What `manage.py learn_spotting` makes of the curated texts alone.
FIRST_MODEL: Final = Path(worth.__file__).with_name("first_model.json")
FIRST_NUMBER: Final = 0


def model_in_use() -> tuple[int, WorthModel]:
    """Its number, 0 for the first, and itself: one query.

    One that was learned for features that the code has no more is passed over.
    """
    newest = SpottingModel.objects.order_by("-number").values_list("pk", "number").first()
    try:
        return (newest[1], _learned(newest[0])) if newest else (FIRST_NUMBER, first_model())
    except UnknownModel:
        return FIRST_NUMBER, first_model()


@lru_cache(maxsize=4)
def _learned(key: int) -> WorthModel:
    return WorthModel.read(SpottingModel.objects.get(pk=key).coefficients)


@cache
def first_model() -> WorthModel:
    return WorthModel.read(json.loads(FIRST_MODEL.read_text(encoding="utf-8")))
