// An atlas in memory, and questions to ask it.

import assert from "node:assert/strict";
import "./inflate.ts";
import { openAtlas, type Atlas } from "../src/engine/atlas.ts";
import type { Answer, Query } from "../src/engine/find.ts";
import type { RelaxedAnswer } from "../src/engine/relax.ts";
import { crc, encode, type Encoded, type Town } from "./encode.ts";
import { choose, listings, random, type Listing } from "./listing.ts";
import { counts, scan, visitorsZone, type Scanned } from "./scan.ts";

process.env["TZ"] = visitorsZone;

export const week = "2026-W48";
export const terms = 6;

export interface World extends Encoded {
  listings: Listing[];
  loads: string[];
  atlas: Atlas;
}

export function world(seed: number, count: number, towns: Town[] = []): World {
  const all = listings(seed, count, terms);
  return { listings: all, ...open(encode(all, towns)) };
}

/** An atlas of files that come after a while, in no order. */
export function open(encoded: Encoded): Encoded & { atlas: Atlas; loads: string[] } {
  const loads: string[] = [];
  const atlas = openAtlas(encoded.names, terms, async (name) => {
    loads.push(name);
    for (let turns = (parseInt(name, 16) || 0) % 7; turns > 0; turns--) await null;
    const file = encoded.files.get(name);
    if (!file) throw new Error("404");
    return file;
  });
  return { ...encoded, atlas, loads };
}

export const denver: Query["place"] = { label: "Denver, CO", point: [39.74, -104.99], keys: ["", "us", "co", "co/denver"] };

export const anything: Query = { place: denver, radius: null, must: [], nice: [], age: null, when: null, text: "", count: 5 };

/** Somebody's question at some place of the earth. */
export function question(seed: number): Query {
  const next = random(seed);
  const some = () => Array.from({ length: Math.floor(next() * 3) }, () => Math.floor(next() * terms));
  const places = [
    denver, denver,
    { label: "", point: [21.3, -157.9] as [number, number], keys: ["", "us"] },
    { label: "", point: [52, 179.9] as [number, number], keys: [""] }, // beyond the date line from Adak
    { label: "", point: [next() * 180 - 90, next() * 360 - 180] as [number, number], keys: ["", "us"] },
    { label: "", point: [90, 0] as [number, number], keys: [""] },
  ];
  return {
    place: choose(next, places),
    radius: choose(next, [null, null, 5, 50, 3000]),
    must: choose(next, [[], [[Math.floor(next() * terms)]], [some(), [Math.floor(next() * terms)]]]),
    nice: choose(next, [[], [], [...new Set(some())]]),
    age: choose(next, [null, null, 17, 30]),
    when: choose(next, [
      null, null, null, { now: new Date(Date.UTC(2026, 10, 22, Math.floor(next() * 168))) },
      { day: Math.floor(next() * 7), from: Math.floor(next() * 1440), to: Math.floor(next() * 1440) },
    ]),
    text: choose(next, ["", "", "", "oak", "hope hou", "peña", "of", "lodz", "denver recov", "!"]),
    count: choose(next, [1, 3, 20]),
    organization: choose(next, ["", "", "", "", "Acme", "ÁCME ", "oak", "Recovery", "Penas — Center", "Nobody Inc"]),
    fixed: choose(next, [[], [], [[Math.floor(next() * terms)]], [[0, 1], [2]]]),
  };
}

/** Holds an answer against a look at every program. */
export function check(all: readonly Listing[], query: Query, answer: Answer, what: string): void {
  const expected = scan(all, query, week);
  same(answer.fits, expected.fits.slice(0, query.count), `fits of ${what}`);
  same(answer.askFirst, expected.may.slice(0, answer.askFirst.length), `to ask first of ${what}`);
  same(answer.wide, [...expected.wide, ...expected.wideMay.slice(0, answer.wide.length)].slice(0, answer.wide.length), `wide of ${what}`);
  assert.ok(answer.wide.length >= Math.min(5, expected.wide.length), `wide of ${what}`);
  assert.deepEqual([...answer.counts()], counts(expected, answer, query, answer.counts().length), `counts of ${what}`);
  assert.ok(answer.more || expected.fits.length === answer.fits.length, `more of ${what}`);
  assert.ok(answer.more === false || answer.fits.length === query.count, `no more of ${what}`);
  assert.equal(answer.lost, 0);
}

/** Holds an answer of findRelaxed against the same, as far as the first radius in which three fit, or the last;
 * gives that radius. */
export function checkRelaxed(all: readonly Listing[], query: Query, answer: RelaxedAnswer, what: string): number | null {
  const { place, radius, count } = query;
  const radii = radius && place ? [1, 2, 4, 8, 16].map((times) => radius * times) : [radius];
  const { fits } = scan(all, { ...query, radius: radii.at(-1)! }, week);
  const within = radii.find((miles) => fits.filter((s) => s.miles <= (miles ?? Infinity)).slice(0, count).length >= 3) ?? radii.at(-1)!;
  assert.deepEqual(answer.relaxed, within === radius ? [] : [{ radius: within }], `radius of ${what}`);
  check(all, { ...query, radius: within }, answer, what);
  return within;
}

const little = 1e-6; // miles by which two formulas may differ

function same(found: Answer["fits"], expected: Scanned[], what: string): void {
  assert.equal(found.length, expected.length, what);
  found.forEach(({ program, miles }, i) => {
    const want = expected[i]!;
    // Two at the very same distance may come either way, unless they are at one spot.
    const twin = expected.find((s) => s.listing.id === program.id && Math.abs(s.key - want.key) < little && s.code !== want.code);
    const { listing } = twin ?? want;
    assert.equal(program.id, listing.id, `${what}, number ${i}`);
    if (miles !== null) assert.ok(Math.abs(miles - (twin ?? want).miles) < little, `miles of ${what}, number ${i}`);
    assert.deepEqual(
      [program.name, program.organization, program.city, program.place, program.offers, program.lacks, program.minimumAge, program.maximumAge],
      [listing.name, listing.organization, listing.city, listing.kind, listing.offers, listing.lacks, listing.minimumAge, listing.maximumAge],
      `${what}, number ${i}`);
    assert.equal(program.phone?.uri ?? "", listing.phone && `tel:${listing.phone}`);
    assert.equal(program.key, crc(Buffer.from(listing.id)) % 2 ** 16);
  });
}
