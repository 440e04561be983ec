// The suggestion score: Σ weight · component / Σ weight over the active signals.
// Freshness is always active, need when a need was chosen, gap when a gap has
// weight. generator/internal/match computes the same numbers.

import type { Gap } from "./gaps.ts";
import type { SuggestionSettings, TermID } from "./hub.ts";
import type { Statistics } from "./idf.ts";
import type { Program } from "./program.ts";

/** What a visitor looks for. */
export interface Wishes {
  needs: TermID[];
  gaps: Gap[];
}

export type Signal = "need" | "gap" | "freshness";

export interface Score {
  score: number; // 0 to 1: the sum of contributions
  contributions: Record<Signal, number>;
  needs: TermID[]; // chosen needs that are met, rarest first
  gaps: Gap[]; // covered
}

const slope = 0.3; // of the pivoted length norm (Singhal 1996)

export function scoreProgram(
  program: Program,
  wishes: Wishes,
  stats: Statistics,
  settings: SuggestionSettings,
  asOf: string,
): Score {
  const { weights } = settings;
  const open = wishes.gaps.filter((gap) => gap.weight > 0);
  const met = wishes.needs
    .filter((term) => program.offers.includes(term))
    .sort((a, b) => stats.idf(b) - stats.idf(a));
  const covered = open.filter((gap) => gap.programs.some((term) => program.offers.includes(term)));

  const need = wishes.needs.length > 0 ? weights.need : 0;
  const gap = open.length > 0 ? weights.gap : 0;
  const total = need + gap + weights.freshness;
  const contributions = {
    need: need && (need * needShare(program, met, wishes.needs, stats)) / total,
    gap: gap && (gap * (weightOf(covered) / weightOf(open))) / total,
    freshness: (weights.freshness * freshness(program.verified, asOf, settings.freshness)) / total,
  };
  return {
    score: contributions.need + contributions.gap + contributions.freshness,
    contributions,
    needs: met,
    gaps: covered,
  };
}

/** IDF-weighted share of chosen needs met, divided by a length norm so that
 * ticking every box does not win; at most 1. */
function needShare(program: Program, met: TermID[], chosen: TermID[], stats: Statistics): number {
  if (met.length === 0) return 0;
  const idf = (terms: TermID[]) => terms.reduce((sum, term) => sum + stats.idf(term), 0);
  const length = program.offers.reduce((n, term) => n + Number(stats.compared(term)), 0);
  const norm = stats.average > 0 ? 1 - slope + (slope * length) / stats.average : 1;
  return Math.min(1, idf(met) / idf(chosen) / norm);
}

function weightOf(gaps: Gap[]): number {
  return gaps.reduce((sum, gap) => sum + gap.weight, 0);
}

const msPerDay = 86_400_000;

/** Days from one RFC 3339 date to another, at least 0; null when not known. */
export function daysSince(verified: string | undefined, asOf: string): number | null {
  if (!verified) return null;
  return Math.max(0, (Date.parse(asOf) - Date.parse(verified)) / msPerDay);
}

function freshness(verified: string | undefined, asOf: string, perYear: number): number {
  const days = daysSince(verified, asOf);
  return days === null ? 0 : perYear ** (days / 365.25);
}
