// QR codes as ISO/IEC 18004:2015 has them: bytes, correction level L, versions 1 to
// 5. That is as much as a name and a number need.

/** Codewords of correction by version (its table 9). */
const corrections = [7, 10, 15, 20, 26];

/** Bytes of UTF-8 that a code can hold. */
export const most = 106;

type Grid = (number | undefined)[][]; // rows of modules, 1 dark; undefined is free for data

/** Rows of "0" and "1" (dark), without the quiet zone of 4; null when text has more
 * than it can hold. */
export function qrCode(text: string): string[] | null {
  const bytes = [...new TextEncoder().encode(text)];
  for (let i = 0; i < corrections.length; i++) {
    const correction = corrections[i]!;
    const grid = pattern(21 + 4 * i);
    const way = freeModules(grid);
    const room = (way.length >> 3) - correction;
    if (bytes.length + 2 > room) continue;
    const data = filled(bytes, room);
    return leastPenalty(grid, way, [...data, ...correct(data, correction)].map((word) => binary(word, 8)).join(""));
  }
  return null;
}

const binary = (value: number, width: number) => value.toString(2).padStart(width, "0");

/** What every code of a size has: where to find it, and how to straighten it. */
function pattern(size: number): Grid {
  const grid: Grid = [...Array(size)].map(() => Array(size));
  rings(grid, 3, 3, 1);
  rings(grid, size - 4, 3, 1);
  rings(grid, 3, size - 4, 1);
  if (size > 21) rings(grid, size - 7, size - 7, 0);
  for (let i = 0; i < size; i++) {
    grid[6]![i] ??= 1 - i % 2;
    grid[i]![6] ??= 1 - i % 2;
  }
  format(grid, 0); // takes its place
  return grid;
}

/** Squares within each other: 1 to find the code with a light edge, 0 to straighten it. */
function rings(grid: Grid, x: number, y: number, finder: 0 | 1): void {
  const reach = 2 + 2 * finder;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy));
      if (grid[y + dy] && x + dx in grid) grid[y + dy]![x + dx] = !ring || ring % 2 === finder ? 1 : 0;
    }
  }
}

/** The level and the mask, twice. */
function format(grid: Grid, mask: number): void {
  const size = grid.length;
  const told = (8 + mask) << 10;
  let rest = told;
  for (let i = 14; i > 9; i--) if (rest >> i & 1) rest ^= 0x537 << i - 10;
  for (let i = 0; i < 15; i++) {
    const bit = ((told | rest) ^ 0x5412) >> i & 1;
    if (i < 8) grid[i < 6 ? i : i + 1]![8] = grid[8]![size - 1 - i] = bit;
    else grid[8]![i < 9 ? 7 : 14 - i] = grid[size - 15 + i]![8] = bit;
  }
  grid[size - 8]![8] = 1;
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

/** Mode, length and bytes as codewords, and as many more as there is room. */
function filled(bytes: number[], room: number): number[] {
  const bits = ["0100", ...[bytes.length, ...bytes].map((byte) => binary(byte, 8)), "0000"].join("");
  return [...Array(room)].map((_, i) =>
    i > bytes.length + 1 ? (i - bytes.length) % 2 ? 0x11 : 0xec : parseInt(bits.slice(8 * i, 8 * i + 8), 2));
}

/** In GF(256) modulo x⁸ + x⁴ + x³ + x² + 1. */
function product(a: number, b: number): number {
  let sum = 0;
  for (; b; b >>= 1, a = a << 1 ^ (a >> 7) * 0x11d) if (b & 1) sum ^= a;
  return sum;
}

/** Reed–Solomon: the remainder of data by the product of (x − 2ⁱ) for i below count. */
function correct(data: number[], count: number): number[] {
  let generator = [1];
  for (let i = 0, root = 1; i < count; i++, root = product(2, root)) {
    generator = [...generator, 0].map((factor, j) => factor ^ product(generator[j - 1] ?? 0, root));
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
function leastPenalty(grid: Grid, way: [number, number][], bits: string): string[] {
  const codes = masks.map((mask, number) => {
    way.forEach(([x, y], i) => grid[y]![x] = (bits[i] === "1") === mask(x, y) > 0 ? 1 : 0);
    format(grid, number);
    return grid.map((row) => row.join(""));
  });
  const penalties = codes.map(penalty);
  return codes[penalties.indexOf(Math.min(...penalties))]!;
}

/** What makes a code hard to read: long runs, squares of one shade, what looks like
 * its corners, and too much of one shade. */
function penalty(rows: string[]): number {
  let sum = 0;
  for (const line of [...rows, ...rows.map((_, x) => rows.map((row) => row[x]).join(""))]) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2;
    sum += 40 * [...line.matchAll(/(?=10111010000|00001011101)/g)].length;
  }
  rows.forEach((row, y) => [...row].forEach((shade, x) => {
    if (x && y && shade + row[x - 1] + rows[y - 1]!.slice(x - 1, x + 1) === shade.repeat(4)) sum += 3;
  }));
  const all = rows.join("");
  return sum + 10 * (Math.abs(all.replaceAll("0", "").length / all.length * 20 - 10) | 0);
}
