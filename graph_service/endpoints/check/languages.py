"""Which language some words are in, as far as its commonest words or its script say. Pure."""

import re
import unicodedata
from collections import Counter

_COMMON = {
    "en": "the of and to in for on with that is are be by as at from their all we which this or has have it will not shall its our",
    "es": "el la los las de del que y en para con por una un se es su sus como al lo más todos nos este esta sin sobre entre",
    "fr": "le la les des du de et en pour que dans une un est par sur au aux ses leur leurs nous qui ce cette avec plus tous sont",
    "de": "der die das und in den von zu mit für auf ist im dem nicht ein eine sich des sie werden alle wir auch als an bei aus sind",
    "pt": "o a os as do da dos das de que e em para com por uma um se é seus suas como ao não mais todos nos são sobre pelo pela",
    "it": "il lo la i gli le di del della dei che e in per con una un si è suoi come al non più tutti nel nella sono dal delle",
    "nl": "de het een van en in op te dat die voor met zijn is aan niet wordt bij door ook als naar alle uit om of wij",
}
_SETS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_SCRIPTS = {
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "GREEK": "el",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 2000
_LEAST = 2


def language_of(text: str) -> str:
    """Return the language of a text as a primary language tag, or an empty text where it is not clear."""
    sample = text[:_SAMPLE]
    scripts = Counter(unicodedata.name(one, "").partition(" ")[0] for one in sample if one.isalpha())
    script = scripts.most_common(1)[0][0] if scripts else ""
    if script != "LATIN":
        return _SCRIPTS.get(script, "")
    words = [word.casefold() for word in _WORD.findall(sample)]
    counts = {language: sum(word in common for word in words) for language, common in _SETS.items()}
    best = min(counts, key=lambda language: (-counts[language], language))
    # Neighbours such as Spanish and Portuguese share many of these words; English shares few with them.
    return best if counts[best] >= _LEAST and (best == "en" or counts[best] > counts["en"]) else ""
