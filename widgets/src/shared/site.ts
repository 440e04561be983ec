// What the hub has to say, file by file. Nothing is ever asked of another host.

import { openAtlas, type Atlas } from "../engine/atlas.ts";
import { allTerms, parseHub, type Hub } from "../engine/hub.ts";
import { base } from "./base.ts";

export interface Site {
  hub: Hub;
  /** Opened once. Throws when this browser cannot read it. */
  atlas(): Atlas;
  /** Another file that hub.json names, read once. Rejects when it names none. */
  read(address: string | undefined): Promise<unknown>;
}

const hubFile = "data/v1/hub.json";
const known = new Map<string, Promise<unknown>>();

/** What get gives, asked once for all widgets; a failed try can be repeated. */
function once<T>(name: string, get: () => Promise<T>): Promise<T> {
  const value = known.get(name) ?? get().catch((error: unknown) => {
    known.delete(name);
    throw error;
  });
  known.set(name, value);
  return value as Promise<T>;
}

export function loadSite(): Promise<Site> {
  return once(hubFile, async () => open(await readJSON(hubFile)));
}

/** For when a file of the atlas is missing: hub.json may come from a cache, and
 * the hub may have been built anew. Asks once whether it was. */
export async function rebuilt(before: Site): Promise<boolean> {
  await once("rebuilt", async () => {
    const now = open(await readJSON(hubFile, "no-cache"));
    if (names(now) === names(before)) return;
    known.clear();
    known.set(hubFile, Promise.resolve(now));
  });
  return await loadSite() !== before;
}

function names({ hub }: Site): string {
  return Object.values(hub.data.atlas).join();
}

function open(json: unknown): Site {
  const hub = parseHub(json);
  let atlas: Atlas | undefined;
  return {
    hub,
    atlas: () => atlas ??= openAtlas(hub.data.atlas, allTerms(hub).length, readShard),
    read: (address = "") => once(address, () => readJSON(address)),
  };
}

async function readShard(name: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await ask(`data/v1/atlas/${name}.bin`, { signal: signal ?? null })).arrayBuffer());
}

async function readJSON(address: string, cache?: RequestCache): Promise<unknown> {
  return (await ask(address, cache && { cache })).json();
}

async function ask(address: string, options?: RequestInit): Promise<Response> {
  const url = new URL(address, base);
  if (!address || url.origin !== base.origin) throw new Error(`${url.href} is not on the hub`);
  const response = await fetch(url, { ...options, credentials: "omit", referrerPolicy: "no-referrer" });
  if (!response.ok) throw new Error(`${url.href}: ${response.status}`);
  return response;
}

const schemes = new Set(["https:", "http:", "tel:", "sms:"]);

/** An address from the hub's data as a link may use it; null for none and for any other scheme. */
export function link(address = ""): string | null {
  const url = new URL(address || "none:", base);
  return schemes.has(url.protocol) ? url.href : null;
}
