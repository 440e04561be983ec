// Suggestions for a visitor: from the atlas to the few programs that are shown,
// with the true reasons.

import type { TermID } from "./hub.ts";
import type { Program } from "./program.ts";
import type { SignalName } from "./signals.ts";

export interface Suggestion {
  program: Program;
  miles: number | null; // null: nowhere to go, or not known where
  ask: TermID[]; // must-haves of which nothing is known; see Suggestions.askFirst
  askAge: boolean; // an age was said and the program has no limits on record
  score: number; // 0 to 1: the sum of contributions
  contributions: Record<SignalName, number>; // 0 for a signal that is not active
  reasons: Reason[]; // largest share first; they add up to the score; show three at most
}

/** Part of a score. Each stands for something that is so of this program. */
export type Reason = { share: number } & (
  | { signal: "need"; term: TermID }
  | { signal: "gap"; gap: string; terms: TermID[] } // what the program offers for it, rarest first
  | { signal: "near"; miles: number | null } // null: online, or serves the area
  | { signal: "filters"; term: TermID }
  | { signal: "saved"; name: string; terms: TermID[] } // of what was saved; the rarest shared terms, three at most
  | { signal: "explored"; id: string; terms: TermID[] } // likewise
  | { signal: "freshness"; days: number } // since it was checked
);

/** What was given up so that there is something to show; said on the page. */
export type Relaxation = { dropped: TermID[] } | { radius: number } | { online: true };

export interface Suggestions {
  items: Suggestion[]; // best first, settings.count at most
  askFirst: Suggestion[]; // may fit; ask and askAge say what to ask
  starters: boolean; // no signal is active: "good places to start", in no order of merit
  relaxed: Relaxation[]; // in the order of giving up
  active: { signal: SignalName; weight: number; count: number }[]; // weights add up to 1; count: needs, gaps, ... it rests on
  placeWanted: boolean; // a place would let near programs in
  lost: number; // shards that could not be read
}
