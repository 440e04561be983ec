// The files of an atlas, each loaded, checked and decoded once.
// generator/internal/atlas/FORMAT.md says what is in them.

import { Malformed, take, type Bytes } from "./bytes.ts";
import { nameOf } from "./hash.ts";
import type { AtlasNames } from "./hub.ts";
import { inflate } from "./inflate.ts";

/** Gives the bytes of data/v1/atlas/<name>.bin as they were fetched. It should give up
 * after a while: a search waits for it. */
export type Load = (name: string) => Promise<Uint8Array<ArrayBuffer>>;

export interface Atlas {
  readonly names: AtlasNames;
  readonly terms: number; // how many the vocabulary has
  readonly load: Load;
  readonly files: Map<string, unknown>; // decoded, or still coming
}

/** Loads nothing yet. Throws when this browser cannot inflate. */
export function openAtlas(names: AtlasNames, terms: number, load: Load): Atlas {
  new DecompressionStream("deflate-raw");
  return { names, terms, load, files: new Map() };
}

export type Decode<T> = (b: Bytes, terms: number) => T;

/** A file of a kind: decoded, when it is already there, else to come. null when it cannot
 * be had or cannot be trusted; then the next call tries again. Never throws, never rejects. */
export function read<T>(atlas: Atlas, kind: string, name: string, decode: Decode<T>): T | Promise<T | null> {
  const key = kind + name;
  if (!atlas.files.has(key)) {
    const coming = fresh(atlas, kind, name, decode).then(
      (file) => (atlas.files.set(key, file), file),
      () => (atlas.files.delete(key), null),
    );
    atlas.files.set(key, coming);
  }
  return atlas.files.get(key) as T | Promise<T | null>;
}

async function fresh<T>(atlas: Atlas, kind: string, name: string, decode: Decode<T>): Promise<T> {
  const bytes = await atlas.load(name);
  if (nameOf(bytes) !== name) throw new Malformed();
  const b = { data: await inflate(bytes), at: 0 };
  const [found, version] = take(b, 2);
  if (found !== kind.charCodeAt(0) || version !== 1) throw new Malformed();
  const file = decode(b, atlas.terms);
  if (b.at !== b.data.length) throw new Malformed();
  return file;
}
