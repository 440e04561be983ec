// The programs that suggestions choose from: what is nearest, what serves the
// place, and, where few of these do something for a gap or a need, the nearest that do.

import type { Atlas } from "./atlas.ts";
import { survey, tell, type Candidate, type Scope, type Survey } from "./find.ts";
import type { TermID } from "./hub.ts";
import { keyOf } from "./score.ts";
import type { Signals } from "./signals.ts";

export interface Candidates {
  candidates: Candidate[];
  lost: number; // files that could not be read
  placeWanted: boolean; // there are programs to go to, and a place would say which
}

const most = 256; // of the nearest: 97 of 100 visitors to 12,000 real programs get the list of all of them
const few = 8; // for a gap or a need

/** Within so many miles of the visitor's place. */
export async function candidates(atlas: Atlas, signals: Signals, scope: Scope, radius: number, week: string, signal: AbortSignal): Promise<Candidates> {
  const { place, must, age, gaps, needs, hidden } = signals;
  const query = { ...scope, place, radius: place && radius, must: must.map((term) => [term]), nice: [], age, when: null, text: "", count: most };
  const near = await survey(atlas, query, week, signal);
  const found = allOf(near);
  const groups = [...gaps.map(({ programs }) => programs), ...needs.map((term) => [term])];
  const rare = groups.filter((group) => near.more && found.filter(offering(group)).length < few);
  const more = await Promise.all(rare.map(async (group) =>
    allOf(await survey(atlas, { ...query, must: [...query.must, group], count: few }, week, signal)).filter(offering(group))));
  for (const one of more.flat()) {
    if (!found.some(({ row }) => row.shard === one.row.shard && row.row === one.row.row)) found.push(one);
  }
  // The core has 16 bits of an id: enough to suspect that a program is hidden.
  const keys = hidden.map(keyOf);
  const isSuspect = ({ program }: Candidate) => keys.includes(program.key!);
  const suspects = await tell(atlas, found.filter(isSuspect));
  return {
    candidates: [...found.filter((one) => !isSuspect(one)), ...suspects.found.filter(({ program }) => !hidden.includes(program.id))],
    lost: near.lost,
    placeWanted: !place && atlas.names.near > "" && !found.some(({ program }) => program.point),
  };
}

function allOf({ fits, askFirst, wide }: Survey): Candidate[] {
  return [...fits, ...askFirst, ...wide];
}

function offering(group: readonly TermID[]) {
  return ({ program }: Candidate) => group.some((term) => program.offers.includes(term));
}
