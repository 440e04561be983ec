// Where programs come from. Whatever ranks or shows them asks a ProgramSource,
// so that one JSON file can give way to shards without anybody noticing.

import type { Facet } from "./hub.ts";
import { statistics, type Statistics } from "./idf.ts";
import type { Program } from "./program.ts";

export interface Programs {
  asOf: string; // the day from which freshness is counted
  programs: readonly Program[];
  statistics: Statistics;
}

export interface ProgramSource {
  load(): Promise<Programs>;
}

/** Reads all programs from one JSON file, once; a failed try can be repeated. */
export function jsonSource(
  fetchJSON: (url: string) => Promise<unknown>,
  url: string,
  vocabulary: Facet[],
): ProgramSource {
  let loading: Promise<Programs> | null = null;
  async function read(): Promise<Programs> {
    const { asOf, programs } = (await fetchJSON(url)) as { asOf?: string; programs?: Program[] };
    if (!asOf || !Array.isArray(programs)) throw new Error(`${url} has no programs`);
    for (const program of programs) {
      program.offers ??= []; // empty lists may be left out
      program.lacks ??= [];
    }
    return { asOf, programs, statistics: statistics(vocabulary, programs) };
  }
  return {
    load() {
      loading ??= read().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      return loading;
    },
  };
}
