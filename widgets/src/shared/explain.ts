// For when nothing was found within an organization: perhaps the hub does not have it.

import { survey } from "../engine/find.ts";
import { atlasOf } from "./atlas.ts";
import type { Narrowed } from "./narrow.ts";
import type { Site } from "./site.ts";

/** list: says that nothing fits, for whatever reason. */
export async function explain({ organization, deny }: Narrowed, list: HTMLElement, site: Site, signal: AbortSignal): Promise<void> {
  if (!organization) return;
  const any = { organization, place: null, radius: null, must: [], nice: [], age: null, when: null, text: "", count: 1 };
  const { fits, wide, lost } = await survey(atlasOf(site), any, "", signal);
  if (fits.length + wide.length + lost > 0) return;
  list.querySelector(".none")?.remove();
  deny!();
}
