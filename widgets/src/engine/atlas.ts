// The files of an atlas, each loaded, checked and decoded once.
// generator/internal/atlas/FORMAT.md says what is in them.

import type { AtlasNames } from "./hub.ts";

/** Gives the bytes of data/v1/atlas/<name>.bin as they were fetched. */
export type Load = (name: string, signal?: AbortSignal) => Promise<Uint8Array>;

export interface Atlas {
  readonly names: AtlasNames;
  readonly terms: number; // how many the vocabulary has
}

/** Loads nothing yet. Throws when this browser cannot inflate. */
export function openAtlas(names: AtlasNames, terms: number, load: Load): Atlas {
  void load;
  return { names, terms };
}
