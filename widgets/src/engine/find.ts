// The programs nearest to a place that pass the filters: exact, best first, and
// with no more files than the answer needs.

import type { Atlas } from "./atlas.ts";
import type { TermID } from "./hub.ts";
import type { Place } from "./place.ts";
import type { Facts, Program } from "./program.ts";

export interface Query {
  place: Place | null;
  radius: number | null; // miles; null: any distance
  must: readonly (readonly TermID[])[]; // any of a group, every group
  nice: readonly TermID[]; // one that offers all of them counts as half as far
  age: number | null; // years
  when: When | null;
  text: string; // words of the name, the organization or the town
  count: number; // fits wanted
}

/** Open or in session at a moment, or at some time on a weekday where it is. */
export type When = { now: Date } | { day: number /* 0 Monday */; from: number; to: number /* minutes after midnight */ };

/** What is known without the details of a program. */
export interface Candidate {
  program: Facts;
  miles: number | null; // null: online, an area, or not known where
  ask: TermID[]; // must-haves of which nothing is known
  askAge: boolean; // an age was said and the program has no limits on record
  askWhen: boolean; // a time was said and the program has none on record
}

export interface Found extends Candidate {
  program: Program;
}

export interface Survey<C = Candidate> {
  fits: C[]; // best first, at most query.count
  askFirst: C[]; // nearest first, at most 5
  wide: C[]; // online, area, not known where: fits, then ask first, at most 5
  more: boolean; // more fit, or may fit, than are told
  counts: Uint32Array; // by TermID: how many of those in view offer it
  inView: number; // programs that pass all filters within searched
  searched: number | null; // miles seen for certain; null: everywhere
  lost: number; // files that could not be read
  done: boolean;
}

export type Answer = Survey<Found>;

/** Finds what fits, and calls onAnswer whenever more is certain: fits only ever grow
 * at their end. The last answer, which is done, is also returned. A file that cannot be
 * read costs its own programs and counts as lost. Rejects only with the signal's reason.
 * week: see isoWeek; it orders what no distance orders. */
export async function find(
  atlas: Atlas,
  query: Query,
  week: string,
  onAnswer: (answer: Answer) => void,
  signal: AbortSignal,
): Promise<Answer> {
  void atlas, query, week, onAnswer, signal;
  throw new Error("not yet");
}

/** Like find, without details and in one answer: for whoever ranks many and shows few. */
export async function survey(atlas: Atlas, query: Query, week: string, signal: AbortSignal): Promise<Survey> {
  void atlas, query, week, signal;
  throw new Error("not yet");
}

/** Reads the details of candidates that survey found; leaves out, and counts, those
 * whose details cannot be read. */
export async function tell<C extends Candidate>(
  atlas: Atlas,
  candidates: C[],
  signal: AbortSignal,
): Promise<{ found: (C & Found)[]; lost: number }> {
  void atlas, candidates, signal;
  throw new Error("not yet");
}
