// The atlas of a hub, for those who search it.

import { openAtlas, type Atlas } from "../engine/atlas.ts";
import { allTerms } from "../engine/hub.ts";
import { ask, type Site } from "./site.ts";

const opened = new WeakMap<Site, Atlas>();

/** Opened once. Throws when this browser cannot read it. */
export function atlasOf(site: Site): Atlas {
  const { hub } = site;
  const atlas = opened.get(site) ?? openAtlas(hub.data.atlas, allTerms(hub).length, readShard);
  opened.set(site, atlas);
  return atlas;
}

async function readShard(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await ask(`data/v1/atlas/${name}.bin`)).arrayBuffer());
}
