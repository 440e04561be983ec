// What was given up so that there is something to show.

import type { Term } from "../engine/hub.ts";
import type { Relaxation } from "../engine/relax.ts";
import { h, type Child } from "./h.ts";
import * as words from "./text.ts";

export function relaxedNote(relaxed: readonly Relaxation[], radius: number | null, terms: Term[]): Child {
  const steps = relaxed.map((step) =>
    "dropped" in step ? words.dropped(step.dropped.map((id) => terms[id]!.label))
    : "radius" in step ? words.within(step.radius)
    : words.alsoOnline);
  return steps.length > 0 && h("p", { part: "relaxed" }, words.relaxed(radius, steps));
}
