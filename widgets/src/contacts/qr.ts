// QR codes as ISO/IEC 18004:2015 has them: bytes, correction level M, versions 1 to
// 13. That is what a contact needs, and no more.

/** By version: codewords of correction in a block, and blocks (its table 9, level M). */
const corrections = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22];
const blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9];

type Grid = (number | undefined)[][]; // rows of modules, 1 dark; undefined is free for data

/** Rows of "0" and "1" (dark), without the quiet zone of 4; null when text has more
 * than 331 bytes of UTF-8. */
export function qrCode(text: string): string[] | null {
  const bytes = new TextEncoder().encode(text);
  for (let version = 1; version <= blocks.length; version++) {
    const grid = pattern(version);
    const way = freeModules(grid);
    const correction = corrections[version - 1]!;
    const count = blocks[version - 1]!;
    const room = (way.length >> 3) - correction * count;
    const wide = version > 9 ? 16 : 8; // bits of the length
    if (bytes.length + (wide >> 3) + 1 > room) continue;
    const bits = codewords(bytes, wide, room, count, correction).flatMap((byte) => binary(byte, 8));
    return leastPenalty(grid, way, bits);
  }
  return null;
}

const binary = (value: number, width: number) => Array.from({ length: width }, (_, i) => value >> (width - 1 - i) & 1);

/** What every code of a version has: where to find, and how to straighten it. */
function pattern(version: number): Grid {
  const size = 17 + 4 * version;
  const grid: Grid = Array.from({ length: size }, () => Array(size));
  const last = size - 7;
  const middles = version > 6 ? [6, (6 + last) / 2, last] : version > 1 ? [6, last] : [];
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) rings(grid, x, y, 1);
  for (const x of middles) for (const y of middles) if (grid[y]![x] === undefined) rings(grid, x, y, 0);
  for (let i = 0; i < size; i++) {
    grid[6]![i] ??= 1 - i % 2;
    grid[i]![6] ??= 1 - i % 2;
  }
  format(grid, 0); // takes its place
  if (version > 6) {
    binary(checked(version, 12, 0x1f25), 18).reverse().forEach((bit, i) => {
      const [near, far] = [i / 3 | 0, size - 11 + i % 3];
      grid[near]![far] = grid[far]![near] = bit;
    });
  }
  return grid;
}

/** Squares within each other: 1 to find the code with a light edge, 0 to straighten it. */
function rings(grid: Grid, x: number, y: number, finder: 0 | 1): void {
  const reach = 2 + 2 * finder;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      if (grid[y + dy] && x + dx in grid) grid[y + dy]![x + dx] = ring === 0 || ring % 2 === finder ? 1 : 0;
    }
  }
}

/** Level M and the mask, twice. */
function format(grid: Grid, mask: number): void {
  const size = grid.length;
  binary(checked(mask, 10, 0x537) ^ 0x5412, 15).reverse().forEach((bit, i) => {
    if (i < 8) grid[i < 6 ? i : i + 1]![8] = grid[8]![size - 1 - i] = bit;
    else grid[8]![i < 9 ? 7 : 14 - i] = grid[size - 15 + i]![8] = bit;
  });
  grid[size - 8]![8] = 1;
}

/** value with the remainder of a division by generator behind it. */
function checked(value: number, degree: number, generator: number): number {
  let rest = value << degree;
  for (let i = 17; i >= degree; i--) if (rest >> i & 1) rest ^= generator << i - degree;
  return value << degree | rest;
}

/** The free modules in the order of data: up and down in pairs of columns, from the right. */
function freeModules(grid: Grid): [x: number, y: number][] {
  const size = grid.length;
  const way: [number, number][] = [];
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--;
    for (let i = 0; i < size; i++) {
      const y = up ? size - 1 - i : i;
      for (const x of [right, right - 1]) if (grid[y]![x] === undefined) way.push([x, y]);
    }
  }
  return way;
}

function codewords(bytes: Uint8Array, wide: number, room: number, count: number, correction: number): number[] {
  const bits = [...binary(4, 4), ...binary(bytes.length, wide), ...[...bytes].flatMap((byte) => binary(byte, 8)), 0, 0, 0, 0];
  const data = Array.from({ length: room }, (_, i) => {
    const byte = bits.slice(8 * i, 8 * i + 8);
    return byte.length ? parseInt(byte.join(""), 2) : (i - bits.length / 8) % 2 ? 0x11 : 0xec;
  });
  const short = room / count | 0;
  const parts = Array.from({ length: count }, (_, i) => {
    const longer = (at: number) => short * at + Math.max(0, at - count + room % count); // the last blocks have one more
    return data.slice(longer(i), longer(i + 1));
  });
  return [...interleaved(parts), ...interleaved(parts.map((part) => correct(part, correction)))];
}

function interleaved(parts: number[][]): number[] {
  return parts.at(-1)!.flatMap((_, i) => parts.flatMap((part) => part[i] ?? []));
}

// Sums and products in GF(256) modulo x⁸ + x⁴ + x³ + x² + 1.
const powers: number[] = [];
for (let i = 0, x = 1; i < 255; i++, x = x << 1 ^ (x >> 7) * 0x11d) powers.push(x);
const product = (a: number, b: number) => a && b && powers[(powers.indexOf(a) + powers.indexOf(b)) % 255]!;

/** Reed–Solomon: the remainder of data by the product of (x − 2ⁱ) for i below count. */
function correct(data: number[], count: number): number[] {
  let generator = [1];
  for (let i = 0; i < count; i++) {
    generator = [...generator, 0].map((factor, j) => factor ^ product(generator[j - 1] ?? 0, powers[i]!));
  }
  const rest = [...data, ...Array<number>(count).fill(0)];
  data.forEach((_, i) => {
    const first = rest[i]!;
    generator.forEach((factor, j) => rest[i + j]! ^= product(factor, first));
  });
  return rest.slice(data.length);
}

const masks: ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => ((x / 3 | 0) + (y >> 1)) % 2,
  (x, y) => x * y % 2 + x * y % 3,
  (x, y) => (x * y % 2 + x * y % 3) % 2,
  (x, y) => ((x + y) % 2 + x * y % 3) % 2,
];

/** The code with the mask that leaves least to trip over. */
function leastPenalty(grid: Grid, way: [number, number][], bits: number[]): string[] {
  const codes = masks.map((mask, number) => {
    way.forEach(([x, y], i) => grid[y]![x] = (bits[i] ?? 0) ^ (mask(x, y) ? 0 : 1));
    format(grid, number);
    return grid.map((row) => row.join(""));
  });
  const penalties = codes.map(penalty);
  return codes[penalties.indexOf(Math.min(...penalties))]!;
}

/** What makes a code hard to read: long runs, squares of one shade, what looks like
 * its corners, and too much of one shade. */
function penalty(rows: string[]): number {
  const columns = [...rows].map((_, x) => rows.map((row) => row[x]).join(""));
  let sum = 0;
  for (const line of [...rows, ...columns]) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    sum += 40 * [...line.matchAll(/(?=10111010000|00001011101)/g)].length;
  }
  rows.forEach((row, y) => [...row].forEach((shade, x) => {
    if (x && y && shade + row[x - 1] + rows[y - 1]![x] + rows[y - 1]![x - 1] === shade.repeat(4)) sum += 3;
  }));
  const all = rows.join("");
  return sum + 10 * (Math.abs(all.replaceAll("0", "").length / all.length * 20 - 10) | 0);
}
