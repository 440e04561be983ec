// What a visitor has let the widgets know, shared by all widgets of a page and
// by nobody else. What storage holds is checked: anything may stand there.

import type { Facet, TermID } from "../engine/hub.ts";
import type { Signals as Known } from "../engine/signals.ts";
import { keep, recall } from "./storage.ts";

/** A program, or one service of it, that somebody starred. */
export interface Saved {
  id: string; // of the program
  service?: string; // id within the program
  name: string; // of what was starred
  offers: TermID[];
}

export interface Signals extends Known {
  saved: Saved[];
}

const changes = new EventTarget();

export function signals(): Signals {
  return checked(recall("signals"));
}

export function setSignals(change: Partial<Signals>): void {
  keep("signals", checked({ ...signals(), ...change }));
  changes.dispatchEvent(new Event("change"));
}

/** Forgets all of it but the switches. */
export function clearSignals(): void {
  setSignals({ ...checked(null), off: signals().off });
}

/** Forgets what was told in TermIDs when another vocabulary numbered them. */
export function numberedBy(vocabulary: Facet[]): void {
  const ids = vocabulary.map(({ id, terms }) => [id, ...terms.map((term) => term.id)]).join();
  const before = recall("terms");
  if (before === ids) return;
  keep("terms", ids);
  const saved = signals().saved.map((program) => ({ ...program, offers: [] }));
  if (before) setSignals({ gaps: [], needs: [], must: [], filters: [], explored: [], saved });
}

/** Calls listener after every change, until stop. */
export function onSignals(listener: () => void, stop: AbortSignal): void {
  changes.addEventListener("change", listener, { signal: stop });
}

/** Notes filters as used now; while they are switched off, nothing. */
export function noteFilters(terms: TermID[]): void {
  const { filters, off } = signals();
  if (off.includes("filters") || terms.length === 0) return;
  const before = filters.filter(({ term }) => !terms.includes(term));
  setSignals({ filters: [...before, ...terms.map((term) => ({ term, at: Date.now() }))] });
}

/** Notes a program as looked at now; likewise. */
export function noteExplored(id: string, offers: TermID[]): void {
  const { explored, off } = signals();
  if (off.includes("explored")) return;
  setSignals({ explored: [...explored.filter((e) => e.id !== id), { id, offers, at: Date.now() }] });
}

type Check = (value: unknown) => boolean;

const number: Check = Number.isFinite;
const text: Check = (value) => typeof value === "string";
const all = (check: Check): Check => (value) => Array.isArray(value) && value.every(check);
const shape = (checks: Record<string, Check>): Check => (value) =>
  Object.entries(checks).every(([name, check]) => check((Object(value) as Record<string, unknown>)[name]));

const program = { id: text, offers: all(number) };
const items: Record<string, Check> = {
  gaps: shape({ id: text, weight: number, programs: all(number) }),
  needs: number,
  must: number,
  filters: shape({ term: number, at: number }),
  saved: shape({ ...program, name: text }),
  explored: shape({ ...program, at: number }),
  hidden: text,
  off: text,
};
const values: Record<string, Check> = {
  age: number,
  place: shape({ label: text, point: shape({ 0: number, 1: number }), keys: all(text) }),
  radius: number,
};
const longest = 100; // of a list; the oldest go first

/** The items and values that look as they should; nothing in place of others. */
function checked(value: unknown): Signals {
  const found = Object(value) as Record<string, unknown>;
  const kept: Record<string, unknown> = {};
  for (const name in items) {
    const list = found[name];
    kept[name] = Array.isArray(list) ? list.filter(items[name]!).slice(-longest) : [];
  }
  for (const name in values) kept[name] = values[name]!(found[name]) ? found[name] : null;
  return kept as unknown as Signals;
}
