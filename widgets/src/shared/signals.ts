// What a visitor has let the widgets know, shared by all widgets of a page and
// by nobody else. What storage holds is checked: anything may stand there.

import { allTerms, type Hub, type TermID } from "../engine/hub.ts";
import type { Signals as Known } from "../engine/signals.ts";
import { forget, keep, onStored, recall } from "./storage.ts";

/** A program, or one service of it, that somebody starred. */
export interface Saved {
  id: string; // of the program
  service?: string | undefined; // id within the program
  name: string; // of what was starred
  offers: TermID[];
}

/** Programs and services that a list of saved ones holds. */
export const most = 100;

export interface Signals extends Known {
  saved: Saved[];
}

const changes = new EventTarget();

export function signals(): Signals {
  return checked(recall("signals"));
}

export function setSignals(change: Partial<Signals>): void {
  store(change);
  changes.dispatchEvent(new Event("change"));
}

/** Forgets what the finder was asked, and all of it but the switches and the saved list. */
export function clearSignals(): void {
  forget("finder"); // before listeners hear of it
  const { off, saved } = signals();
  store({ ...checked(null), off, saved });
  cleared();
}

function cleared(): void {
  for (const type of ["clear", "change"]) changes.dispatchEvent(new Event(type));
}

// What was said here and elsewhere is the same.
onStored((name) => {
  if (name === null) cleared();
  else if (name === "signals") changes.dispatchEvent(new Event("change"));
}, new AbortController().signal);

let terms = Infinity; // in the vocabulary, once it is known
let numbers = 0; // a checksum of which term has which number; likewise

function store(change: Partial<Signals>): void {
  keep("signals", checked({ ...signals(), ...change }));
  if (numbers) keep("terms", numbers);
}

/** Forgets what was told in TermIDs when another vocabulary numbered them. */
export function numberedBy({ vocabulary, numbers: now }: Pick<Hub, "vocabulary" | "numbers">): void {
  terms = allTerms({ vocabulary }).length;
  numbers = now;
  const before = recall("terms");
  if (before === numbers || recall("signals") === null) return;
  const saved = signals().saved.map((program) => ({ ...program, offers: [] }));
  setSignals(before === null ? {} : { gaps: [], needs: [], must: [], filters: [], explored: [], saved });
}

/** Calls listener after every change, or when all is cleared, until stop. */
export function onSignals(listener: () => void, stop: AbortSignal, type: "change" | "clear" = "change"): void {
  changes.addEventListener(type, listener, { signal: stop });
}

/** Notes filters as used now; while they are switched off, nothing. */
export function noteFilters(terms: TermID[]): void {
  const { filters, off } = signals();
  if (off.includes("filters") || terms.length === 0) return;
  const before = filters.filter(({ term }) => !terms.includes(term));
  setSignals({ filters: [...before, ...terms.map((term) => ({ term, at: Date.now() }))] });
}

/** Notes a program as looked at now; likewise. */
export function noteExplored(id: string, offers: TermID[], name = id): void {
  const { explored, off } = signals();
  if (off.includes("explored")) return;
  setSignals({ explored: [...explored.filter((e) => e.id !== id), { id, name, offers, at: Date.now() }] });
}

type Check = (value: unknown) => boolean;
const whole = (least: number, most: number): Check => (value) => Number.isInteger(value) && least <= (value as number) && (value as number) <= most;
const term: Check = (value) => whole(0, terms - 1)(value);
const at = 8.64e15; // as late as a Date can be

/** Whether it can be the id of a program or service: it becomes a part of addresses. The build
 * has the same rule (model.CheckSlug). */
export function isId(value: unknown): value is string {
  return typeof value === "string" && value.length <= 80 && /^[a-z\d]+(-[a-z\d]+)*$/.test(value);
}

/** An example of everything, or what checks it; of numbers the largest. What looks otherwise
 * is not taken from storage. */
const optional = (check: Check): Check => (value) => value === undefined || check(value);
const program = { id: isId, offers: [term] };
const examples: Record<keyof Signals, unknown> = {
  gaps: [{ id: "", weight: 1, programs: [term] }],
  needs: [term],
  must: [term],
  filters: [{ term, at }],
  saved: [{ ...program, name: "", service: optional(isId) }],
  explored: [{ ...program, at, name: optional((name) => typeof name === "string") }],
  hidden: [isId],
  off: [""],
  age: whole(0, 120),
  place: { label: "", point: { 0: 90, 1: 180 }, keys: [""] },
  radius: whole(1, 1e5), // miles
};
const longest = 100; // of a list; the oldest go first, but what somebody saved

function like(value: unknown, example: unknown): boolean {
  if (typeof example === "function") return example(value);
  if (typeof example === "number") return typeof value === "number" && Math.abs(value) <= example;
  if (Array.isArray(example)) return Array.isArray(value) && value.every((item) => like(item, example[0]));
  return example === Object(example)
    ? Object.entries(example as object).every(([name, part]) => like(Object(value)[name], part))
    : typeof value === typeof example;
}

/** The items and values that look as they should; nothing in place of others. */
function checked(value: unknown): Signals {
  return Object.fromEntries(Object.entries(examples).map(([name, example]) => {
    const found: unknown = Object(value)[name];
    if (!Array.isArray(example)) return [name, like(found, example) ? found : null];
    const good = Array.isArray(found) ? found.filter((item) => like(item, example[0])) : [];
    return [name, name === "saved" ? good : good.slice(-longest)];
  })) as unknown as Signals;
}
