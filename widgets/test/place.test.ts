import assert from "node:assert/strict";
import { test } from "node:test";
import { findPlaces } from "../src/engine/place.ts";
import { answers, fold, headOf, wordsOf } from "../src/engine/words.ts";
import type { Town } from "./encode.ts";
import { world } from "./world.ts";

const town = (name: string, region: string, size: number, country = "US"): Town =>
  ({ name, region, country, size, point: [39.7392, -104.9903] });
const towns = [
  town("Denver", "CO", 20), town("Denver", "NC", 12), town("Denver City", "TX", 13), town("Denver", "IN", 10),
  town("New York", "NY", 24), town("St. Louis", "MO", 19), town("Saint Louis Park", "MN", 16),
  town("Cañon City", "CO", 15), town("Ai", "OH", 5), town("Paris", "TX", 15), town("Paris", "", 22, "FR"),
  town("80202", "CO", 0), town("80203", "CO", 0), town("99503", "AK", 0), town("K1A 0B1", "ON", 0, "CA"),
  town("Kansas City", "MO", 20), town("Kansas City", "KS", 18), town("=Kansas", "KS", 1), town("=Arkansas", "AR", 1),
  town("=Colorado", "CO", 1), town("=North Carolina", "NC", 1), town("=Connecticut", "CT", 1),
];
const { atlas, loads } = world(1, 1, towns);
const labels = async (typed: string) => (await findPlaces(atlas, typed)).map(({ label }) => label);

test("a place is found as people type it", async () => {
  const cases: Record<string, string[]> = {
    "80202": ["80202, CO"],
    " 80202-1234 ": ["80202, CO"],
    "8020": ["80202, CO", "80203, CO"],
    "ZIP 80202": ["80202, CO"],
    "zip code: 80202-1234": ["80202, CO"],
    "código postal K1A 0B1": ["K1A 0B1, ON"],
    "1 Oak St Thornton 80203": ["80203, CO"],
    "zip 1": [],
    "80": [],
    "denver": ["Denver, CO", "Denver, NC", "Denver, IN", "Denver City, TX"],
    "Denver, CO": ["Denver, CO"],
    "denver nc": ["Denver, NC"],
    "denver, n": ["Denver, NC"],
    "Denver, Colorado": ["Denver, CO"],
    "denver colorado 80202": ["Denver, CO"],
    "Denver, north carolina": ["Denver, NC"],
    "denver colo": ["Denver, CO"],
    "Kansas City Kansas": ["Kansas City, KS"],
    "Denver, Connecticut": ["Denver, CO", "Denver, NC", "Denver, IN"], // which of them is asked
    "Denver, Ontario": ["Denver, CO", "Denver, NC", "Denver, IN"],
    "Colorado": [],
    "=Colorado": [],
    "Denver, CO 80202": ["Denver, CO"],
    "new york": ["New York, NY"],
    "New York, NY": ["New York, NY"],
    "newyork": ["New York, NY"],
    "ST LOUIS": ["St. Louis, MO"],
    "st.louis": ["St. Louis, MO"],
    "canon city": ["Cañon City, CO"],
    "ai": ["Ai, OH"],
    "paris": ["Paris, FR", "Paris, TX"],
    "k1a0b1": ["K1A 0B1, ON"],
    "k1a 0": ["K1A 0B1, ON"],
    "nowhere": [],
    "": [],
    "?!": [],
  };
  for (const [typed, found] of Object.entries(cases)) assert.deepEqual(await labels(typed), found, typed);
});

test("a place knows where it is and what serves it", async () => {
  const [denver] = await findPlaces(atlas, "denver co");
  assert.ok(Math.abs(denver!.point[0] - 39.7392) < 1e-4 && Math.abs(denver!.point[1] + 104.9903) < 2e-4, String(denver!.point));
  assert.deepEqual(denver!.keys, ["", "us", "co", "co/denver"]);
  const [postal] = await findPlaces(atlas, "80202");
  assert.deepEqual(postal!.keys, ["", "us", "co"]);
  const [paris] = await findPlaces(atlas, "paris");
  assert.deepEqual(paris!.keys, ["", "fr", "/paris"]);
});

test("a second look loads nothing", async () => {
  const before = loads.length;
  await labels("denver");
  assert.equal(loads.length, before);
});

test("without places nothing is found", async () => {
  assert.deepEqual(await findPlaces(world(1, 1).atlas, "denver"), []);
});

test("words are folded", () => {
  assert.deepEqual(wordsOf("Peña's House—No. 7, ΟΔΟΣ"), ["penas", "house", "no", "7", "οδοσ"]);
  assert.equal(fold("ﬁne Åse İzmir O’Neil Straße"), "fine ase izmir oneil straße");
  assert.equal(headOf("日本語だ"), "日本語");
  assert.equal(headOf("𝒶𝒷𝒸𝒹"), "𝒶𝒷𝒸");
  assert.equal(headOf("a"), "a");
});

test("a word that was typed begins a word; a short one is one", () => {
  assert.ok(answers("recovery", "rec") && answers("of", "of"));
  assert.ok(!answers("recovery", "re") && !answers("oak", "oaks"));
  assert.ok(!answers("𝒶𝒷𝒸", "𝒶𝒷"));
});
