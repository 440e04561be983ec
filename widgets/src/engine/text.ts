// Finding by words of the name, the organization or the town, and all of one
// organization: where to look, and whether a program is meant.

import type { Atlas } from "./atlas.ts";
import { column, deltas, frontCoded, take, varint, type Bytes } from "./bytes.ts";
import type { Query } from "./find.ts";
import { crcOf } from "./hash.ts";
import type { Program } from "./program.ts";
import type { Space } from "./space.ts";
import { lookUp } from "./table.ts";
import { answers, headOf, wordsOf } from "./words.ts";

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
  isNamed: boolean; // something is asked for by name
  /** Whether a program with that owner may be meant. */
  mayBeOf(owner: number | undefined): boolean;
  /** Whether rows with codes from one to below another may have every word. */
  mayBeIn(trie: Space["trie"], from: number, to: number): boolean;
  /** Whether a program has every word, and is the organization's. */
  matches(program: Program): boolean;
}

export async function textSearch(atlas: Atlas, { text, organization = "" }: Pick<Query, "text" | "organization">, lost: Set<string>): Promise<TextSearch> {
  const words = wordsOf(text);
  const owners = wordsOf(organization);
  const owner = owners.join(" ");
  const hash = crcOf(owner) % 2 ** 16;
  const root = atlas.names.words;
  const look = (isMeant: typeof answers) => async (typed: string) => {
    const file = await lookUp(atlas, root, headOf(typed), "W", decodeWords).catch(() => void lost.add(root));
    return (file ?? []).filter(({ word }) => isMeant(word, typed));
  };
  const found = await Promise.all([...words.map(look(answers)), ...owners.map(look((word, meant) => word === meant))]);
  return {
    isNamed: found.length > 0,
    mayBeOf: (of) => !owner || of === hash,
    mayBeIn: (trie, from, to) =>
      found.every((words) => words.some((word) => word[trie].some(([first, behind]) => first < to && from < behind))),
    matches({ name, organization, city }) {
      const known = wordsOf(`${name} ${organization} ${city}`);
      return words.every((typed) => known.some((word) => answers(word, typed))) && (!owner || wordsOf(organization).join(" ") === owner);
    },
  };
}
