// Where a visitor is: a postal code or a town, looked up without telling anybody.

import type { Atlas } from "./atlas.ts";

/** Degrees, WGS 84. */
export type Point = [latitude: number, longitude: number];

export interface Place {
  label: string; // "Denver, CO" or "80202"
  point: Point;
  keys: readonly string[]; // what serves it, widest first: ["", "US", "CO", "CO/Denver"]
}

/** Places for what somebody typed: "80202", "Denver", "denver, co". At most 8,
 * those of exactly that name first, then larger ones first; [] when there is none. Rejects when
 * the file of places cannot be read. */
export function findPlaces(atlas: Atlas, typed: string): Promise<Place[]> {
  void atlas, typed;
  throw new Error("not yet");
}
