// What was given up so that there is something to show.

import type { Relaxation } from "../engine/relax.ts";
import type { CardContext } from "./card.ts";
import { h, type Child } from "./h.ts";

export function relaxedNote(relaxed: readonly Relaxation[], radius: number | null, { terms, say }: CardContext): Child {
  const steps = relaxed.map((step) =>
    "dropped" in step ? say("without", { terms: step.dropped.map((id) => terms[id]!.label) })
    : "radius" in step ? say("within", { n: step.radius })
    : say("also_online"));
  return steps.length > 0 && h("p", { part: "relaxed" }, radius ? say("relaxed_within", { n: radius, steps }) : say("relaxed", { steps }));
}
