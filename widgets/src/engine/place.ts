// Where a visitor is: a postal code or a town, looked up without telling anybody.

import type { Atlas } from "./atlas.ts";
import { column, frontCoded, list, refuse, string, take, varint, type Bytes } from "./bytes.ts";
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

/** A file of places: hundreds for each that somebody means, so that those are made of columns last. */
interface Places {
  names: string[]; // keys without spaces
  entry(i: number): Entry;
}

interface Entry {
  name: string;
  size: number; // 0: a postal code; greater for greater towns
  region: string; // folded
  place(): Place;
}

function decodePlaces(b: Bytes): Places {
  const n = varint(b);
  const keys = frontCoded(b, n);
  const lists = [list(b, string), list(b, string)];
  const labels = column(b, n, string);
  const [regions, countries] = lists.map((list) => column(b, n, (b) => {
    const i = varint(b);
    refuse(i >= list.length);
    return list[i]!;
  })) as [string[], string[]];
  const sizes = take(b, n);
  let code = 0;
  const codes = column(b, n, (b) => {
    const step = varint(b); // odd ones go back
    return code += step % 2 ? -(step + 1) / 2 : step / 2;
  });
  const names = keys.map((key) => key.replaceAll(" ", ""));
  return {
    names,
    entry(i) {
      const [size, region, country] = [sizes[i]!, regions[i]!, countries[i]!];
      return {
        name: names[i]!, size, region: fold(region),
        place() {
          const name = labels[i] || keys[i]!.replace(/(^| )./gu, (letter) => letter.toUpperCase());
          return {
            label: `${name}, ${region || country}`,
            point: middleOf(codes[i]! * 2 ** 8, 2 ** 4),
            keys: [...new Set(["", country, region, size ? `${region}/${name}` : ""].map(fold))],
          };
        },
      };
    },
  };
}

const most = 8;

/** Places for what somebody typed: "80202", "zip 80202", "Denver", "denver, co", "Denver Colorado". At most 8, those
 * of exactly that name first, then the greater first; [] when there is none. Rejects when the file of
 * places cannot be read. */
export async function findPlaces(atlas: Atlas, typed: string): Promise<Place[]> {
  const words = wordsOf(typed).slice(0, most);
  const entries = async (name: string, isMeant: (name: string) => boolean) => {
    const places = await lookUp(atlas, atlas.names.places, /^\d?.{0,3}/u.exec(name)![0], "P", decodePlaces);
    return places?.names.flatMap((name, i) => isMeant(name) ? places.entry(i) : []) ?? [];
  };
  // "denver co" begins the name of a place or is, failing that, Denver in a region that begins so.
  for (let n = words.length; n > 0; n--) {
    const name = words.slice(0, n).join("");
    const behind = words.slice(n);
    const found = await entries(name, (one) => one === name || (n === words.length && one.startsWith(name)));
    if (!found[0]) continue;
    let there = found.filter(({ region }) => behind.some((word) => region.startsWith(word)));
    if (found[1] && !there[0] && behind[0]) {
      const full = `=${behind.join("")}`;
      const regions = await entries(full, (one) => one.startsWith(full) || full.startsWith(one));
      there = found.filter((entry) => regions.some(({ region }) => region === entry.region));
    }
    const rank = (entry: Entry) => (entry.name === name ? 0 : -256) + entry.size;
    return (there[0] ? there : found).sort((a, b) => rank(b) - rank(a)).slice(0, most).map(({ place }) => place());
  }
  // A code behind something else, "zip 80202" or an address, is looked up alone.
  const code = words.findIndex((word, i) => i && /\d/.test(word));
  return code > 0 ? findPlaces(atlas, words.slice(code).join(" ")) : [];
}
