"""Signs of fonts that have no letters, which word processors keep as places in the font."""

from typing import Final

_GREEK: Final = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SIGNS: Final = dict(
    zip(
        bytes.fromhex(
            "22 24 27 2A 2D 40 5C 5E 7E A0 A2 A3 A4 A5 A6 AB AC AD AE AF B0 B1 B2 B3 B4 B5 B6 B7 "
            "B8 B9 BA BB BC C7 C8 C9 CC CD CE CF D1 D5 D6 D7 D8 D9 DA DB DC DE E5 F2 "
        ),
        "∀∃∋∗−≅∴⊥∼€′≤⁄∞ƒ↔←↑→↓°±″≥×∝∂•÷≠≡≈…∩∪⊃⊂⊆∈∉∇∏√·¬∧∨⇔⇐⇒∑∫",
        strict=True,
    )
)
# Of the others of ASCII the font has its own form, and no other sign.
SYMBOL_FONT: Final = {
    **{code: chr(code) for code in range(0x20, 0x7F)},
    **{ord(letter): greek for letter, greek in _GREEK.items()},
    **_SIGNS,
}
# Fonts of pictures: what their characters look like is their secret, but for the boxes, marks and
# arrows by which forms are filled in.
PICTURE_FONTS: Final = ("wingdings", "webdings", "zapf", "marlett", "mt extra")
_OF_FORMS: Final = {
    "wingdings": dict(
        zip(
            bytes.fromhex("6F 71 A8 FB FC FD FE DF E0 E1 E2 E7 E8"),
            "☐❑◻✗✓☒☑←→↑↓←→",
            strict=True,
        )
    ),
    "wingdings 2": dict(zip(bytes.fromhex("4F 50 51 52 53 54 A3"), "✗✓☒☑☒☒☐", strict=True)),
}


def sign_of(font: str, code: int) -> str:
    """What the font shows for the code, 0 to 255; empty where that is not known here."""
    name = font.strip(" ;").lower()
    of_font = SYMBOL_FONT if name == "symbol" else _OF_FORMS.get(name, {})
    return of_font.get(code, "")
