// sw.js of a hub that is not for reading offline: takes a worker that was there
// before off the device, with its caches. One that only vanished would stay.

import { ours } from "./names.ts";

declare const self: ServiceWorkerGlobalScope;

self.addEventListener("install", () => void self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await ours()) await caches.delete(name);
  await self.registration.unregister();
})()));
