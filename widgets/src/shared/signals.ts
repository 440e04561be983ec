// What a visitor has let the widgets know, shared by all widgets of a page and
// by nobody else.

import type { Gap } from "../engine/gaps.ts";
import type { TermID } from "../engine/hub.ts";
import { keep, recall } from "./storage.ts";

export interface Signals {
  gaps: Gap[]; // from the checklist
  needs: TermID[]; // chosen
  must: TermID[]; // age group, gender
}

const nothing: Signals = { gaps: [], needs: [], must: [] };
const changes = new EventTarget();

export function signals(): Signals {
  return recall("signals", nothing);
}

export function setSignals(change: Partial<Signals>): void {
  keep("signals", { ...signals(), ...change });
  changes.dispatchEvent(new Event("change"));
}

/** Calls listener after every change, until stop. */
export function onSignals(listener: () => void, stop: AbortSignal): void {
  changes.addEventListener("change", listener, { signal: stop });
}
