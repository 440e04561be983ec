// The programs nearest to a place that pass the filters: exact, best first, and
// with no more files than the answer needs.

import { read, type Atlas } from "./atlas.ts";
import { factsOf } from "./core.ts";
import { countIn } from "./counts.ts";
import { describe } from "./describe.ts";
import { decodeDirectory } from "./directory.ts";
import { filterOf } from "./filter.ts";
import type { TermID } from "./hub.ts";
import type { Place } from "./place.ts";
import type { Facts, Program } from "./program.ts";
import type { Row } from "./row.ts";
import { anywhere, nearTo, serving, type Space } from "./space.ts";
import { textSearch } from "./text.ts";
import { walk, type View } from "./walk.ts";

/** What a page has narrowed a widget to. None of it is ever given up. */
export interface Scope {
  organization?: string; // none but its programs; case, marks and punctuation do not matter
  fixed?: readonly (readonly TermID[])[]; // as must
}

export interface Query extends Scope {
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
  row: Row; // where it is in the atlas
}

export interface Found extends Candidate {
  program: Program;
}

export interface Survey<C = Candidate> {
  fits: C[]; // best first, at most query.count
  askFirst: C[]; // nearest first, at most 5
  wide: C[]; // online, area, not known where: fits, then ask first, at most 5, or of one organization query.count
  more: boolean; // more fit than are told
  counts(): Uint32Array; // by TermID: how many of those in view offer it
  searched: number | null; // miles seen for certain; null: everywhere
  lost: number; // files that could not be read
  done: boolean;
}

export type Answer = Survey<Found>;

/** Finds what fits, and calls onAnswer whenever more is certain: fits only ever grow
 * at their end. The last answer, which is done, is also returned. A file that cannot be
 * read costs its own programs and counts as lost. Rejects only with the signal's reason.
 * Without a place, programs come in the order of the week, near ones only when there are few or a
 * text or an organization is given; when there are none of these, wide holds query.count.
 * week: see isoWeek. */
export function find(
  atlas: Atlas,
  query: Query,
  week: string,
  onAnswer: (answer: Answer) => void,
  signal: AbortSignal,
): Promise<Answer> {
  return ask(atlas, query, week, onAnswer as (answer: Survey) => void, signal, true) as Promise<Answer>;
}

/** Like find, without details and in one answer, for whoever ranks many and shows few:
 * askFirst and wide, too, hold up to query.count each, all of query.place's keys. Some that are nearer
 * than the last of askFirst may be missing. */
export function survey(atlas: Atlas, query: Query, week: string, signal: AbortSignal): Promise<Survey> {
  return ask(atlas, query, week, () => {}, signal, false);
}

/** Reads the details of candidates that survey found; leaves out, and counts the files of, those
 * whose details cannot be read. */
export async function tell<C extends Candidate>(atlas: Atlas, candidates: C[]): Promise<{ found: (C & Found)[]; lost: number }> {
  const lost = new Set<string>();
  await describe({ atlas, lost }, candidates.map(({ row }) => row));
  const found = candidates.flatMap((candidate) => {
    const { program } = candidate.row;
    return program ? { ...candidate, program } : [];
  });
  return { found, lost: lost.size };
}

const asked = 5; // of what may fit, and of what is wide
const few = 1000; // near programs that are listed without a place

/** The order of near programs; null when there is none: no place, no text, and too many. */
async function nearSpace(atlas: Atlas, { place, radius }: Query, week: string, isNamed: boolean): Promise<Space | null> {
  const root = atlas.names.near;
  if (!root) return null;
  if (place) return nearTo(place.point, radius);
  const rows = (await read(atlas, "D", root, decodeDirectory))?.entries.reduce((sum, entry) => sum + entry.rows, 0) ?? 0;
  return rows <= few || isNamed ? anywhere("near", week, rows <= few) : null;
}

async function ask(
  atlas: Atlas,
  asking: Query,
  week: string,
  onAnswer: (answer: Survey) => void,
  signal: AbortSignal,
  details: boolean,
): Promise<Survey> {
  const query = { ...asking, must: [...asking.must, ...asking.fixed ?? []] };
  const { place, radius, count, organization } = query;
  signal.throwIfAborted();
  const lost = new Set<string>();
  const search = await textSearch(atlas, query, lost);
  const filter = filterOf(query);
  const unseen: View = { fits: [], may: [], rows: [], seen: 0, more: true };
  const views: [near: View, wide: View] = [unseen, unseen];
  const space = await nearSpace(atlas, query, week, search.isNamed);
  const others = details ? asked : count;
  const wideCount = space ? Math.max(others, organization ? count : 0) : count;

  const candidate = (row: Row): Candidate => {
    const program = row.program ?? factsOf(row.shard, row.row);
    return { program, miles: place && program.point ? row.rank : null, ...filter.ask(row.shard, row.row), row };
  };
  const answer = (done: boolean): Survey => {
    const [near, wide] = views;
    const view = space ? near : wide;
    const searched = Math.min(near.seen, radius ?? Infinity);
    return {
      fits: near.fits.map(candidate),
      askFirst: near.may.map(candidate),
      wide: [...wide.fits, ...wide.may].slice(0, wideCount).map(candidate),
      more: view.more,
      counts: () => countIn(view, atlas.terms),
      searched: space && place && searched < Infinity ? searched : null,
      lost: lost.size,
      done,
    };
  };
  let last: Survey;
  let walking = space ? 2 : 1;
  const wide = organization && !place ? anywhere("wide", week, false) : serving(place, week);
  let begin!: () => void;
  const begun = new Promise<void>((done) => begin = done);
  await Promise.all([space, wide].map(async (space, i) => {
    if (i) await begun; // what is near is what people wait for
    if (!space) return begin();
    const tell = (view: View) => {
      signal.throwIfAborted();
      views[i] = view;
      onAnswer(last = answer(!walking));
      if (view.fits[0]) begin();
    };
    const job = { atlas, lost, query, filter, search, space, count: i ? wideCount : count, asked: others, details, signal };
    const view = await walk(job, tell).finally(begin);
    walking--;
    tell(view);
  }));
  return last!;
}
