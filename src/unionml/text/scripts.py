"""Where capitals and the letters of Chinese, Japanese and Korean lie, as ranges for a class of a regular expression."""

from typing import Final

CAPITALS: Final = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
"""Capital letters of Vietnamese (composed) and of the languages of western Europe."""
HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters."""
KANA: Final = "\u3041-\u3096\u30a1-\u30fa\u30fc"
"""The syllabaries of Japanese."""
HANGUL: Final = "\uac00-\ud7a3"
"""The syllables of Korean."""
EAST: Final = HAN + KANA + HANGUL
"""All of these."""
