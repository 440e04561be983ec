// Modules that a widget imports when it needs them, past the door where a pinned script
// checks them. Nothing but a widget itself is imported in another way; a test sees to that.

let check: ((name: string) => Promise<unknown>) | undefined;

/** Has a module checked, by the name of its file, before it is imported. */
export function checkBy(by: (name: string) => Promise<unknown>): void {
  check = by;
}

/** What load imports: later("list", () => import("./list.ts")). */
export async function later<T>(name: string, load: () => Promise<T>): Promise<T> {
  await check?.(name);
  return load();
}
