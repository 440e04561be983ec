// The files of an atlas, each loaded, checked and decoded once.
// generator/internal/atlas/FORMAT.md says what is in them.

import { refuse, take, text, type Bytes } from "./bytes.ts";
import { nameOf } from "./hash.ts";
import type { AtlasNames } from "./hub.ts";
import { decoder, inflate } from "./inflate.ts";

/** Gives the bytes of data/v1/atlas/<name>.bin as they were fetched. It should give up
 * after a while: a search waits for it. */
export type Load = (name: string) => Promise<Uint8Array<ArrayBuffer>>;

export interface Atlas {
  readonly names: AtlasNames;
  readonly terms: number; // how many the vocabulary has
  readonly load: Load;
  readonly files: Map<string, unknown>; // decoded, or still coming
}

const version = "\x02";

/** Loads nothing yet. Throws when this browser cannot inflate. */
export function openAtlas(names: AtlasNames, terms: number, load: Load): Atlas {
  decoder();
  return { names, terms, load, files: new Map() };
}

/** A file of a kind: decoded, when it is already there, else to come. null when it cannot
 * be had or cannot be trusted; then the next call tries again. Never throws, never rejects. */
export function read<T>(
  atlas: Atlas,
  kind: string,
  name: string,
  decode: (b: Bytes, terms: number) => T,
): T | Promise<T | null> {
  const { files, load, terms } = atlas;
  const key = kind + name;
  const fresh = async () => {
    const bytes = await load(name);
    refuse(nameOf(bytes) !== name);
    const b = { data: await inflate(bytes), at: 0 };
    refuse(text(take(b, 2)) !== kind + version);
    const file = decode(b, terms);
    refuse(b.at < b.data.length);
    files.set(key, file);
    return file;
  };
  if (!files.has(key)) {
    files.set(key, fresh().catch(() => {
      files.delete(key);
      return null;
    }));
  }
  return files.get(key) as T | Promise<T | null>;
}
