"""The Riksdag's open data as saved files: an `anforande`, an `anforandelista`, a `dokument`."""
