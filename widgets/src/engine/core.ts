// The core of an atlas shard: what filters, distances and scores need to know
// of its rows, in columns.

import { byte, column, deltas, hash, list, string, take, varint, type Bytes } from "./bytes.ts";
import { columns, isSet, type Columns } from "./columns.ts";
import { middleOf } from "./geo.ts";
import type { TermID } from "./hub.ts";
import type { Facts } from "./program.ts";
import type { Interval } from "./when.ts";

export interface Shard {
  codes: number[]; // one for each row
  ids: number[]; // 16 bits of the hash of the id
  traits: Uint8Array;
  days: number[]; // since 1970-01-01; 0 when never checked
  least: number[]; // age in years, and 1; 0 when not known
  most: number[];
  owners: (number | undefined)[];
  keys: (string | undefined)[]; // of wide rows; none of near ones
  offers: Columns;
  lacks: Columns;
  weeks: (readonly Interval[] | undefined)[]; // rows may share one
  details: string[]; // names of files
}

export function decodeCore(b: Bytes, terms: number): Shard {
  const rows = varint(b);
  const of = <T>(one: (b: Bytes) => T) => column(b, rows, one);
  /** What each row refers to, when there is something to refer to. */
  const refer = <T>(list: T[], first: number) => (list.length > 0 ? of((b) => list[varint(b) - first]) : []);
  const codes = deltas(b, rows);
  const ids = of(short);
  const traits = take(b, rows);
  const latest = varint(b);
  const days = of(varint).map((ago) => ago && latest - ago + 1);
  const ages = () => [...traits].map((trait) => (trait & 8 ? varint(b) : 0));
  const least = ages();
  const most = ages();
  let known = 0;
  const numbers = of(varint).map((v) => (v > 1 ? known - v + 1 : v ? known++ : -1));
  const owners = column(b, known, short);
  const keys = refer(list(b, string), 0);
  const offers = columns(b, rows, terms);
  const lacks = columns(b, rows, terms);
  const zones = ["", ...list(b, string)];
  const weeks = refer(list(b, () => list(b, (): Interval => {
    const [start, v, zone] = [varint(b), varint(b), varint(b)];
    return [start, v >> 1, zones[zone] ?? "", v & 1];
  })), 1);
  return {
    codes, ids, traits, days, least, most, owners: numbers.map((i) => owners[i]), keys, offers, lacks, weeks,
    details: list(b, hash),
  };
}

function short(b: Bytes): number {
  return byte(b) + 256 * byte(b);
}

const kinds = ["physical", "online", "area"] as const;
const msPerDay = 86_400_000;

/** One row that is open, spread out. */
export function factsOf(shard: Shard, row: number): Facts {
  const trait = shard.traits[row]!;
  const day = shard.days[row]!;
  const age = (ages: number[]) => (ages[row] ? ages[row] - 1 : null);
  const terms = (columns: Columns) => {
    const terms: TermID[] = [];
    columns.forEach((bits, term) => isSet(bits, row) && terms.push(term));
    return terms;
  };
  return {
    place: kinds[trait & 3] ?? "area",
    point: shard.keys[row] === undefined ? middleOf(shard.codes[row]!) : null,
    offers: terms(shard.offers),
    lacks: terms(shard.lacks),
    minimumAge: age(shard.least),
    maximumAge: age(shard.most),
    verified: day ? new Date(day * msPerDay).toISOString().slice(0, 10) : "",
    owner: shard.owners[row],
    week: shard.weeks[row],
    key: shard.ids[row]!,
  };
}
