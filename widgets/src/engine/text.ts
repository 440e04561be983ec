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

interface Words {
  words: string[];
  near: Range[][]; // by word
  wide: Range[][];
}

function decodeWords(b: Bytes): Words {
  const n = varint(b);
  return { words: frontCoded(b, n), near: column(b, n, ranges), wide: column(b, n, ranges) };
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
  const found = await Promise.all(words.map(async (word) => {
    const file = await lookUp(atlas, root, word, "W", decodeWords).catch(() => void lost.add(root));
    const of = (ranges: Range[][] = []) => ranges.flatMap((some, i) => (answers(file!.words[i]!, word) ? some : []));
    return { near: of(file?.near), wide: of(file?.wide) };
  }));
  return {
    words,
    mayBeIn: (trie, from, to) => found.every((ranges) => ranges[trie].some(([first, behind]) => first < to && from < behind)),
    matches({ name, organization, city }) {
      const known = wordsOf(`${name} ${organization} ${city}`);
      return words.every((typed) => known.some((word) => answers(word, typed)));
    },
  };
}
