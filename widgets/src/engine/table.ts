// Tables that lead from the first characters of a word to its file.

import { read, type Atlas } from "./atlas.ts";
import { column, hash, take, type Bytes } from "./bytes.ts";
import { crcOf } from "./hash.ts";

interface Table {
  bits: number; // of the number, still to be resolved
  left: number; // for other tables
  names: string[];
}

function decodeTable(b: Bytes): Table {
  const [bits, resolved] = take(b, 2) as unknown as [number, number];
  return { bits, left: bits - resolved, names: column(b, 2 ** resolved, hash) };
}

function there<T>(file: T | null): T {
  if (!file) throw new Error("a file of the atlas cannot be read");
  return file;
}

/** What a table leads to for the first characters of a word, if any word begins so. Rejects when that cannot be told. */
export async function lookUp<T>(
  atlas: Atlas,
  root: string,
  head: string,
  kind: string,
  decode: (b: Bytes) => T,
): Promise<T | undefined> {
  const number = crcOf(head);
  for (let name = root; name; ) {
    const { bits, left, names } = there(await read(atlas, "H", name, decodeTable));
    name = names[(number % 2 ** bits) >> left]!;
    if (name && !left) return there(await read(atlas, kind, name, decode));
  }
  return undefined;
}
