// Hubs and visitors in generator/internal/match/testdata, as the engine takes them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { milesBetween } from "../src/engine/geo.ts";
import type { Facet } from "../src/engine/hub.ts";
import type { Point } from "../src/engine/place.ts";
import type { Program } from "../src/engine/program.ts";
import type { Possible } from "../src/engine/rank.ts";
import { keyOf } from "../src/engine/score.ts";
import type { Settings } from "../src/engine/settings.ts";
import type { SignalName, Signals } from "../src/engine/signals.ts";

export interface SharedHub {
  terms: { key: string; similar: boolean }[];
  facets: { id: string; role: NonNullable<Facet["role"]>; similar: boolean; terms: number[] }[];
  programs: (Program & { serves: string[] | null; point: Point | null })[];
  asOf: string;
  settings: Settings;
}

export interface SharedProfile {
  needs: number[];
  gaps: { weight: number; programs: number[] }[];
  age: number; // -1: not said
  constraints: number[];
  place: { point: Point; keys: string[] } | null;
  radius: number; // 0: not said
  filters: { term: number; days: number }[];
  saved: { id: string; offers: number[] }[];
  explored: { id: string; offers: number[]; days: number }[];
  off: SignalName[];
}

/** What the atlas would tell of a program. */
export interface SharedPossible extends Possible {
  program: Program;
}

export function readShared<T extends SharedHub>(name: string) {
  // Run from the folder of package.json, wherever the compiled test lies.
  const file = new URL(`../generator/internal/match/testdata/${name}`, `file://${process.cwd()}/`);
  const vectors = JSON.parse(readFileSync(fileURLToPath(file), "utf8")) as T;
  const vocabulary = vectors.facets.map((facet): Facet => ({
    ...facet,
    label: facet.id,
    terms: facet.terms.map((id) => ({ id: vectors.terms[id]!.key, label: "" })),
  }));
  const owners = [...new Set(vectors.programs.map(({ organization }) => organization))];
  const programs = vectors.programs.map((p) => ({
    ...p,
    offers: p.offers ?? [],
    lacks: p.lacks ?? [],
    minimumAge: p.minimumAge === -1 ? null : p.minimumAge!, // in the atlas what is not known is absent
    maximumAge: p.maximumAge === -1 ? null : p.maximumAge!,
    key: keyOf(p.id),
    ...(p.organization && { owner: 1 + owners.indexOf(p.organization) }),
  }));
  /** What the atlas finds for a visitor within so many miles. */
  function possible({ place, must, age }: Signals, radius: number): SharedPossible[] {
    return programs.flatMap((program) => {
      const hasPoint = program.point && program.place === "physical";
      const miles = place && hasPoint ? milesBetween(place.point, program.point!) : null;
      const areas = program.serves?.length ? program.serves : [program.place === "online" ? "" : (program.region ?? "")];
      const serves = hasPoint || !place || areas.some((area) => !area || place.keys.includes(area));
      const { status, offers, lacks, minimumAge, maximumAge } = program;
      if (!serves || (miles ?? 0) > radius || status !== "active" || must.some((term) => lacks.includes(term))) return [];
      if (age !== null && (age < (minimumAge ?? 0) || age > (maximumAge ?? Infinity))) return [];
      const askAge = age !== null && minimumAge === null && maximumAge === null;
      return [{ program, miles, ask: must.filter((term) => !offers.includes(term)), askAge }];
    });
  }
  return { vectors, vocabulary, programs, possible };
}

const msPerDay = 86_400_000;

export function asOf({ asOf }: SharedHub): Date {
  return new Date(asOf);
}

export function signalsOf(profile: SharedProfile, hub: SharedHub): Signals {
  const at = (days: number) => +asOf(hub) - days * msPerDay;
  return {
    needs: profile.needs ?? [],
    gaps: (profile.gaps ?? []).map(({ weight, programs }, i) => ({ id: String(i), weight, programs: programs ?? [] })),
    must: profile.constraints ?? [],
    age: profile.age < 0 ? null : profile.age,
    place: profile.place && { label: "", ...profile.place },
    radius: profile.radius || null,
    filters: (profile.filters ?? []).map(({ term, days }) => ({ term, at: at(days) })),
    saved: (profile.saved ?? []).map((item) => ({ name: item.id, ...item })),
    explored: (profile.explored ?? []).map(({ days, ...item }) => ({ ...item, at: at(days) })),
    hidden: [],
    off: profile.off ?? [],
  };
}
