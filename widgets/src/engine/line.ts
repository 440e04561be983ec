// What a directory adds to the line of a walk: entries below which there may be
// something to tell.

import { isSet } from "./columns.ts";
import { agesKnown, isOpen, timesKnown, type Directory, type Entry } from "./directory.ts";
import { nearer } from "./space.ts";
import type { Job } from "./walk.ts";

/** An entry that was not looked into yet. */
export interface Node extends Pick<Entry, "rows" | "flags" | "name"> {
  rank: number; // the least that a row below may have
  key: number; // likewise
  fits: boolean; // else rows below may fit at most
}

export function nodesIn({ space, search, query: { must, nice, age, when } }: Job, { entries, offers }: Directory): Node[] {
  const needed = (age === null ? 0 : agesKnown) + (when ? timesKnown : 0);
  const nodes: Node[] = [];
  entries.forEach((entry, i) => {
    const { from, to, flags, rows, name } = entry;
    const rank = space.bound(entry);
    if (!(flags & isOpen && rank < Infinity && search.mayBeIn(space.trie, from, to))) return;
    const offered = (term: number) => isSet(offers[term], i);
    const fits = (flags & needed) === needed && must.every((group) => group.some(offered));
    nodes.push({ name, rows, flags, rank, key: rank * nearer(nice, offered), fits });
  });
  return nodes;
}
