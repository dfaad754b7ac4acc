"""Pairs of texts that may share sentences, by MinHash signatures of sentences in bands: few pairs are looked at."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from firsthand.trace.postings import Keys, Postings
from firsthand.trace.sheets import STEP, Sheet

SHINGLE = 3  # words in a row that are one feature of a sentence
ROWS, BANDS = 4, 8  # two sentences that share 3 of 4 shingles meet with 95 %, 1 of 2 with 40 %, 1 of 10 with 0.1 %
SEED = 20  # of the signatures: part of what a set's result depends on, so it never changes
FEW = 24  # up to so many texts with a like sentence, all pairs are looked at
NEAR = 6  # beyond: each text's neighbours in the order of their words
FIRST = 4  # and the first so many texts in the order that is given
CHUNK = 2000  # texts that are signed at once


def band_keys(sheets: Sequence[Sheet], boilerplate: frozenset[int]) -> Iterator[Keys]:
    """For each sheet the keys of its sentences' bands; sheets with a key in common may share a sentence."""
    for start in range(0, len(sheets), CHUNK):
        yield from chunk_keys(sheets[start : start + CHUNK], boilerplate)


def chunk_keys(sheets: Sequence[Sheet], boilerplate: frozenset[int]) -> Iterator[Keys]:
    """The same for some sheets that are signed in one go."""
    shingles, sizes, sentences = [], [], []
    for one in sheets:
        hashes, counts = shingled(one, boilerplate)
        shingles.append(hashes)
        sizes.append(counts)
        sentences.append(len(counts))
    bands = signed(np.concatenate(shingles), np.concatenate(sizes)) if shingles else np.empty((0, BANDS), np.uint64)
    end = np.cumsum(sentences)
    for at, count in enumerate(sentences):
        yield np.unique(bands[end[at] - count : end[at]].reshape(-1))


def shingled(sheet: Sheet, boilerplate: frozenset[int]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The shingles of every sentence that counts, one after the other, and how many each has."""
    words = sheet.worded
    told = np.flatnonzero(sheet.counted(boilerplate) & (sheet.keys[words.sentence] > 0))
    if len(told) < SHINGLE:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    numbers, sentence = words.words[told].astype(np.uint64), words.sentence[told]
    with np.errstate(over="ignore"):
        mixed = ((numbers[:-2] * STEP + numbers[1:-1]) * STEP + numbers[2:]) * STEP
    whole = (sentence[:-2] == sentence[2:]) & (told[2:] - told[:-2] == SHINGLE - 1)
    _, sizes = np.unique(sentence[:-2][whole], return_counts=True)
    return mixed[whole] ^ (mixed[whole] >> np.uint64(29)), sizes.astype(np.int64)


def signed(shingles: NDArray[np.uint64], sizes: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The band keys of each sentence, from its shingles: one row each."""
    if not len(sizes):
        return np.empty((0, BANDS), np.uint64)
    offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(shingles, offsets, num_perm=ROWS * BANDS, seed=SEED)
    rows = np.array(matrix.to_rows(), dtype=np.uint64).reshape(len(sizes), BANDS, ROWS)
    keys = np.zeros((len(sizes), BANDS), dtype=np.uint64)
    with np.errstate(over="ignore"):
        for row in range(ROWS):
            keys = (keys + rows[:, :, row] + np.uint64(1)) * STEP
        return keys + np.arange(BANDS, dtype=np.uint64)[None, :] * STEP


def pairs(postings: Postings, rank: Sequence[int], order: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of texts that have a band's key in common, each once, sorted.

    `rank` puts texts with like words next to each other, `order` the likely first ones first; where a key is held by
    more than `FEW` texts only neighbours by `rank` and the first by `order` are paired, so one text that is printed
    ten thousand times gives no ten million pairs. Both hang on the texts alone.
    """
    met: set[tuple[int, int]] = set()
    for _, holders in postings.groups(2):
        met.update(paired(holders.tolist(), rank, order))
    return sorted(met)


def pairs_with(postings: Postings, keys: Keys, order: Callable[[int], tuple[float, float, str]]) -> list[int]:
    """The texts that share a band's key with a new one; of more than `FEW` the first by `order`."""
    met: set[int] = set()
    for key in keys.tolist():
        holders = postings.holders(key)
        met.update(holders if len(holders) < FEW else nsmallest(FIRST + NEAR, holders, key=order))
    return sorted(met)


def paired(holders: Sequence[int], rank: Sequence[int], order: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The pairs of `holders` that are looked at."""
    if len(holders) <= FEW:
        return [(one, other) for at, one in enumerate(holders) for other in holders[at + 1 :]]
    ranked = sorted(holders, key=rank.__getitem__)
    first = sorted(holders, key=order.__getitem__)[:FIRST]
    near = ((one, other) for at, one in enumerate(ranked) for other in ranked[at + 1 : at + 1 + NEAR])
    return {
        (min(pair), max(pair)) for pair in (*near, *((one, each) for one in first for each in holders if one != each))
    }
