// Writes an atlas as generator/internal/atlas/FORMAT.md says, plainly and apart
// from the writer in Go, with buckets so small that a few programs make a deep one.

import { deflateRawSync } from "node:zlib";
import type { AtlasNames } from "../src/engine/hub.ts";
import type { Listing } from "./listing.ts";

export interface Town {
  name: string;
  region: string;
  country: string;
  size: number;
  point: [latitude: number, longitude: number];
}

export interface Encoded {
  names: AtlasNames;
  files: Map<string, Uint8Array<ArrayBuffer>>;
}

const bucket = 4;
const perDirectory = 5;
const block = 3;

/** Bit by bit, as the standards have it. */
export function crc(bytes: Uint8Array, polynomial = 0xedb88320): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let k = 0; k < 8; k++) sum = sum & 1 ? (sum >>> 1) ^ polynomial : sum >>> 1;
  }
  return ~sum >>> 0;
}

const utf8 = (text: string) => Buffer.from(text, "utf8");
const crcOf = (text: string) => crc(utf8(text));

export function fold(text: string): string {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’ʼ]/g, "");
  return Array.from(bare, (char) => (char === "ς" ? "σ" : char.toLowerCase())).join("").replace(/ς/g, "σ");
}

export function wordsOf(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** x and y in turn, from the top. */
export function mortonOf([latitude, longitude]: [number, number]): number {
  const axis = 2 ** 24;
  const x = BigInt(Math.min(axis - 1, Math.floor(((longitude + 180) / 360) * axis)));
  const y = BigInt(Math.min(axis - 1, Math.floor(((latitude + 90) / 180) * axis)));
  let code = 0n;
  for (let bit = 23n; bit >= 0n; bit--) code = (code << 2n) | (((x >> bit) & 1n) << 1n) | ((y >> bit) & 1n);
  return Number(code);
}

class Out {
  readonly bytes: number[] = [];

  byte(...values: number[]): this {
    this.bytes.push(...values.map((v) => v & 255));
    return this;
  }
  varint(v: number): this {
    for (; v >= 128; v = Math.floor(v / 128)) this.byte((v % 128) + 128);
    return this.byte(v);
  }
  varints(values: number[]): this {
    values.forEach((v) => this.varint(v));
    return this;
  }
  deltas(values: number[]): this {
    return this.varints(values.map((v, i) => v - (values[i - 1] ?? 0)));
  }
  string(text: string | Uint8Array): this {
    const bytes = typeof text === "string" ? utf8(text) : text;
    return this.varint(bytes.length).byte(...bytes);
  }
  strings(list: string[]): this {
    this.varint(list.length);
    list.forEach((text) => this.string(text));
    return this;
  }
  hash(name: string): this {
    return this.byte(...Buffer.from(name || "0".repeat(16), "hex"));
  }
  /** Columns plain, turned over, or as a difference to the one before, in turn. */
  terms(rows: number[][]): this {
    const terms = [...new Set(rows.flat())].sort((a, b) => a - b);
    const columns = terms.map((term) => Array.from({ length: Math.ceil(rows.length / 8) }, (_, byte) =>
      [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, bit) => sum + (rows[byte * 8 + bit]?.includes(term) ? 1 << bit : 0), 0)));
    const coded = terms.map((_, j) => (j === 0 ? 0 : j % 4));
    this.varint(terms.length).deltas(terms).varints(coded);
    columns.forEach((column, j) => {
      const last = columns[j - (coded[j]! >> 1)]!;
      this.byte(...column.map((bits, i) => {
        const written = (coded[j]! > 1 ? bits ^ last[i]! : bits) ^ (coded[j]! & 1 ? 255 : 0);
        const left = rows.length - i * 8;
        return left < 8 ? written & ((1 << left) - 1) : written;
      }));
    });
    return this;
  }
  frontCoded(words: string[]): this {
    const bytes = words.map(utf8);
    const shared = bytes.map((word, i) => {
      const before = bytes[i - 1] ?? utf8("");
      let n = 0;
      while (n < word.length && n < before.length && word[n] === before[n]) n++;
      return n;
    });
    this.varints(shared);
    bytes.forEach((word, i) => this.string(word.subarray(shared[i])));
    return this;
  }
}

interface Row {
  code: number;
  listing: Listing;
  key: string;
}

interface Node {
  depth: number;
  from: number;
  rows: Row[];
}

export function encode(listings: Listing[], towns: Town[] = []): Encoded {
  const files: Encoded["files"] = new Map();
  const save = (kind: string, out: Out) => {
    const body = new Uint8Array(deflateRawSync(Buffer.from([kind.charCodeAt(0), 2, ...out.bytes])));
    const name = [0xedb88320, 0x82f63b78].map((p) => crc(body, p).toString(16).padStart(8, "0")).join("");
    files.set(name, body);
    return name;
  };
  const near = ordered(listings.filter(isNear).map((listing) => ({ code: mortonOf(listing.point!), listing, key: "" })));
  const wide = ordered(listings.filter((l) => !isNear(l)).flatMap((listing) => keysOf(listing).map((key) => (
    { code: (crcOf(key) % 2 ** 16) * 2 ** 32 + crcOf(listing.id), listing, key }))));
  const names = {
    near: trie(near, false, save), wide: trie(wide, true, save),
    words: words(near, wide, save), places: places(towns, save),
  };
  return { names, files };
}

export function isNear(listing: Listing): boolean {
  return listing.kind === "physical" && listing.point !== null;
}

function isAged({ minimumAge, maximumAge }: Listing): boolean {
  return minimumAge !== null || maximumAge !== null;
}

export function keysOf({ serves, kind, region }: Listing): string[] {
  if (serves.length > 0) return [...new Set(serves.map(fold))];
  return [kind === "online" ? "" : fold(region)];
}

function ordered(rows: Row[]): Row[] {
  return rows.sort((a, b) => a.code - b.code || Buffer.compare(utf8(a.listing.id), utf8(b.listing.id)));
}

type Save = (kind: string, out: Out) => string;

interface Listed {
  node: Node;
  isDirectory: boolean;
  name: string;
}

function trie(rows: Row[], isWide: boolean, save: Save): string {
  if (rows.length === 0) return "";
  const split = (node: Node, most: (node: Node) => boolean): Node[] => {
    if (node.rows.length === 0) return [];
    if (most(node) || node.depth === 48) return [node];
    const half = node.from + 2 ** (47 - node.depth);
    return [
      ...split({ depth: node.depth + 1, from: node.from, rows: node.rows.filter((row) => row.code < half) }, most),
      ...split({ depth: node.depth + 1, from: half, rows: node.rows.filter((row) => row.code >= half) }, most),
    ];
  };
  const root = { depth: 0, from: 0, rows };
  let entries: Listed[] = split(root, (node) => node.rows.length <= bucket).map((node) => (
    { node, isDirectory: false, name: core(node, isWide, save) }));
  while (entries.length > perDirectory) {
    const below = (node: Node) => entries.filter((e) => e.node.from >= node.from && e.node.from < node.from + 2 ** (48 - node.depth));
    entries = split(root, (node) => below(node).length <= perDirectory).map((node) => {
      const list = below(node);
      return list.length === 1 ? list[0]! : { node, isDirectory: true, name: directory(list, isWide, save) };
    });
  }
  return directory(entries, isWide, save);
}

function directory(list: Listed[], isWide: boolean, save: Save): string {
  const deepest = Math.max(...list.map(({ node }) => node.depth));
  const out = new Out().varint(list.length).byte(Number(isWide), deepest);
  out.byte(...list.map(({ node }) => node.depth)).deltas(list.map(({ node }) => node.from / 2 ** (48 - deepest)));
  if (!isWide) {
    const boxes = list.map(({ node }) => boxOf(node));
    for (const side of [0, 1, 2, 3]) out.byte(...boxes.map((box) => box[side]!));
  }
  out.varints(list.map(({ node }) => node.rows.length));
  const open = list.map(({ node }) => node.rows.map((row) => row.listing).filter((listing) => listing.isOpen));
  out.byte(...list.map(({ isDirectory }, i) => {
    const some = (is: (listing: Listing) => boolean, flag: number) => (open[i]!.some(is) ? flag : 0);
    return Number(isDirectory) + some(() => true, 2) + some(isAged, 4) + some((l) => l.week.length > 0, 8);
  }));
  out.terms(open.map((listings) => listings.flatMap((listing) => listing.offers)));
  list.forEach(({ name }) => out.hash(name));
  return save("D", out);
}

function boxOf({ depth, from, rows }: Node): number[] {
  const cell = (code: number) => {
    const bits = code.toString(2).padStart(48, "0");
    return [0, 1].map((axis) => parseInt([...bits].filter((_, i) => i % 2 === axis).join(""), 2));
  };
  const sizes = [2 ** (24 - Math.ceil(depth / 2)), 2 ** (24 - Math.floor(depth / 2))];
  const first = cell(from);
  return [0, 1].flatMap((axis) => {
    const parts = rows.map((row) => Math.floor(((cell(row.code)[axis]! + 0.5 - first[axis]!) / sizes[axis]!) * 256));
    return [Math.min(...parts), Math.max(...parts)];
  });
}

function core({ rows }: Node, isWide: boolean, save: Save): string {
  const all = rows.map((row) => row.listing);
  const low = (sum: number, bytes: number) => Array.from({ length: bytes }, (_, i) => Math.floor(sum / 256 ** i) % 256);
  const out = new Out().varint(rows.length).deltas(rows.map((row) => row.code));
  out.byte(...all.flatMap(({ id }) => low(crcOf(id), 2)));
  const aged = all.filter(isAged);
  out.byte(...all.map((l) =>
    ["physical", "online", "area"].indexOf(l.kind) + (l.isOpen ? 0 : 4) + (aged.includes(l) ? 8 : 0)));
  const latest = Math.max(...all.map(({ day }) => day));
  out.varint(latest).varints(all.map(({ day }) => (day > 0 ? latest - day + 1 : 0)));
  out.varints(aged.map((l) => (l.minimumAge ?? -1) + 1)).varints(aged.map((l) => (l.maximumAge ?? -1) + 1));
  const owners: string[] = [];
  for (const { organization } of all) {
    const i = owners.indexOf(organization);
    out.varint(organization === "" ? 0 : i < 0 ? owners.push(organization) && 1 : owners.length - i + 1);
  }
  out.byte(...owners.flatMap((owner) => low(crcOf(wordsOf(owner).join(" ")), 2)));
  const keys = isWide ? [...new Set(rows.map((row) => row.key))] : [];
  out.strings(keys);
  if (isWide) out.varints(rows.map((row) => keys.indexOf(row.key)));
  out.terms(all.map((l) => l.offers)).terms(all.map((l) => l.lacks));
  weeks(out, all);
  const blocks = Math.ceil(rows.length / block);
  out.varint(blocks);
  for (let i = 0; i < blocks; i++) {
    const from = Math.floor((i * rows.length) / blocks);
    out.hash(details(all.slice(from, Math.floor(((i + 1) * rows.length) / blocks)), save));
  }
  return save("C", out);
}

function weeks(out: Out, all: Listing[]): void {
  const zones = [...new Set(all.flatMap((l) => l.week.map(({ zone }) => zone)))].filter(Boolean);
  const known = [...new Set(all.map((l) => l.week))].filter((week) => week.length > 0);
  out.strings(zones).varint(known.length);
  for (const week of known) {
    out.varint(week.length);
    for (const { start, length, zone, isSession } of week) out.varint(start).varint(length * 2 + Number(isSession)).varint(zones.indexOf(zone) + 1);
  }
  if (known.length > 0) out.varints(all.map((l) => known.indexOf(l.week) + 1));
}

function details(all: Listing[], save: Save): string {
  const plain = (text: string) => text.replace(/[\x00-\x1f]/g, " ");
  const columns = all.map((l) => [
    idOf(l), plain(l.name), l.organization === l.name ? "\x1f" : plain(l.organization), plain(l.street), plain(l.city), l.region, l.postalCode,
    l.phone, "", "phone", "", "tea\x1fTea time\x1ewalk\x1fWalk",
  ]);
  const lines = columns[0]!.map((_, column) => columns.map((values) => values[column]).join("\t"));
  const out = new Out();
  out.byte(...utf8(lines.join("\n")));
  return save("T", out);
}

function idOf({ id, name, city, region }: Listing): string {
  const guess = fold([name, city, region].join(" ").replaceAll("&", " and ")).split(/[^a-z0-9]+/).filter(Boolean).join("-");
  if (id === guess) return "";
  const same = (a: string, b: string) => {
    let n = 0;
    while (n < Math.min(a.length, b.length) && a[n] === b[n]) n++;
    return n;
  };
  const back = (text: string) => [...text].reverse().join("");
  const first = same(id, guess);
  const last = same(back(id.slice(first)), back(guess.slice(first)));
  return String.fromCharCode(48 + first, 48 + last) + id.slice(first, id.length - last);
}

function words(near: Row[], wide: Row[], save: Save): string {
  const cells = new Map<string, [near: number[], wide: number[]]>();
  [near, wide].forEach((rows, trie) => {
    for (const { code, listing: { name, organization, city } } of rows) {
      for (const word of wordsOf([name, organization, city].join(" "))) {
        if (!cells.has(word)) cells.set(word, [[], []]);
        cells.get(word)![trie]!.push(code);
      }
    }
  });
  const sorted = [...cells.keys()].sort((a, b) => Buffer.compare(utf8(a), utf8(b)));
  return table(sorted, (word) => [...word].slice(0, 3).join(""), 9, save, (words) => {
    const out = new Out().varint(words.length).frontCoded(words);
    for (const trie of [0, 1]) {
      for (const word of words) {
        const codes = cells.get(word)![trie]!;
        const shift = codes.length > 20 ? 48 : codes.length > 10 ? 24 : 12;
        const list = [...new Set(codes.map((code) => Math.floor(code / 2 ** shift)))];
        out.varint(list.length);
        if (list.length > 0) out.byte(shift).deltas(list);
      }
    }
    return save("W", out);
  });
}

function table<T>(list: T[], head: (item: T) => string, bits: number, save: Save, leaf: (items: T[]) => string): string {
  if (list.length === 0) return "";
  const number = (item: T) => crcOf(head(item)) % 2 ** bits;
  const below = (items: T[], bits: number): string => {
    const resolved = Math.min(bits, 5);
    const out = new Out().varint(bits).varint(resolved);
    for (let i = 0; i < 2 ** resolved; i++) {
      const some = items.filter((item) => Math.floor((number(item) % 2 ** bits) / 2 ** (bits - resolved)) === i);
      out.hash(some.length === 0 ? "" : bits === resolved ? leaf(some) : below(some, bits - resolved));
    }
    return save("H", out);
  };
  return below(list, bits);
}

function places(towns: Town[], save: Save): string {
  const keyOf = ({ name }: Town) => (name.startsWith("=") ? "=" : "") + wordsOf(name).join(" "); // "=" begins the name of a region
  const sorted = [...towns].sort((a, b) => Buffer.compare(utf8(keyOf(a)), utf8(keyOf(b))) || b.size - a.size);
  const headOf = (key: string) => [...key.replaceAll(" ", "")].slice(0, /^\d/.test(key) ? 4 : 3).join("");
  return table(sorted, (town) => headOf(keyOf(town)), 3, save, (towns) => {
    const out = new Out().varint(towns.length).frontCoded(towns.map(keyOf));
    const regions = [...new Set(towns.map(({ region }) => region))];
    const countries = [...new Set(towns.map(({ country }) => country))];
    out.strings(regions).strings(countries);
    towns.forEach(({ name }, i) => out.string(titled(keyOf(towns[i]!)) === name ? "" : name));
    out.varints(towns.map(({ region }) => regions.indexOf(region))).varints(towns.map(({ country }) => countries.indexOf(country)));
    out.byte(...towns.map(({ size }) => size));
    const codes = towns.map(({ point }) => Math.floor(mortonOf(point) / 256));
    codes.forEach((code, i) => {
      const step = code - (codes[i - 1] ?? 0);
      out.varint(step < 0 ? -2 * step - 1 : 2 * step);
    });
    return save("P", out);
  });
}

function titled(key: string): string {
  return key.split(" ").map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
