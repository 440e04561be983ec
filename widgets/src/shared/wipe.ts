// Takes everything of ours off the device: what storage.ts keeps, caches that bear
// our prefix, and the hub's service worker.

import { base } from "./base.ts";
import { forgetAll, prefix, stored } from "./storage.ts";
import { workers } from "./workers.ts";

/** Whether nothing is left, by a look at storage and caches afterwards. */
export async function wipe(): Promise<boolean> {
  forgetAll();
  return await dropOffline() && Object.keys(stored()).length < 1;
}

/** Takes the service worker and its caches away; false when some are left. */
export async function dropOffline(): Promise<boolean> {
  // Neither is there on plain http, or where another site embeds us.
  const worker = workers?.getRegistration(base)
    .then((worker) => worker?.scope === base.href && worker.unregister()).catch(() => null);
  const left = await emptyCaches().catch(() => []);
  await worker;
  return left.length < 1;
}

async function emptyCaches(): Promise<string[]> {
  const ours = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));
  for (const name of await ours()) await caches.delete(name);
  return ours();
}
