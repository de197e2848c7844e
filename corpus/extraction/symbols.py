"""The Symbol font's signs, which word processors keep as characters of their own place in it."""

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
# Fonts of pictures: what their characters look like is their secret.
PICTURE_FONTS: Final = ("wingdings", "webdings", "zapf", "marlett", "mt extra")
