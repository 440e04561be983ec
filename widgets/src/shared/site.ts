// What the hub has to say, file by file. Nothing is ever asked of another host.

import { nameTerms, parseHub, type Hub } from "../engine/hub.ts";
import { base } from "./base.ts";
import { hubFile, type Fallback } from "./fallback.ts";
import { patience } from "./patience.ts";
import { speaker, type Say } from "./say.ts";

export interface Site {
  hub: Hub;
  say: Say; // in the hub's language
  /** Another file that hub.json names, read once; its words can be said from then on.
   * Rejects when it names none. */
  read(address: string | undefined): Promise<unknown>;
  /** Gives terms their ids and labels: few who look for a place come to see them. */
  terms(): Promise<void>;
  /** The HTML of one of the hub's pages, read once; "" when there is none. */
  page(address: string): Promise<string>;
}

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

/** The hub in one of its languages. */
export function loadSite(language: Fallback): Promise<Site> {
  const file = hubFile(language);
  return once(file, async () => open(await readJSON(file), language));
}

/** For when a file of the atlas is missing: hub.json may come from a cache, and
 * the hub may have been built anew. Asks once whether it was. */
export async function rebuilt(before: Site, language: Fallback): Promise<boolean> {
  const file = hubFile(language);
  await once("rebuilt", async () => {
    const now = open(await readJSON(file, "no-cache"), language);
    if (names(now) === names(before)) return;
    known.clear();
    known.set(file, Promise.resolve(now));
  });
  return await loadSite(language) !== before;
}

function names({ hub }: Site): string {
  return Object.values(hub.data.atlas).join();
}

function open(json: unknown, { words: more, crisis }: Fallback): Site {
  const hub = { ...parseHub(json), crisis };
  const words = { ...more, ...hub.words };
  const read = (address = "") => once(address, async () => {
    const file = await readJSON(address);
    Object.assign(words, Object(file).words);
    return file;
  });
  return {
    hub,
    say: speaker(hub.language, words),
    read,
    terms: async () => nameTerms(hub, await read(hub.data.terms)),
    page: (address) => once(address, () => readPage(address)),
  };
}

async function readPage(address: string): Promise<string> {
  try {
    return (await ask(address)).text();
  } catch (error) {
    if ((error as Error).cause === 404) return "";
    throw error;
  }
}

async function readJSON(address: string, cache?: RequestCache): Promise<unknown> {
  return (await ask(address, cache && { cache })).json();
}

/** A file of the hub that is there. Rejects with the status of another answer as its cause. */
export async function ask(address: string, options?: RequestInit): Promise<Response> {
  const url = new URL(address, base);
  if (!address || url.origin !== base.origin) throw new Error(`${url.href} is not on the hub`);
  const signal = AbortSignal.timeout?.(patience) ?? null; // browsers without it can't read an atlas
  const response = await fetch(url, { ...options, signal, credentials: "omit", referrerPolicy: "no-referrer" });
  if (!response.ok) throw new Error(`${url.href}: ${response.status}`, { cause: response.status });
  return response;
}

/** The address of a page in the page's language: "es/programs/oak-house/". The hub's own is at the root. */
export function inLanguage({ path = "" }: Hub, address: string): string {
  return path + address;
}
