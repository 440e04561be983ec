// What visitors enter, by name: in this tab (sessionStorage) or, once they ask for
// it, on this device (localStorage) until a day that no later visit moves. What
// storage does not take lives in memory. Nothing here throws, or leaves the browser.

import { base } from "./base.ts";
import { foreign } from "./framed.ts";

/** Begins every key of ours, and the names of caches of ours. */
export const prefix = `hub:${foreign ? base.host : ""}${base.pathname}:`;

const version = "1:"; // begins every value; one of another version is dropped
const until = "until"; // when the device forgets all, in milliseconds since 1970
const since = "since"; // when the first value came; another one after all was forgotten
const losing = "losing"; // is never there: tells that storage takes no more
const gone = "gone"; // is there for a moment: tells other tabs that all is forgotten
const day = 864e5; // milliseconds
const longest = 3650 * day;

/** Throws where the browser blocks it. */
type Place = () => Storage;
const tab: Place = () => sessionStorage;
const device: Place = () => localStorage;
const has = (place: Place, name: string) => read(place, name) !== null;
/** What a tab has of its own stays in it: see settle. */
const home = (name: string) => has(tab, name) || !keptUntil() ? tab : device;

/** For JSON.stringify: old libraries give arrays a toJSON, which makes strings of them. */
export function asItIs(this: Record<string, unknown>, key: string): unknown {
  return this[key];
}

const memory = new Map<string, string>();
let over = false;

/** Keeps a value that JSON can hold. What storage does not take ends with the page;
 * isLosing says so. */
export function keep(name: string, value: unknown): void {
  if (over) return;
  const text = version + JSON.stringify(value, asItIs);
  const place = home(name);
  const before = isLosing();
  if (!has(home(since), since)) put(place, since, String(Date.now()));
  if (put(place, name, text)) memory.delete(name);
  else memory.set(name, text);
  if (isLosing() && !before) tell(losing);
}

/** What was kept under name, or null. Whoever asks must check what it is: the
 * storage is open to all scripts of the site. */
export function recall(name: string): unknown {
  const text = memory.get(name) ?? read(home(name), name);
  try {
    if (text?.startsWith(version)) return JSON.parse(text.slice(version.length));
  } catch {
    // cut short, or changed by somebody
  }
  if (text !== null) forget(name);
  return null;
}

export function forget(name: string): void {
  memory.delete(name);
  take(home(name), name);
}

/** Removes everything that widgets have kept, here and in other tabs. */
export function forgetAll(): void {
  empty(device);
  put(device, gone, gone);
  take(device, gone);
  emptyTab();
}

/** Removes what this tab has. What the device was asked to keep stays, but no page of
 * before comes back as it was. */
export function forgetTab(): void {
  emptyTab();
  if (keptUntil()) put(device, since, String(Date.now()));
}

/** Keeps nothing any more, whatever this page still works on: it is about to end. */
export function keepNothing(): void {
  over = true;
}

/** What storage holds now, by name, as text: read back from the device and the tab. */
export function stored(): Record<string, string | null> {
  return Object.fromEntries([device, tab].flatMap((place) => names(place).map((name) => [name, read(place, name)])));
}

/** Whether something that was entered can't be stored and ends with this page. */
export function isLosing(): boolean {
  return memory.size > 0;
}

/** Whether the device keeps something else than this tab has, which stays here alone. */
export function isApart(): boolean {
  return keptUntil() > 0 && names(tab).length > 0;
}

/** When the device forgets, in milliseconds since 1970; 0 when it keeps nothing. */
export function keptUntil(): number {
  const text = read(device, until);
  const left = Number(text) - Date.now();
  if (left > 0 && left < longest) return Number(text);
  if (text !== null) empty(device);
  return 0;
}

/** Looks whether the day is over, while a page of ours is open, and tells. */
export function expire(): void {
  if (has(device, until) && !keptUntil()) tell(null);
}

/** Moves everything to the device, for so many days; false when it can't be. Then all
 * is where it was. */
export function keepOnDevice(days: number): boolean {
  move(tab, device);
  // Last: when other tabs hear of it, all is there.
  if (!isLosing() && put(device, until, String(Date.now() + days * day))) return true;
  stopKeeping();
  return false;
}

/** Moves everything back to this tab, and to no other. Where the tab has its own, what
 * the device had ends: that was asked for. */
export function stopKeeping(): void {
  take(device, until);
  move(device, tab);
  empty(device);
}

/** Brings this tab in line with the device: what it has and the device has not goes there.
 * Two values under one name are not made one; nothing would tell which is right. What lies
 * on the device without the day it ends is not ours to keep. */
export function settle(): void {
  if (keptUntil()) move(tab, device);
  else empty(device);
}

/** Takes in what another tab wrote or removed, by the key of a storage event. */
export function heard(key: string | null): void {
  if (!key?.startsWith(prefix)) return;
  const name = key.slice(prefix.length);
  if (name === gone) return emptyTab();
  memory.delete(name);
  if (name === until) settle();
  for (const changed of [name, ...name === until ? Object.keys(stored()) : []]) tell(changed);
}

/** Is told the name of what another page or tab has changed, null when everything is
 * forgotten, here or there, and "losing" when storage takes no more. */
type Listener = (name: string | null) => void;
const listeners = new Set<Listener>();

export function onStored(listener: Listener, stop: AbortSignal): void {
  listeners.add(listener);
  stop.addEventListener("abort", () => listeners.delete(listener));
}

export function tell(name: string | null): void {
  for (const listener of [...listeners]) listener(name);
}

function emptyTab(): void {
  memory.clear();
  empty(tab);
  tell(null);
}

function empty(place: Place): void {
  for (const name of names(place)) take(place, name);
}

/** What both have otherwise stays where it is. */
function move(from: Place, to: Place): void {
  for (const name of names(from)) {
    const text = read(from, name)!;
    if (!has(to, name)) memory.set(name, text);
    else if (read(to, name) !== text && name !== since) continue;
    take(from, name);
  }
  for (const [name, text] of memory) if (put(to, name, text)) memory.delete(name);
}

function names(place: Place): string[] {
  return attempt(() => Object.keys(place()).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))) ?? [];
}

function read(place: Place, name: string): string | null {
  return attempt(() => place().getItem(prefix + name));
}

/** Whether it is there afterwards; nothing else is. */
function put(place: Place, name: string, text: string): boolean {
  attempt(() => place().setItem(prefix + name, text));
  if (read(place, name) === text) return true;
  take(place, name);
  return false;
}

function take(place: Place, name: string): void {
  attempt(() => place().removeItem(prefix + name));
}

/** Storage may be blocked or full. */
function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
