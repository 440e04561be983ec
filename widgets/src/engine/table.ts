// Tables that lead from the first characters of a word to its file.

import { read, type Atlas } from "./atlas.ts";
import { column, hash, Malformed, varint, type Bytes } from "./bytes.ts";
import { crcOf } from "./hash.ts";

interface Table {
  bits: number; // of the number, still to be resolved
  below: number; // what one entry stands for
  names: string[];
}

function decodeTable(b: Bytes): Table {
  const bits = varint(b);
  const resolved = varint(b);
  if (bits > 24 || resolved > Math.min(bits, 8) || (resolved === 0 && bits > 0)) throw new Malformed();
  return { bits, below: 2 ** (bits - resolved), names: column(b, 2 ** resolved, hash) };
}

/** The name of the file for words that begin so; "" when no word does, null when it
 * cannot be told. */
export async function fileFor(atlas: Atlas, root: string, head: string): Promise<string | null> {
  const sum = crcOf(head);
  for (let name = root, most = 25; name; ) {
    const table = await read(atlas, "H", name, decodeTable);
    if (!table || table.bits >= most) return null;
    name = table.names[Math.floor((sum % 2 ** table.bits) / table.below)]!;
    most = table.bits;
    if (table.below === 1) return name;
  }
  return "";
}
