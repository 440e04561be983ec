// Finding by words of the name, the organization or the town: where to look, and
// whether a program has them.

import type { Atlas } from "./atlas.ts";
import { column, deltas, frontCoded, take, varint, type Bytes } from "./bytes.ts";
import type { Program } from "./program.ts";
import type { Space } from "./space.ts";
import { lookUp } from "./table.ts";
import { answers, wordsOf } from "./words.ts";

/** Codes of rows: from the first to below the second. */
type Range = readonly [from: number, to: number];

interface Word {
  word: string;
  near: Range[];
  wide: Range[];
}

function decodeWords(b: Bytes): Word[] {
  const n = varint(b);
  const words = frontCoded(b, n);
  const near = column(b, n, ranges);
  const wide = column(b, n, ranges);
  return words.map((word, i) => ({ word, near: near[i]!, wide: wide[i]! }));
}

function ranges(b: Bytes): Range[] {
  const n = varint(b);
  const size = n && 2 ** take(b, 1)[0]!;
  return deltas(b, n).map((cell) => [cell * size, cell * size + size]);
}

export interface TextSearch {
  words: string[]; // that were typed
  /** Whether rows with codes from one to below another may have every word. */
  mayBeIn(trie: Space["trie"], from: number, to: number): boolean;
  /** Whether a program has every word. */
  matches(program: Program): boolean;
}

export async function textSearch(atlas: Atlas, text: string, lost: Set<string>): Promise<TextSearch> {
  const words = wordsOf(text);
  const root = atlas.names.words;
  const found = await Promise.all(words.map(async (typed) => {
    const file = await lookUp(atlas, root, typed, "W", decodeWords).catch(() => void lost.add(root));
    return (file ?? []).filter(({ word }) => answers(word, typed));
  }));
  return {
    words,
    mayBeIn: (trie, from, to) =>
      found.every((words) => words.some((word) => word[trie].some(([first, behind]) => first < to && from < behind))),
    matches({ name, organization, city }) {
      const known = wordsOf(`${name} ${organization} ${city}`);
      return words.every((typed) => known.some((word) => answers(word, typed)));
    },
  };
}
