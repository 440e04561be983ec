// Suggestions from an atlas, against the same rules over all programs at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Facet } from "../src/engine/hub.ts";
import { rank, type Possible } from "../src/engine/rank.ts";
import { keyOf } from "../src/engine/score.ts";
import type { Settings } from "../src/engine/settings.ts";
import type { Signals } from "../src/engine/signals.ts";
import { similarTo, suggest } from "../src/engine/suggest.ts";
import { crc, encode } from "./encode.ts";
import { choose, listings, random, type Listing } from "./listing.ts";
import { scan } from "./scan.ts";
import { anything, denver, open, terms, week, world } from "./world.ts";

const facet = (id: string, role: Facet["role"], count: number, similar = true): Facet =>
  ({ id, label: id, role: role!, similar, terms: Array.from({ length: count }, (_, i) => ({ id: String(i), label: "" })) });
const vocabulary = [facet("need", "need", 2), facet("kind", "kind", 1), facet("support", "", 2), facet("gender", "constraint", 1, false)];
const gender = 5;
const now = new Date("2026-11-23");
const never = new AbortController().signal;
const nobody: Signals = {
  gaps: [], needs: [], must: [], age: null, place: null, radius: null, filters: [], saved: [], explored: [], hidden: [], off: [],
};

function settingsOf(all: readonly Listing[]): Settings {
  const open = all.filter(({ isOpen }) => isOpen);
  const offering = Array.from({ length: terms }, (_, term) => open.filter(({ offers }) => offers.includes(term)).length);
  return {
    weights: { need: 0.3, gap: 0.25, near: 0.15, filters: 0.1, saved: 0.1, freshness: 0.07, explored: 0.03 },
    freshness: 0.77, count: 6, lambda: 0.7, perOrganization: 2, onlineOutside: 2, radius: 25, halfLife: { filters: 14, explored: 7 },
    statistics: { open: open.length, average: offering.slice(0, gender).reduce((a, b) => a + b, 0) / open.length, offering },
  };
}

/** Everything of a world that a search for the visitor could find. */
function possible(all: readonly Listing[], { place, must, age, hidden }: Signals, radius: number): (Possible & { id: string })[] {
  const query = { ...anything, place: place ?? denver, radius: place && radius, must: must.map((term) => [term]), age };
  const { fits, may, wide, wideMay } = scan(all, query, week);
  const served = place ? [...wide, ...wideMay] : scan(all, { ...query, place: { ...denver!, keys: [""] } }, week).wide;
  return [...fits, ...may, ...served].filter(({ listing }) => !hidden.includes(listing.id)).map(({ listing, miles }) => {
    const { id, kind, offers, lacks, minimumAge, maximumAge, organization, day, point } = listing;
    const verified = day > 0 ? new Date(day * 86_400_000).toISOString().slice(0, 10) : "";
    const owner = organization ? crc(Buffer.from(organization)) % 2 ** 24 : undefined;
    return {
      id, miles: place && kind === "physical" && point ? miles : null, // of the middle of a cell
      program: { place: kind, offers, lacks, minimumAge, maximumAge, verified, owner, key: keyOf(id) },
      ask: must.filter((term) => !offers.includes(term)), askAge: age !== null && minimumAge === null && maximumAge === null,
    };
  });
}

function visitor(seed: number, all: readonly Listing[]): Signals {
  const next = random(seed);
  const some = (most: number) => [...new Set(Array.from({ length: Math.floor(next() * (most + 1)) }, () => Math.floor(next() * gender)))];
  const seen = () => Array.from({ length: Math.floor(next() * 3) }, () => ({ ...choose(next, all), at: +now - next() * 30 * 86_400_000 }));
  const [latitude, longitude] = choose(next, all).point ?? [39.7, -105];
  return {
    gaps: Array.from({ length: Math.floor(next() * 4) }, (_, i) => ({ id: `gap ${i}`, weight: choose(next, [0.25, 0.5, 1]), programs: some(2) })),
    needs: some(2),
    must: next() < 0.3 ? [gender] : [],
    age: next() < 0.3 ? choose(next, [17, 40]) : null,
    place: { label: "", point: [latitude, longitude], keys: choose(next, [[""], ["", "us"], ["", "us", "co", "co/denver"]]) },
    radius: choose(next, [null, 5, 100]),
    filters: some(2).map((term) => ({ term, at: +now - next() * 30 * 86_400_000 })),
    saved: seen(),
    explored: seen(),
    hidden: Array.from({ length: 2 }, () => choose(next, all).id),
    off: next() < 0.2 ? [choose(next, ["need", "gap", "near", "filters", "freshness"] as const)] : [],
  };
}

test("lists are those of a look at every program, and break no rule", async () => {
  let shown = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const files = world(seed, 10 + seed * 10);
    const { atlas, listings } = files;
    const settings = settingsOf(listings);
    for (let i = 0; i < 10; i++) {
      const signals = visitor(seed * 100 + i, listings);
      const got = await suggest(atlas, { vocabulary }, settings, signals, now, never);
      const want = await rank(async (radius) => possible(listings, signals, radius), vocabulary, settings, signals, now);
      const what = `${seed}, ${JSON.stringify(signals)}`;
      assert.deepEqual([...got.items, ...got.askFirst].map(({ program }) => program.id), want.list.map(({ id }) => id), what);
      assert.deepEqual([got.relaxed, got.active, got.starters], [want.relaxed, want.active, want.starters], what);
      assert.ok(got.items.every(({ ask, askAge }) => !ask.length && !askAge) && got.askFirst.every(({ ask, askAge }) => ask.length > 0 || askAge), what);
      const all = [...got.items, ...got.askFirst];
      const owners = all.map(({ program }) => program.owner).filter(Boolean);
      assert.ok(owners.every((owner) => owners.filter((other) => other === owner).length <= 2), what);
      assert.ok(got.relaxed.some((step) => "online" in step) || all.filter(({ program }) => program.place === "online").length <= 2, what);
      for (const { score, reasons } of all) {
        assert.ok(Math.abs(reasons.reduce((sum, { share }) => sum + share, 0) - score) < 1e-9 && reasons.every(({ share }) => share > 0), what);
      }
      const again = await suggest(open(files).atlas, { vocabulary }, settings, signals, now, never);
      assert.deepEqual(again.items.map(({ program }) => program.id), got.items.map(({ program }) => program.id), what);
      shown += all.length;
    }
  }
  assert.ok(shown > 700, String(shown));
});

test("a visitor without a place gets all of a small hub, and of a large one what serves everybody", async () => {
  const small = world(5, 60);
  const first = await suggest(small.atlas, { vocabulary }, settingsOf(small.listings), { ...nobody, needs: [0] }, now, never);
  assert.ok(first.items.some(({ program }) => program.point));
  assert.ok(!first.placeWanted && first.items.every(({ miles }) => miles === null));
  const large = world(6, 1600);
  const second = await suggest(large.atlas, { vocabulary }, settingsOf(large.listings), { ...nobody, needs: [0] }, now, never);
  const nowhere = { label: "", point: [0, 0] as [number, number], keys: [] };
  const third = await suggest(large.atlas, { vocabulary }, settingsOf(large.listings), { ...nobody, needs: [0], place: nowhere }, now, never);
  assert.deepEqual([third.placeWanted, third.items, third.askFirst, third.relaxed], [false, [], [], []]);
  assert.ok(second.placeWanted && second.items.length > 0 && second.items.every(({ program }) => program.place !== "physical" || !program.point));
});

/** So many programs at one spot that only the nearest are looked at, and one further away. */
function crowd(): Listing[] {
  const [one] = listings(7, 1, terms);
  const simple = { ...one!, kind: "physical" as const, isOpen: true, organization: "", lacks: [], minimumAge: null, maximumAge: null, serves: [], day: 20600 };
  return [
    ...Array.from({ length: 400 }, (_, i): Listing => ({ ...simple, id: `near-${i}`, point: [39.74, -104.99], offers: [0] })),
    { ...simple, id: "alone", point: [39.95, -104.99], offers: [4] },
  ];
}

test("what is rare is found beyond the nearest, within the radius", async () => {
  const all = crowd();
  const gap = { id: "gap", weight: 0.25, programs: [3, 4] };
  const ids = async (radius: number) => {
    const { atlas } = open(encode(all));
    const found = await suggest(atlas, { vocabulary }, settingsOf(all), { ...nobody, needs: [0], gaps: [gap], place: denver, radius }, now, never);
    return found.items.map(({ program }) => program.id);
  };
  assert.ok((await ids(25)).includes("alone"));
  assert.ok(!(await ids(10)).includes("alone"));
});

test("a list costs few files, and no details but of what is shown", async () => {
  const { atlas, files, loads, listings } = world(3, 400);
  const found = await suggest(atlas, { vocabulary }, settingsOf(listings), { ...nobody, needs: [0], place: denver, radius: 5 }, now, never);
  assert.equal(found.items.length, 6);
  assert.ok(loads.length * 2 < files.size, `${loads.length} of ${files.size}`);
});

test("what cannot be read costs its own programs only", async () => {
  const { atlas, files, listings, names } = world(8, 50);
  const signals = { ...nobody, needs: [0, 1], place: denver, radius: 100 };
  const settings = settingsOf(listings);
  const whole = await suggest(atlas, { vocabulary }, settings, signals, now, never);
  assert.equal(whole.lost, 0);
  for (const name of files.keys()) {
    const broken = open({ names, files: new Map([...files].filter(([other]) => other !== name)) });
    const found = await suggest(broken.atlas, { vocabulary }, settings, signals, now, never);
    assert.ok(found.lost > 0 || !broken.loads.includes(name), name);
  }
});

test("similar options: the most alike first, never the program itself, with the rarest terms they share", async () => {
  const { atlas, listings } = world(9, 150);
  const settings = settingsOf(listings);
  const known = listings.find(({ offers, point, isOpen }) => isOpen && point && offers.filter((term) => term < gender).length > 3)!;
  const place = { label: "", point: known.point!, keys: [""] };
  const { items } = await similarTo(atlas, { vocabulary }, settings, known, { ...nobody, place, radius: 100, needs: [0] }, now, never);
  assert.ok(items.length > 2);
  assert.ok(items.every(({ program }) => program.id !== known.id));
  assert.deepEqual(items.map(({ score }) => score), items.map(({ score }) => score).sort((a, b) => b - a));
  const rarity = (term: number) => settings.statistics.offering[term]!;
  assert.ok(items[0]!.reasons[0]!.share > 0.9 && known.offers.filter((term) => term < gender && items[0]!.program.offers.includes(term)).length > 3);
  for (const { program, reasons } of items) {
    const both = known.offers.filter((term) => term < gender && program.offers.includes(term)).sort((a, b) => rarity(a) - rarity(b) || a - b);
    assert.deepEqual(reasons.map(({ share, ...rest }) => rest), [{ signal: "saved", id: known.id, name: known.name, terms: both.slice(0, 3) }]);
  }
});

test("a list that is called off is none", async () => {
  const { atlas } = world(4, 100);
  await assert.rejects(suggest(atlas, { vocabulary }, settingsOf([]), nobody, now, AbortSignal.abort()), { name: "AbortError" });
});
