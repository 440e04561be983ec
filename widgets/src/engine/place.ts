// Where a visitor is: a postal code or a town, looked up without telling anybody.

import { read, type Atlas } from "./atlas.ts";
import { column, count, frontCoded, pick, string, strings, take, varint, type Bytes } from "./bytes.ts";
import { middleOf } from "./geo.ts";
import { fileFor } from "./table.ts";
import { fold, headOf, wordsOf } from "./words.ts";

/** Degrees, WGS 84. */
export type Point = [latitude: number, longitude: number];

export interface Place {
  label: string; // "Denver, CO" or "80202, CO"
  point: Point;
  keys: readonly string[]; // what serves it, folded, widest first: ["", "us", "co", "co/denver"]
}

interface Entry extends Place {
  name: string; // its key without spaces
  region: string; // folded
  size: number; // 0: a postal code; greater for greater towns
}

function decodePlaces(b: Bytes): Entry[] {
  const n = count(b);
  const keys = frontCoded(b, n);
  const lists = [strings(b), strings(b)];
  const labels = column(b, n, string);
  const [regions, countries] = lists.map((list) => column(b, n, (b) => pick(list, varint(b))));
  const sizes = take(b, n);
  let code = 0;
  return keys.map((key, i) => {
    code += signed(varint(b));
    const region = regions![i]!;
    const country = countries![i]!;
    const name = labels[i] || key.replace(/(^| )./gu, (letter) => letter.toUpperCase());
    const served = ["", country, region, ...(sizes[i] ? [`${region}/${name}`] : [])];
    return {
      name: key.replaceAll(" ", ""),
      region: fold(region),
      size: sizes[i]!,
      label: [name, region || country].filter(Boolean).join(", "),
      point: middleOf(code * 2 ** 8, 2 ** 4),
      keys: [...new Set(served.map(fold))],
    };
  });
}

/** Even numbers are positive, odd ones negative. */
function signed(v: number): number {
  return v % 2 ? -(v + 1) / 2 : v / 2;
}

const most = 8;

/** Places for what somebody typed: "80202", "Denver", "denver, co". At most 8, those of exactly
 * that name first, then the greater first; [] when there is none. Rejects when the file of
 * places cannot be read. */
export async function findPlaces(atlas: Atlas, typed: string): Promise<Place[]> {
  const words = wordsOf(typed).slice(0, 8);
  // "denver co" is a place of that name or, failing that, Denver in a region "co".
  for (let n = words.length; n > 0; n--) {
    const name = words.slice(0, n).join("");
    const found = (await beginning(atlas, name)).filter((place) => n === words.length || place.name === name);
    const there = found.filter(({ region }) => words.slice(n).some((word) => region.startsWith(word)));
    if (found.length > 0) return sorted(there.length > 0 ? there : found, name);
  }
  return [];
}

async function beginning(atlas: Atlas, name: string): Promise<Entry[]> {
  const file = await fileFor(atlas, atlas.names.places, headOf(name));
  const places = file ? await read(atlas, "P", file, decodePlaces) : file === "" ? [] : null;
  if (!places) throw new Error("the places of the atlas cannot be read");
  return places.filter((place) => place.name.startsWith(name));
}

function sorted(places: Entry[], name: string): Place[] {
  const isOther = (place: Entry) => Number(place.name !== name);
  return places.sort((a, b) => isOther(a) - isOther(b) || b.size - a.size).slice(0, most);
}
