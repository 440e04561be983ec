// What the engine takes for a change of filters, in a page of a hub, over files
// that were all loaded before. cmd/sitegen/browser bundles it and prints the times.

import { openAtlas, read, type Atlas } from "../../src/engine/atlas.ts";
import { decodeCore, factsOf, type Shard } from "../../src/engine/core.ts";
import { decodeDirectory, isDirectory } from "../../src/engine/directory.ts";
import type { Query } from "../../src/engine/find.ts";
import { allTerms, parseHub } from "../../src/engine/hub.ts";
import { findRelaxed } from "../../src/engine/relax.ts";
import { choose, random } from "../listing.ts";

/** Loads all of the hub's programs. Gives what asks a new question from a random program: the
 * milliseconds of one more filter beside none, one or two. */
export async function open(): Promise<() => Promise<number>> {
  const get = (name: string) => fetch(`/data/v1/${name}`);
  const hub = parseHub(await (await get("hub.json")).json());
  const atlas = openAtlas(hub.data.atlas, allTerms(hub).length, async (name) =>
    new Uint8Array(await (await get(`atlas/${name}.bin`)).arrayBuffer()));
  const shards = await load(atlas, hub.data.atlas.near);
  const next = random(1);
  const facts = () => {
    const shard = choose(next, shards);
    return factsOf(shard, Math.floor(next() * shard.codes.length));
  };
  const ask = async (query: Query) => {
    const begun = performance.now();
    await findRelaxed(atlas, query, "2026-W48", () => {}, new AbortController().signal);
    return performance.now() - begun;
  };
  let asked = 0;
  return async () => {
    const must = Array.from({ length: 1 + (asked++ % 3) }, () => [choose(next, facts().offers)]);
    const place = { label: "", point: facts().point!, keys: [""] };
    const query: Query = { place, radius: null, must, nice: [], age: null, when: null, text: "", count: 20 };
    await ask(query); // loads the details of what is to be shown
    await ask({ ...query, must: must.slice(1) });
    return ask(query);
  };
}

/** Loads a directory and all that it leads to. */
async function load(atlas: Atlas, name: string): Promise<Shard[]> {
  const { entries } = (await read(atlas, "D", name, decodeDirectory))!;
  const found = await Promise.all(entries.map(async ({ name, flags }) =>
    flags & isDirectory ? load(atlas, name) : [(await read(atlas, "C", name, decodeCore))!]));
  return found.flat();
}
