"""Drawings made of few plain shapes, as SVG for people and as PNG where only that is taken."""
