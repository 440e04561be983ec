// Tables that lead from the first characters of a word to its file.

import { read, type Atlas } from "./atlas.ts";
import { column, hash, refuse, take, type Bytes } from "./bytes.ts";
import { crcOf } from "./hash.ts";
import { headOf } from "./words.ts";

interface Table {
  bits: number; // of the number, still to be resolved
  resolved: number; // here
  names: string[];
}

function decodeTable(b: Bytes): Table {
  const [bits, resolved] = take(b, 2) as unknown as [number, number];
  refuse(bits > 24 || resolved > Math.min(bits, 8) || resolved < Math.min(bits, 1));
  return { bits, resolved, names: column(b, 2 ** resolved, hash) };
}

/** What a table leads to for a word: null when no word begins so, undefined when that cannot
 * be told. */
export async function lookUp<T>(
  atlas: Atlas,
  root: string,
  word: string,
  kind: string,
  decode: (b: Bytes) => T,
): Promise<T | null | undefined> {
  const number = crcOf(headOf(word));
  for (let name = root, left = 25; name; ) {
    const table = await read(atlas, "H", name, decodeTable);
    if (!table || table.bits >= left) return undefined;
    const { bits, resolved, names } = table;
    left = bits - resolved;
    name = names[(number % 2 ** bits) >> left]!;
    if (left === 0 && name) return (await read(atlas, kind, name, decode)) ?? undefined;
    left++;
  }
  return null;
}
