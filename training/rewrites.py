"""Makes the table of common words that the search for rewritten copies weighs words by.

usage: python -m training.rewrites corpus/train.jsonl > src/firsthand/trace/common.txt

A word is counted once a story, however many articles tell it, so that a story's own names stay rare.
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from firsthand.trace.terms import terms
from firsthand.trace.words import number, word_spans, worded

LEAST = 3  # stories that must have a word


def table(path: Path) -> list[tuple[str, int]]:
    """Each common word, as it is first met, and the share of stories that have it, in thousandths."""
    stories: defaultdict[str, set[int]] = defaultdict(set)
    written: dict[int, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        story = article["id"].rsplit("-", 1)[0]
        key = article["id"] if story.startswith("singles") else story
        stories[key].update(terms(worded(article["text"])).numbers.tolist())
        for start, end in word_spans(article["text"]):
            written.setdefault(number(article["text"][start:end]), article["text"][start:end])
    counts = Counter(each for numbers in stories.values() for each in numbers)
    kept = ((each, count) for each, count in counts.items() if count >= LEAST)
    return sorted((written[each], round(1000 * count / len(stories))) for each, count in kept)


def main() -> None:
    """Print the table."""
    for word, share in table(Path(sys.argv[1])):
        print(f"{word} {share}")


if __name__ == "__main__":
    main()
