"""The annotation tools that a document's claims can go out to, by the names of their files."""

from typing import Final

ANNOTATION_TOOLS: Final = (
    *("doccano", "label-studio", "inception-xmi", "inception-json", "brat", "hypothesis"),
    *("recogito", "spacy", "w3c"),
)
