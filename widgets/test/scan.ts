// What a search should find, by looking at every program.

import type { Answer, Query } from "../src/engine/find.ts";
import { tie } from "../src/engine/tie.ts";
import { crc, isNear, keysOf, mortonOf, wordsOf } from "./encode.ts";
import type { Listing } from "./listing.ts";

export interface Scanned {
  listing: Listing;
  miles: number; // for wide ones their rank
  key: number;
  code: number;
}

export interface Expected {
  fits: Scanned[]; // all, in order
  may: Scanned[];
  wide: Scanned[];
  wideMay: Scanned[];
}

export function scan(listings: readonly Listing[], query: Query, week: string): Expected {
  const near = group(listings.filter(isNear).map((listing) => ({ listing, ...distance(listing, query) })), query)
    .filter(({ miles }) => query.radius === null || miles <= query.radius);
  const wide = group(listings.filter((listing) => !isNear(listing)).map((listing) => ({ listing, ...rank(listing, query, week) })), query)
    .filter(({ miles }) => miles < Infinity);
  const only = (list: Judged[], verdict: string) => list.filter((s) => s.verdict === verdict);
  return { fits: only(near, "fits"), may: only(near, "may"), wide: only(wide, "fits"), wideMay: only(wide, "may") };
}

interface Judged extends Scanned {
  verdict: string;
}

function group(list: Omit<Scanned, "key">[], query: Query): Judged[] {
  return list
    .map((s) => ({ ...s, key: s.miles * factor(s.listing, query), verdict: judge(s.listing, query) }))
    .sort((a, b) => a.key - b.key || a.code - b.code || Buffer.compare(Buffer.from(a.listing.id), Buffer.from(b.listing.id)));
}

function factor({ offers }: Listing, { nice }: Query): number {
  return nice.length > 0 ? 1 - 0.5 * (nice.filter((term) => offers.includes(term)).length / nice.length) : 1;
}

function judge(listing: Listing, query: Query): string {
  const { offers, lacks, minimumAge, maximumAge } = listing;
  let verdict = "fits";
  if (!listing.isOpen) return "no";
  if (query.organization && ownerOf(listing) !== wordsOf(query.organization).join(" ")) return "no";
  for (const group of [...query.must, ...query.fixed ?? []]) {
    if (group.some((term) => offers.includes(term))) continue;
    if (group.every((term) => lacks.includes(term))) return "no";
    verdict = "may";
  }
  if (query.age !== null) {
    if (minimumAge !== null && query.age < minimumAge) return "no";
    if (maximumAge !== null && query.age > maximumAge) return "no";
    if (minimumAge === null && maximumAge === null) verdict = "may";
  }
  if (query.when) {
    if (listing.week.length === 0) verdict = "may";
    else if (!meets(listing, query.when)) return "no";
  }
  const typed = wordsOf(query.text);
  const words = typed.length > 0 ? wordsIn(listing) : [];
  const has = (word: string) => words.some((w) => ([...word].length < 3 ? w === word : w.startsWith(word)));
  return typed.every(has) ? verdict : "no";
}

/** Minutes that clocks are ahead of UTC: the visitor's, and Denver's in winter. */
export const visitorsZone = "America/New_York";
const ahead: Record<string, number> = { "": -300, "America/Denver": -420 };

/** Minute by minute. */
function meets({ week, kind }: Listing, when: NonNullable<Query["when"]>): boolean {
  const all = 7 * 1440;
  return week.some(({ start, length, zone }) => {
    const isOn = (minute: number) => (((minute - start) % all) + all) % all < (length || 60);
    if ("now" in when) {
      const local = new Date(when.now.getTime() + ahead[zone]! * 60_000);
      return isOn(((local.getUTCDay() + 6) % 7) * 1440 + local.getUTCHours() * 60 + local.getUTCMinutes());
    }
    const shift = kind === "online" ? ahead[zone]! - ahead[""]! : 0;
    const to = when.to > when.from ? when.to : when.to + 1440;
    return Array.from({ length: to - when.from }, (_, i) => when.day * 1440 + when.from + i + shift).some(isOn);
  });
}

/** What is worked out of a listing once. */
function once<T>(work: (listing: Listing) => T): (listing: Listing) => T {
  const known = new Map<Listing, T>();
  return (listing) => {
    if (!known.has(listing)) known.set(listing, work(listing));
    return known.get(listing)!;
  };
}

const wordsIn = once((listing) => wordsOf([listing.name, listing.organization, listing.city].join(" ")));
const ownerOf = once((listing) => wordsOf(listing.organization).join(" "));
const codeOf = once((listing) => mortonOf(listing.point!));

/** On the sphere by the straight line through it. */
function distance(listing: Listing, query: Query): { miles: number; code: number } {
  const code = codeOf(listing);
  const axis = 2 ** 24;
  const cell = (v: number, span: number) => ((Math.min(axis - 1, Math.floor(((v + span / 2) / span) * axis)) + 0.5) / axis) * span - span / 2;
  const vector = ([latitude, longitude]: readonly [number, number]) => {
    const [φ, λ] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(φ) * Math.cos(λ), Math.cos(φ) * Math.sin(λ), Math.sin(φ)];
  };
  const a = vector([cell(listing.point![0], 180), cell(listing.point![1], 360)]);
  const b = vector(query.place!.point);
  const chord = Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
  return { miles: 2 * 3958.7613 * Math.asin(Math.min(1, chord / 2)), code };
}

/** What serves the visitor's town first, then wider; each from a place that changes by the week. */
function rank(listing: Listing, { place }: Query, week: string): { miles: number; code: number } {
  const keys = [...(place?.keys ?? [""])].reverse();
  const id = crc(Buffer.from(listing.id));
  const first = Math.min(...keysOf(listing).map((key) => keys.indexOf(key)).filter((i) => i >= 0));
  const turned = (id - tie("", week) + 2 ** 32) % 2 ** 32;
  return { miles: first + turned / 2 ** 32, code: id };
}

/** How many of those in view offer each term. */
export function counts(expected: Expected, { searched }: Answer, query: Query, terms: number): number[] {
  const inView = expected.fits.filter(({ miles }) => searched === null || searched === query.radius || miles < searched);
  return Array.from({ length: terms }, (_, term) => inView.filter(({ listing }) => listing.offers.includes(term)).length);
}
