// Takes everything of ours off the device: what storage.ts keeps, caches that bear
// our prefix, and the hub's service worker.

import { base } from "./base.ts";
import { forgetAll, prefix, storedNames } from "./storage.ts";

/** Names of what is left, looked up afterwards; none, as it should be. */
export async function wipe(): Promise<string[]> {
  forgetAll();
  const left = await emptyCaches().catch(() => []); // there are none on plain http
  return [...storedNames(), ...left];
}

async function emptyCaches(): Promise<string[]> {
  const registration = await navigator.serviceWorker?.getRegistration(base).catch(() => undefined);
  if (registration?.scope === base.href) await registration.unregister();
  const ours = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));
  for (const name of await ours()) await caches.delete(name);
  return ours();
}
