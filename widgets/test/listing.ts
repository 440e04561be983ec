// A program as the tests know it, apart from any file, and random ones.

export interface Listing {
  id: string;
  name: string;
  organization: string;
  kind: "physical" | "online" | "area";
  point: [latitude: number, longitude: number] | null;
  city: string;
  region: string;
  street: string;
  postalCode: string;
  serves: string[];
  isOpen: boolean;
  offers: number[];
  lacks: number[];
  minimumAge: number | null;
  maximumAge: number | null;
  day: number; // since 1970-01-01; 0 when never checked
  phone: string; // as in a tel: address
  week: { start: number; length: number; zone: string; isSession: boolean }[];
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function choose<T>(next: () => number, list: readonly T[]): T {
  return list[Math.floor(next() * list.length)]!;
}

const words = ["Oak", "House", "Peña's", "Center", "Łódź", "Ως", "of", "Hope", "7", "Recovery", "Straße", "Garden", "Elm & Ash"];
const towns: [city: string, region: string, latitude: number, longitude: number][] = [
  ["Denver", "CO", 39.74, -104.99], ["Aurora", "CO", 39.73, -104.83], ["Honolulu", "HI", 21.31, -157.86],
  ["Adak", "AK", 51.88, -176.65], ["Suva", "", -18.14, 178.44], ["Nord", "", 81.6, -16.66],
];

/** Programs in a few towns, some at the very same spot, some anywhere on earth, some nowhere. */
export function listings(seed: number, count: number, terms: number): Listing[] {
  const next = random(seed);
  const name = () => Array.from({ length: 1 + Math.floor(next() * 3) }, () => choose(next, words)).join(" ");
  const some = (share: number) => Array.from({ length: terms }, (_, term) => term).filter(() => next() < share);
  return Array.from({ length: count }, (_, i): Listing => {
    const [city, region, latitude, longitude] = choose(next, towns);
    const kind = next() < 0.8 ? "physical" : choose(next, ["online", "area"] as const);
    const spread = choose(next, [0, 0.02, 0.3, 20]);
    const point: Listing["point"] = [
      Math.max(-90, Math.min(90, latitude + (next() - 0.5) * spread)),
      ((longitude + (next() - 0.5) * spread + 540) % 360) - 180,
    ];
    const offers = some(0.4);
    return {
      id: next() < 0.5 ? `p${i}` : `oak-house-${i}-denver-co`,
      name: name(),
      organization: choose(next, ["", "Acme", name()]),
      kind,
      point: kind === "physical" && next() < 0.9 ? point : null,
      city, region, street: `${i} Main\tSt`, postalCode: "80202",
      serves: kind === "physical" ? [] : choose(next, [[], ["US"], ["CO"], ["CO", "US", "CO/Denver"]]),
      isOpen: next() < 0.9,
      offers,
      lacks: some(0.3).filter((term) => !offers.includes(term)),
      minimumAge: choose(next, [null, null, 18]),
      maximumAge: choose(next, [null, null, 25]),
      day: choose(next, [0, 20000, 20600]),
      phone: choose(next, ["", "+13035550142", "+13035550142;ext=12"]),
      week: Array.from({ length: Math.floor(next() * 3) }, () => {
        const start = Math.floor(next() * 10080);
        return { start, length: choose(next, [0, 60, 480, 3000]), zone: choose(next, ["", "America/Denver"]), isSession: start % 2 > 0 };
      }),
    };
  });
}
