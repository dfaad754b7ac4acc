"""Which language a text is in, as surely as it takes to refuse one that is not English."""

import re
from functools import cache
from typing import Any

from firsthand.text import squeezed

ENOUGH_LETTERS = 40  # shorter texts are let through: too few words to be sure of
_SAMPLE_LETTERS = 600  # taken from the start, the middle and the end
_ENGLISH_CHANCE = 0.001  # the model's share for English below which it is clearly another language
_ENGLISH_SHARE = 0.16  # of words that are English function words: no text in another language comes near it
_SOME_ENGLISH_SHARE = 0.08  # a text with so many is never refused
_NO_LANGUAGE = "zxx"  # the model's label for codes and tables

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Left out: English function words that are common words elsewhere too ("at", "for", "was", "he").
_FUNCTION_WORDS = frozenset((
    "the", "of", "and", "to", "that", "with", "is", "has", "have", "said", "by", "from", "its", "it", "been", "were",
    "which", "would", "who", "this", "not", "they", "she", "his", "her", "their", "are", "but", "after", "than",
    "when", "while", "could", "about", "into", "says",
))  # fmt: skip
_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "an": "Aragonese", "ar": "Arabic", "as": "Assamese", "az": "Azerbaijani",
    "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "br": "Breton", "bs": "Bosnian", "ca": "Catalan",
    "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "dz": "Dzongkha", "el": "Greek", "eo": "Esperanto",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fo": "Faroese",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "jv": "Javanese", "ka": "Georgian", "kk": "Kazakh",
    "km": "Khmer", "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin",
    "lb": "Luxembourgish", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mg": "Malagasy", "mk": "Macedonian",
    "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "my": "Burmese",
    "nb": "Norwegian", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "oc": "Occitan",
    "or": "Odia", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "qu": "Quechua",
    "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "se": "Northern Sami", "si": "Sinhala", "sk": "Slovak",
    "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "srl": "Serbian", "st": "Sotho",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "ti": "Tigrinya",
    "tl": "Tagalog", "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek",
    "vi": "Vietnamese", "vo": "Volapük", "wa": "Walloon", "xh": "Xhosa", "yo": "Yoruba", "zh": "Chinese",
    "zu": "Zulu", "arz": "Arabic", "ary": "Arabic", "ba": "Bashkir", "crh": "Crimean Tatar", "fy": "Frisian",
    "gd": "Scottish Gaelic", "grc": "Ancient Greek", "hbo": "Hebrew", "ig": "Igbo", "kab": "Kabyle", "ln": "Lingala",
    "om": "Oromo", "sa": "Sanskrit", "sdh": "Kurdish", "sn": "Shona", "tk": "Turkmen", "tt": "Tatar", "uzs": "Uzbek",
    "vec": "Venetian", "wuu": "Chinese", "yue": "Chinese",
}  # fmt: skip


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that `text` is in; "en" wherever that is not clearly another.

    Judged on a sample. Many English function words settle it without a model; otherwise py3langid's bundled model
    does (about a second to load, once). Short texts and texts with a fair share of English are "en".

    >>> language_of("The ministry said that the missiles had been delivered to the port by rail.")
    'en'
    """
    sample = _sample(text)
    if sum(letter.isalpha() for letter in sample) < ENOUGH_LETTERS:
        return "en"
    english = _english_share(sample)
    if english >= _ENGLISH_SHARE:
        return "en"
    chances = dict(_model().rank(sample))
    best = max(chances, key=lambda code: (chances[code], code))
    if best == _NO_LANGUAGE:
        return "en"
    if _is_foreign_script(sample):
        return str(best)
    return "en" if english >= _SOME_ENGLISH_SHARE or chances["en"] > _ENGLISH_CHANCE else str(best)


def language_name(code: str) -> str:
    """A language's name in English; "another language" with its code where it has none here.

    >>> language_name("ko"), language_name("gcf")
    ('Korean', 'another language (gcf)')
    """
    return _NAMES.get(code, f"another language ({code})")


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE_LETTERS:
        return squeezed(text)
    middle = (len(text) - _SAMPLE_LETTERS) // 2
    pieces = (text[:_SAMPLE_LETTERS], text[middle : middle + _SAMPLE_LETTERS], text[-_SAMPLE_LETTERS:])
    return squeezed(" ".join(pieces))


def _english_share(sample: str) -> float:
    words = [word.lower() for word in _WORD.findall(sample)]
    return sum(word in _FUNCTION_WORDS for word in words) / max(1, len(words))


def _is_foreign_script(sample: str) -> bool:
    letters = [letter for letter in sample if letter.isalpha()]
    return sum(letter > "\u024f" for letter in letters) > len(letters) / 2


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
