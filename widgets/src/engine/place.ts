// Where a visitor is: a postal code or a town, looked up without telling anybody.

import type { Atlas } from "./atlas.ts";
import { column, frontCoded, list, string, take, varint, type Bytes } from "./bytes.ts";
import { middleOf } from "./geo.ts";
import { lookUp } from "./table.ts";
import { fold, wordsOf } from "./words.ts";

/** Degrees, WGS 84. */
export type Point = [latitude: number, longitude: number];

export interface Place {
  label: string; // "Denver, CO" or "80202, CO"
  point: Point;
  keys: readonly string[]; // what serves it, folded, widest first: ["", "us", "co", "co/denver"]
}

interface Entry extends Place {
  name: string; // its key without spaces
  size: number; // 0: a postal code; greater for greater towns
}

function decodePlaces(b: Bytes): Entry[] {
  const n = varint(b);
  const keys = frontCoded(b, n);
  const lists = [list(b, string), list(b, string)];
  const labels = column(b, n, string);
  const [regions, countries] = lists.map((list) => column(b, n, (b) => list[varint(b)]!)) as [string[], string[]];
  const sizes = take(b, n);
  let code = 0;
  return keys.map((key, i) => {
    const step = varint(b); // odd ones go back
    code += step % 2 ? -(step + 1) / 2 : step / 2;
    const size = sizes[i]!;
    const region = regions[i]!;
    const country = countries[i]!;
    const name = labels[i] || key.replace(/(^| )./gu, (letter) => letter.toUpperCase());
    return {
      name: key.replaceAll(" ", ""),
      size,
      label: `${name}, ${region || country}`,
      point: middleOf(code * 2 ** 8, 2 ** 4),
      keys: [...new Set(["", country, region, size ? `${region}/${name}` : ""].map(fold))],
    };
  });
}

const most = 8;

/** Places for what somebody typed: "80202", "Denver", "denver, co". At most 8, those of exactly
 * that name first, then the greater first; [] when there is none. Rejects when the file of
 * places cannot be read. */
export async function findPlaces(atlas: Atlas, typed: string): Promise<Place[]> {
  const words = wordsOf(typed).slice(0, most);
  // "denver co" begins the name of a place or is, failing that, Denver in a region that begins so.
  for (let n = words.length; n > 0; n--) {
    const name = words.slice(0, n).join("");
    const behind = words.slice(n);
    const places = await lookUp(atlas, atlas.names.places, name, "P", decodePlaces);
    const found = (places ?? []).filter((place) => place.name === name || (n === words.length && place.name.startsWith(name)));
    const there = found.filter(({ keys }) => behind.some((word) => keys[2]!.startsWith(word)));
    const rank = (place: Entry) => (place.name === name ? 0 : -256) + place.size;
    if (found[0]) return (there[0] ? there : found).sort((a, b) => rank(b) - rank(a)).slice(0, most);
  }
  return [];
}
