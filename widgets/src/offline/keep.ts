// Fills the cache of this version of the hub: with what its lists name, and with what
// the visitor adds. Each file by itself: one that fails does not keep others away.

import { isFixed, isList, isOwn, isFile } from "./address.ts";
import { ours, prefix } from "./names.ts";

/** The shape of data/v1/offline.json, one for each language. Addresses are paths. */
export interface OfflineList {
  front: string; // the front page; others of the language lie below it
  instead: string; // the page shown in place of one that is not kept
  files: string[];
}

/** What a page may ask of the worker. */
export interface Wish {
  list?: string; // address of a list: keep what it names from now on
  seen?: string[]; // URLs that the page has read
  save?: string[]; // ids of programs to keep
  before?: string[]; // ids of programs that were saved; those that are no more go
}

declare const self: ServiceWorkerGlobalScope;

/** Changes with anything that lists name. It stands before this script. */
declare const HUB_VERSION: string;
export const current = prefix + HUB_VERSION;

/** Hosts may vary what they compress; it is the same file. */
export const anyhow = { ignoreVary: true };

let granting = 0; // an empty cache is one that is being filled

/** The cache in use; null before somebody asks for one and after it was deleted. */
export async function kept(): Promise<Cache | null> {
  if (!await caches.has(current)) return null;
  const cache = await caches.open(current);
  if (granting || (await cache.keys())[0]) return cache;
  await caches.delete(current); // a page has deleted it meanwhile, and to open it was to make it anew
  return null;
}

const addresses = async (cache: Cache) => (await cache.keys()).map(({ url }) => new URL(url).pathname);

export async function lists(cache: Cache): Promise<OfflineList[]> {
  const names = (await addresses(cache)).filter(isList);
  return Promise.all(names.map(async (name) => (await cache.match(name, anyhow))!.json()));
}

/** "kept", "part" when files are missing, "failed" when the list is: without any, the
 * worker goes. */
export async function grant(wish: Wish): Promise<string> {
  granting++;
  return fill(wish).finally(() => granting--);
}

async function fill({ list, seen = [], save = [], before = [] }: Wish): Promise<string> {
  const cache = list && isList(list) ? await caches.open(current) : await kept();
  if (!cache) return "failed";
  const listed = !list || await keepList(cache, list);
  const known = await lists(cache);
  if (!known[0]) {
    await caches.delete(current);
    await self.registration.unregister();
  }
  if (!known[0] || list && !await cache.match(list, anyhow)) return "failed";
  const pages = (ids: string[]) => known.flatMap(({ front }) => ids.map((id) => `${front}programs/${encodeURIComponent(id)}/`));
  for (const page of pages(before.filter((id) => !save.includes(id)))) await cache.delete(page, anyhow);
  const here = await addresses(cache);
  const more = [...pages(save), ...seen.filter((url) => new URL(url).origin === location.origin).map((url) => new URL(url).pathname).filter(isFixed)];
  const added = await keepAll(cache, [...new Set(more)].filter((address) => !here.includes(address)));
  return listed && added ? "kept" : "part";
}

/** Brings into the cache of this version what is in those of earlier ones, if the hub
 * still has it. What cannot be asked for now stays as it was. */
export async function renew(): Promise<void> {
  const before = (await ours()).filter((name) => name !== current);
  if (!before[0]) return;
  const cache = await caches.open(current);
  for (const name of before) {
    const old = await caches.open(name);
    const all = await addresses(old);
    for (const list of all.filter(isList)) await keepList(cache, list, old);
    await keepAll(cache, all.filter(isOwn), old);
  }
  const isWiped = !(await ours()).some((name) => before.includes(name));
  if (!isWiped && (await lists(cache))[0]) return;
  await caches.delete(current);
  if (!isWiped) throw new Error("what was kept stays as it is: the new files are not there");
}

/** Whether all of it is kept. The list comes last: it stands for the others. */
async function keepList(cache: Cache, list: string, old?: Cache): Promise<boolean> {
  const answer = await ask(list, old);
  if (!answer || !isFile(list, answer)) return false;
  const { files } = await answer.clone().json().catch(() => ({})) as Partial<OfflineList>;
  if (!files) return false;
  const all = await keepAll(cache, files, old);
  return await put(cache, list, answer) && all;
}

async function keepAll(cache: Cache, files: string[], old?: Cache): Promise<boolean> {
  return (await Promise.all(files.map(async (address) => {
    const answer = await ask(address, old);
    if (answer?.status === 404) return true; // the hub has no such file, so none is missing
    return !!answer && isFile(address, answer) && put(cache, address, answer);
  }))).every(Boolean);
}

/** What the host says now, or has said before; nothing when neither is known. */
async function ask(address: string, old?: Cache): Promise<Response | undefined> {
  const answer = await fetch(address, { cache: "no-cache" }).catch(() => undefined);
  return answer && answer.status < 500 ? answer : await old?.match(address, anyhow) ?? answer;
}

/** Whether there was room. */
export async function put(cache: Cache, address: string, answer: Response): Promise<boolean> {
  return cache.put(address, answer).then(() => true, () => false);
}
