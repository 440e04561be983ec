import type { Say } from "./say.ts";

/** How many programs fit, and how many more may, as it is told. */
export function counted(fit: number, ask: number, say: Say): string {
  return say("count", { n: fit }) + (ask > 0 ? ` ${say("count_ask", { n: ask })}` : "");
}
