"""How right the encoder is by itself on articles that it has not seen; `python -m training.encoder.measure FOLDER`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from firsthand.encoder import encode
from firsthand.encoder.labels import CERTAINTY, EVENTS, GROUPS, ROLES, SINGLE, STATUS
from training.encoder.data import corpus

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> None:
    """Prints figures of the three models on the articles of the parts that they were not trained on."""
    folder = Path(sys.argv[1])
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    hits = said = wanted = 0
    for number, snippet, row in corpus(ROOT / "corpus"):
        if snippet:
            continue
        text = encode(row["text"], folder / f"part{number}")
        assert text is not None
        start = len(SINGLE)
        found = set()
        for k, window in enumerate(text.windows):
            events = text.told(k).single[:, start : start + GROUPS[0][1]].argmax(axis=1)
            runs = [p for p, e in enumerate(events) if e and (p == 0 or events[p - 1] != e)]
            found |= {(window.starts[p], EVENTS[events[p] - 1]) for p in runs}
        gold = {(c["trigger"][0], c["trigger"][1], c["event"]) for c in row["claims"]}
        said, wanted = said + len(found), wanted + len({(a, e) for a, _, e in gold})
        hits += sum(any(a <= at < b and e == event for at, event in found) for a, b, e in gold)
        for one in row["attributions"]:
            cue = tuple(one["cue"])
            tellings = {"content": one["content"]} | ({"source": [one["source"]["span"]]} if one["source"] else {})
            for name, spans in tellings.items():
                if (at := text.row(name, cue)) is None:
                    continue
                truth, drawn = text.inside(at[0], spans), at[1] >= 0.5
                kind = f"{name} within" if one["within"] else name
                seen[kind] += 1
                right[kind] += (truth & drawn).sum() >= 0.5 * max(1, (truth | drawn).sum())
        for claim in row["claims"]:
            trigger = tuple(claim["trigger"])
            alone = text.alone(trigger)
            if alone is None:
                continue
            at = len(SINGLE) + GROUPS[0][1]
            for name, labels in (("status", STATUS), ("certainty", CERTAINTY), ("denied", (False, True))):
                seen[name] += 1
                right[name] += labels[int(alone[at : at + len(labels)].argmax())] == claim[name]
                at += len(labels)
            for role in ROLES:
                row_ = text.row(role, trigger)
                assert row_ is not None
                drawn = row_[1] >= 0.5
                for one in claim["roles"].get(role, ()):
                    truth = text.inside(row_[0], [one["span"]])
                    seen[role] += 1
                    right[role] += bool(truth.any() and (truth & drawn).sum() >= 0.5 * truth.sum())
    print(f"event: precision {hits / said:.3f}, recall {hits / wanted:.3f}, F1 {2 * hits / (said + wanted):.3f}")
    for name in seen:
        print(f"{name}: {right[name] / seen[name]:.3f} of {seen[name]}")


if __name__ == "__main__":
    main()
