// The service worker of a hub: sw.js at its root. It is there once a visitor asked to
// keep the tools, and keeps what the hub's lists name, saved programs, and files of the
// atlas that were read. With a connection, what is shown is what the hub has now.

import { isFixed, isFile } from "./address.ts";
import { anyhow, current, grant, kept, lists, put, renew, type Wish } from "./keep.ts";
import { ours, root } from "./names.ts";

declare const self: ServiceWorkerGlobalScope;

const patience = 4000; // milliseconds, when a copy is there
const lessPatience = 700; // when the host has just been seen to hang
const longPatience = 20_000; // when no copy is there
const slowFor = 30_000;

let slowUntil = 0;

self.addEventListener("install", (event) => event.waitUntil(renew().then(() => self.skipWaiting())));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await ours()) if (name !== current) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("message", (event) => event.waitUntil(
  grant(event.data as Wish).catch(() => "failed").then((result) => event.ports[0]?.postMessage(result))));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const isVisit = request.mode === "navigate";
  const isOurs = origin === location.origin && pathname.startsWith(root);
  if (request.method !== "GET" || !isOurs || request.headers.has("range") || search && !isVisit) return;
  event.respondWith(isFixed(pathname) && !search ? fixed(event, pathname) : fresh(event, pathname, isVisit, !search));
});

/** From the cache; from the host once, and then kept. */
async function fixed(event: FetchEvent, address: string): Promise<Response> {
  const cache = await kept();
  const copy = await cache?.match(address, anyhow);
  if (copy) return copy;
  const answer = await fetch(event.request);
  if (cache && isFile(address, answer)) event.waitUntil(put(cache, address, answer.clone()));
  return answer;
}

/** From the host, which refreshes what is kept; from the cache when the host fails or
 * takes long; for a visit to a page that is not there, the page that says so. */
async function fresh(event: FetchEvent, address: string, isVisit: boolean, isExact: boolean): Promise<Response> {
  const cache = await kept();
  const copy = await cache?.match(address, anyhow);
  const asked = fetch(event.request).then((answer) => {
    slowUntil = 0;
    if (copy && isExact) event.waitUntil(refresh(cache!, address, answer));
    return answer;
  });
  event.waitUntil(asked.catch(() => null)); // a late answer refreshes, too
  if (!cache || !copy && !isVisit) return asked;
  const wait = !copy ? longPatience : Date.now() < slowUntil ? lessPatience : patience;
  const answer = await Promise.race([asked.catch(() => undefined), later(wait)]);
  if (answer === null) slowUntil = Date.now() + slowFor;
  if (answer && (answer.status < 500 || !copy)) return answer;
  return copy ?? await instead(cache, address) ?? asked;
}

async function refresh(cache: Cache, address: string, answer: Response): Promise<void> {
  if (isFile(address, answer)) await put(cache, address, answer.clone());
  else if (answer.status === 404 || answer.status === 410) await cache.delete(address, anyhow);
}

function later(milliseconds: number): Promise<null> {
  return new Promise((done) => setTimeout(done, milliseconds, null));
}

/** In the language of the address, or in another one that is kept. */
async function instead(cache: Cache, address: string): Promise<Response | undefined> {
  const known = (await lists(cache)).sort((a, b) => b.front.length - a.front.length);
  const list = known.find(({ front }) => address.startsWith(front)) ?? known[0];
  return list && cache.match(list.instead, anyhow);
}
