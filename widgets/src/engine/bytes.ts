// Reads the columns of an atlas file, and refuses to read past its end.

export interface Bytes {
  readonly data: Uint8Array;
  at: number;
}

/** Throws when the content of a file makes no sense. */
export function refuse(when: boolean): void {
  if (when) throw new RangeError();
}

export function take(b: Bytes, n: number): Uint8Array {
  refuse(!(b.at + n <= b.data.length)); // n may be NaN
  return b.data.subarray(b.at, b.at += n);
}

/** Most of a file is read by the byte: a view of each would cost more than all else. */
export function byte(b: Bytes): number {
  refuse(b.at >= b.data.length);
  return b.data[b.at++]!;
}

/** Unsigned LEB128 below 2^53. */
export function varint(b: Bytes): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const part = byte(b);
    value += (part & 127) * scale;
    if (part < 128) return value;
  }
}

/** A column of so many values, each of a byte at least: the end of the file ends it. */
export function column<T>(b: Bytes, n: number, one: (b: Bytes) => T): T[] {
  const values: T[] = [];
  while (values.length < n) values.push(one(b));
  return values;
}

/** A column that begins with its length. */
export function list<T>(b: Bytes, one: (b: Bytes) => T): T[] {
  return column(b, varint(b), one);
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

/** Longer words are no words; without a limit a small file could unfold into a huge one. */
const longest = 999;

/** Words of which each shares its beginning with the one before. */
export function frontCoded(b: Bytes, n: number): string[] {
  const word = new Uint8Array(longest);
  return column(b, n, varint).map((shared) => {
    const rest = take(b, varint(b));
    word.set(rest, shared); // throws when there is no room
    return text(word.subarray(0, shared + rest.length));
  });
}

/** The name of a file; "" for none. */
export function hash(b: Bytes): string {
  const { buffer, byteOffset } = take(b, 8);
  return new DataView(buffer, byteOffset).getBigUint64(0).toString(16).padStart(16, "0").replace(/^0+$/, "");
}

export function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}
