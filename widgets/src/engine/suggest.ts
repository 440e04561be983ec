// Suggestions for a visitor: from the atlas to the few programs that are shown,
// with the true reasons.

import type { Atlas } from "./atlas.ts";
import { candidates, type Candidates } from "./candidates.ts";
import { tell, type Scope } from "./find.ts";
import type { Hub, TermID } from "./hub.ts";
import type { Program } from "./program.ts";
import { isSure, rank } from "./rank.ts";
import type { Relaxation } from "./relax.ts";
import type { Settings } from "./settings.ts";
import type { SignalName, Signals } from "./signals.ts";
import { isoWeek } from "./tie.ts";

export interface Suggestion {
  program: Program;
  miles: number | null; // null: nowhere to go, or not known where
  ask: TermID[]; // must-haves of which nothing is known; see Suggestions.askFirst
  askAge: boolean; // an age was said and the program has no limits on record
  score: number; // about 1 at most: the sum of the shares of reasons
  reasons: Reason[]; // all of them, largest share first; show three at most
}

/** Part of a score: what a signal contributes is the sum of its reasons. Each stands for something that is so of this program. */
export type Reason = { share: number } & (
  | { signal: "need"; term: TermID }
  | { signal: "gap"; gap: string; terms: TermID[] } // what the program offers for it, rarest first
  | { signal: "near"; miles: number | null } // null: online, or serves the area
  | { signal: "filters"; term: TermID }
  | { signal: "saved"; id: string; name: string; terms: TermID[] } // of what was saved; the rarest shared terms, three at most
  | { signal: "explored"; id: string; terms: TermID[] } // likewise
  | { signal: "freshness"; days: number } // since it was checked
);

export type { Relaxation };

export interface Suggestions {
  items: Suggestion[]; // best first, settings.count at most
  askFirst: Suggestion[]; // may fit; ask and askAge say what to ask
  starters: boolean; // no signal is active: "good places to start", in no order of merit
  relaxed: Relaxation[]; // in the order of giving up
  active: { signal: SignalName; weight: number; count: number }[]; // weights add up to 1; count: needs, gaps, ... it rests on
  placeWanted: boolean; // a place would let near programs in
  lost: number; // shards that could not be read
}

/** Reads what it needs of the atlas, and the details of what is shown only. What cannot
 * be read costs its own programs. Of one organization as many are shown as there is room for, when the
 * scope knows no other. Rejects only with the signal's reason. */
export async function suggest(
  atlas: Atlas,
  { vocabulary }: Pick<Hub, "vocabulary">,
  settings: Settings,
  signals: Signals,
  now: Date,
  signal: AbortSignal,
  scope: Scope = {},
): Promise<Suggestions> {
  let pool: Candidates | undefined;
  const reach = async (radius: number) => (pool = await candidates(atlas, signals, scope, radius, isoWeek(now), signal)).candidates;
  const { list, ...ranking } = await rank(reach, vocabulary, scope.organization ? { ...settings, perOrganization: Infinity } : settings, signals, now);
  const { found, lost } = await tell(atlas, list);
  signal.throwIfAborted();
  return {
    ...ranking,
    items: found.filter(isSure),
    askFirst: found.filter((one) => !isSure(one)),
    placeWanted: pool!.placeWanted,
    lost: pool!.lost + lost,
  };
}

/** Programs that offer what a program does, most alike first; the visitor's place, age,
 * must-haves and hidden programs count. Reasons are the rarest shared terms. */
export function similarTo(
  atlas: Atlas,
  hub: Pick<Hub, "vocabulary">,
  settings: Settings,
  program: Signals["saved"][number],
  signals: Signals,
  now: Date,
  signal: AbortSignal,
  scope: Scope = {},
): Promise<Suggestions> {
  const likeness: Signals = { ...signals, needs: [], gaps: [], filters: [], explored: [], saved: [program], off: ["near", "freshness"] };
  return suggest(atlas, hub, { ...settings, lambda: 1 }, likeness, now, signal, scope);
}
