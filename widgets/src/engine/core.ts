// The core of an atlas shard: what filters, distances and scores need to know
// of its rows, in columns.

import { column, count, deltas, hash, Malformed, pick, strings, take, varint, type Bytes } from "./bytes.ts";
import { columns, isSet, type Columns } from "./columns.ts";
import type { TermID } from "./hub.ts";
import { middleOf } from "./geo.ts";
import type { Facts } from "./program.ts";
import type { Interval } from "./when.ts";

export interface Shard {
  rows: number;
  codes: number[];
  ids: number[]; // 16 bits of the hash of the id
  traits: Uint8Array;
  open: Uint32Array; // bits
  days: number[]; // since 1970-01-01; 0 when never checked
  ages: [least: number, most: number][]; // -1 when not known
  owners: (number | undefined)[];
  keys: string[]; // of wide rows
  offers: Columns;
  lacks: Columns;
  weeks: (readonly Interval[] | undefined)[]; // rows may share one
  details: string[]; // names of files
  ranked?: readonly [by: string, ranks: Float64Array]; // see ranksOf
}

export function decodeCore(b: Bytes, terms: number): Shard {
  const rows = count(b);
  const codes = deltas(b, rows);
  const ids = column(b, rows, (b) => number(b, 2));
  const traits = take(b, rows);
  const latest = varint(b);
  const days = column(b, rows, varint).map((ago) => ago && latest - ago + 1);
  const ages = decodeAges(b, traits);
  const owners = decodeOwners(b, rows);
  const keys = strings(b);
  return {
    rows, codes, ids, traits, open: openRows(traits), days, ages, owners,
    keys: keys.length > 0 ? column(b, rows, (b) => pick(keys, varint(b))) : [],
    offers: columns(b, rows, terms),
    lacks: columns(b, rows, terms),
    weeks: decodeWeeks(b, rows),
    details: decodeNames(b),
  };
}

function number(b: Bytes, bytes: number): number {
  return take(b, bytes).reduceRight((value, byte) => value * 256 + byte, 0);
}

/** 16 bits of the hash of each row's organization. */
function decodeOwners(b: Bytes, rows: number): Shard["owners"] {
  let known = 0;
  const numbers = column(b, rows, (b) => {
    const v = varint(b);
    return v > 1 ? known - v + 1 : v ? known++ : -1;
  });
  const hashes = column(b, known, (b) => number(b, 2));
  return numbers.map((i) => hashes[i]);
}

/** What each row refers to; 0 is nothing. */
function refer<T>(b: Bytes, rows: number, list: T[]): (T | undefined)[] {
  return column(b, rows, varint).map((i) => (i > 0 ? pick(list, i - 1) : undefined));
}

function openRows(traits: Uint8Array): Uint32Array {
  const open = new Uint32Array((traits.length + 31) >> 5);
  traits.forEach((trait, i) => {
    if (!(trait & 4)) open[i >> 5]! |= 1 << i;
  });
  return open;
}

function decodeAges(b: Bytes, traits: Uint8Array): Shard["ages"] {
  const [least, most] = [0, 1].map(() => Array.from(traits, (trait) => (trait & 8 ? varint(b) : 0) - 1));
  return least!.map((age, i) => [age, most![i]!]);
}

function decodeWeeks(b: Bytes, rows: number): Shard["weeks"] {
  const zones = ["", ...strings(b)];
  const weeks = column(b, count(b), (b) =>
    column(b, count(b), (b): Interval => [varint(b), varint(b) >> 1, pick(zones, varint(b))]));
  return weeks.length > 0 ? refer(b, rows, weeks) : [];
}

function decodeNames(b: Bytes): string[] {
  const names = column(b, count(b), hash);
  if (names.length === 0) throw new Malformed();
  return names;
}

const kinds = ["physical", "online", "area"] as const;
const msPerDay = 86_400_000;

/** One row, spread out. */
export function factsOf(shard: Shard, row: number): Facts {
  const { traits, codes, days, offers, lacks, keys } = shard;
  const [least, most] = shard.ages[row]!;
  const known = (age: number) => (age < 0 ? null : age);
  return {
    place: kinds[traits[row]! & 3] ?? "area",
    status: traits[row]! & 4 ? "temporarily closed" : "",
    point: keys.length > 0 ? null : middleOf(codes[row]!),
    offers: termsOf(offers, row),
    lacks: termsOf(lacks, row),
    minimumAge: known(least),
    maximumAge: known(most),
    verified: days[row]! > 0 ? new Date(days[row]! * msPerDay).toISOString().slice(0, 10) : "",
    ...(shard.owners[row] !== undefined && { owner: shard.owners[row] }),
    key: shard.ids[row]!,
  };
}

function termsOf(columns: Columns, row: number): TermID[] {
  return columns.terms.filter((_, i) => isSet(columns.bits, row, i * columns.width));
}
