// What is measured of many lists of one kind.

import { cosine } from "../../src/engine/similar.ts";
import type { BuiltHub, Listed } from "./hub.ts";

export interface Measured {
  mrr: number; // mean of 1 / place of the known item; 0 when it is not on the list
  recall: number; // share of lists with the known item
  diversity: number; // ILD: mean of 1 - cosine over pairs of a list
  coverage: number; // share of all candidates of all visitors that were shown to somebody
  length: number; // terms of shown programs, of candidates' being 1
  exposure: Map<string, number>; // share of shown programs, of candidates' being 1
}

export class Measure {
  readonly #built: BuiltHub;
  #lists = 0;
  #reciprocal = 0;
  #found = 0;
  #diversity = mean();
  #terms = { shown: mean(), candidates: mean() };
  readonly #groups = { shown: new Map<string, number>(), candidates: new Map<string, number>() };
  readonly #seen = { shown: new Set<Listed>(), candidates: new Set<Listed>() };

  constructor(built: BuiltHub) {
    this.#built = built;
  }

  add(list: readonly Listed[], known: Listed, candidates: readonly Listed[]): void {
    const { stats } = this.#built;
    const at = list.indexOf(known);
    this.#lists++;
    this.#found += Number(at >= 0);
    this.#reciprocal += at < 0 ? 0 : 1 / (at + 1);
    list.forEach((a, i) => list.slice(0, i).forEach((b) => this.#diversity.add(1 - cosine(a.vector, b.vector, stats))));
    this.#look("shown", list);
    this.#look("candidates", candidates);
  }

  /** Every list counts the same, however many candidates there were. */
  #look(where: "shown" | "candidates", list: readonly Listed[]): void {
    const groups = this.#groups[where];
    for (const one of list) {
      this.#seen[where].add(one);
      for (const group of this.#groupsOf(one)) groups.set(group, (groups.get(group) ?? 0) + 1 / list.length);
    }
    if (list.length > 0) this.#terms[where].add(list.reduce((sum, { program }) => sum + program.offers.length, 0) / list.length);
  }

  #groupsOf({ program, isRural }: Listed): string[] {
    const { stats, terms } = this.#built;
    const owned = program.offers.filter((term) => stats.facets[term]!.id === "ownership");
    return [...owned.map((term) => terms[term]!.label), isRural ? "rural" : "urban"];
  }

  get result(): Measured {
    const { shown, candidates } = this.#groups;
    return {
      mrr: this.#reciprocal / this.#lists,
      recall: this.#found / this.#lists,
      diversity: this.#diversity.value,
      coverage: this.#seen.shown.size / this.#seen.candidates.size,
      length: this.#terms.shown.value / this.#terms.candidates.value,
      exposure: new Map([...candidates].map(([group, share]) => [group, (shown.get(group) ?? 0) / share])),
    };
  }

  /** Of all that candidates are, how much each group is. */
  get shares(): Map<string, number> {
    return new Map([...this.#groups.candidates].map(([group, share]) => [group, share / this.#lists]));
  }
}

export function mean() {
  let sum = 0;
  let count = 0;
  return {
    add: (value: number) => void ((sum += value), count++),
    get value() {
      return sum / count;
    },
  };
}
