// The shape of data/v1/suggestions.json: how suggestions are made, and what the
// open programs of the hub say about its terms. The Go twin is
// generator/internal/match/weights.go.

import type { SignalName } from "./signals.ts";

export interface Settings {
  weights: Record<SignalName, number>; // not renormalised
  freshness: number; // factor by which a listing counts less after a year
  count: number; // suggestions shown at most
  lambda: number; // of maximal marginal relevance; 1: no variety
  perOrganization: number; // shown at most
  onlineOutside: number; // online programs shown at most
  radius: number; // miles, when the visitor has not said
  halfLife: { filters: number; explored: number }; // days
  statistics: {
    open: number; // programs
    average: number; // compared terms that one of them offers
    offering: number[]; // by TermID: how many of them offer it
  };
}
