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
let loading: Promise<Site> | null = null;

/** Reads hub.json, once for all widgets; a failed try can be repeated. */
export function loadSite(): Promise<Site> {
  loading ??= readJSON(hubFile).then(open).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

let checking: Promise<void> | null = null;

/** For when a file of the atlas is missing: hub.json may come from a cache, and
 * the hub may have been built anew. Gives what it is now; null: the same as before. */
export async function rebuilt(before: Site): Promise<Site | null> {
  await (checking ??= check(before));
  const now = await loadSite();
  return now === before ? null : now;
}

async function check({ hub }: Site): Promise<void> {
  const now = open(await readJSON(hubFile, "no-cache"));
  if (names(now.hub) !== names(hub)) loading = Promise.resolve(now);
}

function names({ data }: Hub): string {
  return Object.values(data.atlas).join();
}

function open(json: unknown): Site {
  const hub = parseHub(json);
  const files = new Map<string, Promise<unknown>>();
  let atlas: Atlas | undefined;
  return {
    hub,
    atlas: () => atlas ??= openAtlas(hub.data.atlas, allTerms(hub).length, readShard),
    read(address) {
      if (!address) return Promise.reject(new Error("this hub does not have that"));
      const file = files.get(address) ?? readJSON(address).catch((error: unknown) => {
        files.delete(address); // a failed try can be repeated
        throw error;
      });
      files.set(address, file);
      return file;
    },
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
  if (url.origin !== base.origin) throw new Error(`${url.href} is not on the hub`);
  const response = await fetch(url, { ...options, credentials: "omit", referrerPolicy: "no-referrer" });
  if (!response.ok) throw new Error(`${url.href}: ${response.status}`);
  return response;
}

const schemes = new Set(["https:", "http:", "tel:", "sms:"]);

/** An address from the hub's data as a link may use it; null for any other scheme. */
export function link(address: string): string | null {
  const url = new URL(address, base);
  return schemes.has(url.protocol) ? url.href : null;
}
