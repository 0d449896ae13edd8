"""The named groups of a sentence in a reading vocabulary, and the value that each group holds."""

from __future__ import annotations

CAPTURES: dict[str, str] = {
    "word": "text as it stands",
    "title": "the title of the model",
    "integer": "a whole number, such as 2,000",
    "number": "a number, such as 4.5",
    "money": "an amount of money; a fraction stays the text that it is",
    "count": "a whole number, in digits or as a word up to twelve",
    "words": "a list, such as png, jpeg and webp",
    "names": "a list of params",
    "kinds": "a list of image, video and audio, in any case",
    "duration": "a time with its unit, such as 24 hours, one day, two weeks or 7 天",
    "days": "a number of days",
    "hours": "a number of hours",
    "per_usd": "the price of one credit in USD, turned into credits for one USD",
    "post": "the path of a POST request",
}
