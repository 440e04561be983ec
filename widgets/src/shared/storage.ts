// Nothing outlives the tab: values live in memory and, where the browser allows
// it, in sessionStorage, so that a step to another page of the hub loses nothing.

import { base } from "./base.ts";

const prefix = `hub:${base.pathname}:`;
const memory = new Map<string, string>();

export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  memory.set(name, text);
  attempt((session) => session.setItem(prefix + name, text));
}

/** What was kept under name, or null. Whoever asks must check what it is: the
 * storage is open to all scripts of the site. */
export function recall(name: string): unknown {
  const text = memory.get(name) ?? attempt((session) => session.getItem(prefix + name));
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

export function forget(name: string): void {
  memory.delete(name);
  attempt((session) => session.removeItem(prefix + name));
}

/** Removes everything that widgets have kept. */
export function forgetAll(): void {
  memory.clear();
  attempt((session) => {
    for (const key of Object.keys(session)) if (key.startsWith(prefix)) session.removeItem(key);
  });
}

/** Storage may be switched off or full; memory still has the value. */
function attempt<T>(action: (session: Storage) => T): T | null {
  try {
    return action(sessionStorage);
  } catch {
    return null;
  }
}
