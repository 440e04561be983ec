// Reads the columns of an atlas file, and refuses to read past its end.

export interface Bytes {
  readonly data: Uint8Array;
  at: number;
}

/** A file whose content makes no sense. */
export class Malformed extends Error {}

export function take(b: Bytes, n: number): Uint8Array {
  const part = b.data.subarray(b.at, b.at + n);
  if (part.length !== n) throw new Malformed();
  b.at += n;
  return part;
}

/** Unsigned LEB128 below 2^53. */
export function varint(b: Bytes): number {
  for (let value = 0, scale = 1; ; scale *= 128) {
    const byte = b.data[b.at++];
    value += (byte! & 127) * scale;
    if (byte === undefined || value > Number.MAX_SAFE_INTEGER || scale > 2 ** 49) throw new Malformed();
    if (byte < 128) return value;
  }
}

/** A number of things of which each takes a byte at least. */
export function count(b: Bytes): number {
  const n = varint(b);
  if (n > b.data.length - b.at) throw new Malformed();
  return n;
}

/** A column; the numbers of n rows must be a part of the file. */
export function column<T>(b: Bytes, n: number, one: (b: Bytes) => T): T[] {
  return Array.from({ length: n }, () => one(b));
}

/** Ascending numbers. */
export function deltas(b: Bytes, n: number): number[] {
  let last = 0;
  return column(b, n, () => (last += varint(b)));
}

const utf8 = new TextDecoder();

export function text(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

export function string(b: Bytes): string {
  return text(take(b, varint(b)));
}

export function strings(b: Bytes): string[] {
  return column(b, count(b), string);
}

/** Longer words are no words; without a limit a small file could unfold into a huge one. */
const longest = 1023;

/** Words of which each shares its beginning with the one before. */
export function frontCoded(b: Bytes, n: number): string[] {
  const shared = column(b, n, varint);
  const word = new Uint8Array(longest);
  let length = 0;
  return shared.map((from) => {
    const rest = take(b, varint(b));
    if (from > length || from + rest.length > longest) throw new Malformed();
    word.set(rest, from);
    length = from + rest.length;
    return text(word.subarray(0, length));
  });
}

/** The name of a file; "" for none. */
export function hash(b: Bytes): string {
  const name = hex(take(b, 8));
  return Number(`0x${name}`) ? name : "";
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What a row refers to. */
export function pick<T>(list: readonly T[], i: number): T {
  if (i >= list.length) throw new Malformed();
  return list[i]!;
}
