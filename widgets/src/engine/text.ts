// Finding by words of the name, the organization or the town: where to look, and
// whether a program has them.

import { read, type Atlas } from "./atlas.ts";
import { column, count, deltas, frontCoded, take, type Bytes } from "./bytes.ts";
import type { Details } from "./details.ts";
import { fileFor } from "./table.ts";
import { answers, headOf, wordsOf } from "./words.ts";

/** Codes of rows: from the first to below the second. */
type Range = readonly [from: number, to: number];

interface Words {
  words: string[];
  near: Range[][]; // by word
  wide: Range[][];
}

function decodeWords(b: Bytes): Words {
  const n = count(b);
  return { words: frontCoded(b, n), near: column(b, n, ranges), wide: column(b, n, ranges) };
}

function ranges(b: Bytes): Range[] {
  const n = count(b);
  const size = n > 0 ? 2 ** take(b, 1)[0]! : 0;
  return deltas(b, n).map((cell) => [cell * size, (cell + 1) * size]);
}

export interface TextSearch {
  /** Whether rows with codes from one to below another may have every word. */
  mayBeIn(trie: "near" | "wide", from: number, to: number): boolean;
  /** Whether a row has every word. */
  matches(details: Details, row: number): boolean;
}

/** null when the text has no word. What cannot be read is told to lose. */
export async function textSearch(atlas: Atlas, text: string, lose: (name: string) => void): Promise<TextSearch | null> {
  const typed = [...new Set(wordsOf(text))];
  const found = await Promise.all(typed.map(async (word) => {
    const name = await fileFor(atlas, atlas.names.words, headOf(word));
    const file = name && (await read(atlas, "W", name, decodeWords));
    if (file === null) lose(name ?? atlas.names.words);
    const of = (trie: "near" | "wide") => (file ? file[trie].filter((_, i) => answers(file.words[i]!, word)).flat() : []);
    return { near: of("near"), wide: of("wide") };
  }));
  return typed.length === 0 ? null : {
    mayBeIn: (trie, from, to) => found.every((ranges) => ranges[trie].some(([first, behind]) => first < to && from < behind)),
    matches(details, row) {
      const words = [1, 2, 4].flatMap((column) => wordsOf(details[column]?.[row] ?? ""));
      return typed.every((word) => words.some((w) => answers(w, word)));
    },
  };
}
