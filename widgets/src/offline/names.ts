// What both workers of a hub know of themselves: where they are, and how caches of
// the hub are called. They are classic scripts at the hub's root.

/** Path of the hub: "/" or "/hub/". */
export const root = new URL("./", location.href).pathname;

/** Begins the name of every cache of the hub, as in shared/storage.ts. */
export const prefix = `hub:${root}:`;

export async function ours(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}
