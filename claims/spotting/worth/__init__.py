"""How much a sentence is worth checking, by a linear model over features that a person can read."""

from claims.spotting.worth.features import FEATURES, features_of
from claims.spotting.worth.model import WorthModel, WorthScore

__all__ = ["FEATURES", "WorthModel", "WorthScore", "features_of"]
