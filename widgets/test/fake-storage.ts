// A Storage as browsers have it: what it holds are its own properties. It can be
// full, and it can be broken in the ways that browsers have been seen to break.

export type Fault = "full" | "blocked" | "unreadable" | "unwritable" | "deaf" | "";

export class FakeStorage {
  [key: string]: unknown;

  getItem(key: string): string | null {
    if (fault.get(this) === "unreadable") throw new Error("denied");
    return Object.hasOwn(this, key) ? String(this[key]) : null;
  }

  setItem(key: string, value: string): void {
    if (fault.get(this) === "unwritable") throw new Error("denied");
    if (fault.get(this) === "deaf") return;
    if (fault.get(this) === "full" && value.length > 20) throw new Error("quota exceeded");
    this[key] = value;
  }

  removeItem(key: string): void {
    delete this[key];
  }
}

const fault = new WeakMap<object, Fault>();

/** Puts two new storages in place, as a browser with a new profile has them. */
export function newStorages(): { session: FakeStorage; local: FakeStorage } {
  const session = new FakeStorage(), local = new FakeStorage();
  install("sessionStorage", session);
  install("localStorage", local);
  return { session, local };
}

/** Breaks one of them from now on, or mends it. */
export function breakStorage(name: "sessionStorage" | "localStorage", storage: FakeStorage, how: Fault): void {
  fault.set(storage, how);
  install(name, storage, how === "blocked");
}

function install(name: string, storage: FakeStorage, blocked = false): void {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    get() {
      if (blocked) throw new Error("denied");
      return storage;
    },
  });
}
