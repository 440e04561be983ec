import assert from "node:assert/strict";
import { test } from "node:test";
import { find, survey, type Query } from "../src/engine/find.ts";
import { findRelaxed } from "../src/engine/relax.ts";
import { encode, isNear } from "./encode.ts";
import { listings, type Listing } from "./listing.ts";
import { scan } from "./scan.ts";
import { anything, check, denver, open, terms, week, world } from "./world.ts";

const never = new AbortController().signal;
const mine: Query = { ...anything, organization: "Acme", count: 100 };
const isMine = ({ organization }: Listing) => organization === "Acme";

test("an organization's programs are found, however its name is written, and no others", async () => {
  const { atlas, listings } = world(31, 300);
  for (const organization of ["Acme", "acme", " ÁCMÉ! "]) {
    const query = { ...mine, organization };
    check(listings, query, await find(atlas, query, week, () => {}, never), organization);
  }
  for (const organization of ["Acm", "Acme Acme", "Acme Two", "Nobody"]) {
    const { fits, askFirst, wide } = await find(atlas, { ...mine, organization }, week, () => {}, never);
    assert.deepEqual([fits, askFirst, wide], [[], [], []], organization);
  }
});

test("two names whose words hash to the same 16 bits are told apart", async () => {
  const [first, other] = ["recovery center stone", "stone recovery center"]; // found by trying
  const all = listings(32, 120, terms).map((listing, i) => ({ ...listing, organization: i % 2 ? first! : other! }));
  const { atlas } = open(encode(all));
  for (const organization of [first!, other!]) {
    const query = { ...mine, organization };
    check(all, query, await find(atlas, query, week, () => {}, never), organization);
  }
});

test("one without an organization is nobody's, also where it has that name", async () => {
  const all = listings(33, 80, terms).map((listing, i) => ({ ...listing, name: "Acme", organization: i % 3 ? "" : "Acme" }));
  const { atlas } = open(encode(all));
  const { fits } = await find(atlas, mine, week, () => {}, never);
  assert.ok(fits.length > 5);
  check(all, mine, { ...await find(atlas, mine, week, () => {}, never) }, "Acme");
});

test("without a place all of an organization are found, whomever they serve and however many others there are", async () => {
  const { atlas, listings } = world(34, 1500);
  const { fits, wide } = await survey(atlas, { ...mine, place: null, count: 900 }, week, never);
  const ids = (found: typeof fits) => found.map(({ row }) => row.program!.id).sort();
  const expected = (near: boolean) => listings.filter((l) => l.isOpen && isMine(l) && isNear(l) === near).map(({ id }) => id).sort();
  assert.deepEqual(ids(fits), expected(true));
  assert.deepEqual(ids(wide), expected(false));
  assert.ok(listings.some((l) => l.isOpen && isMine(l) && l.serves.length > 1), "none serves several places");
});

test("neither what a page has fixed nor what a visitor asks for is given up", async () => {
  const { atlas } = world(35, 300);
  for (let term = 0; term < terms; term++) {
    const musts = [term, (term + 1) % terms];
    const query = { ...mine, radius: 1, fixed: [[musts[0]!]], must: [[musts[1]!]] };
    const { fits, askFirst, wide, relaxed } = await findRelaxed(atlas, query, week, () => {}, never);
    const all = [...fits, ...askFirst, ...wide];
    assert.ok(all.every(({ program }) => program.organization === "Acme" && musts.every((must) => !program.lacks.includes(must))));
    assert.ok(fits.every(({ program }) => musts.every((must) => program.offers.includes(must))));
    assert.ok(fits.length > 2 || relaxed.length > 0);
  }
});

test("a search within an organization reads little of a large directory", async () => {
  const all = listings(36, 2000, terms).map((listing, i) => ({ ...listing, organization: i % 400 ? listing.organization : "Harbor House" }));
  const { atlas, loads, files } = open(encode(all));
  const query = { ...mine, organization: "harbor house" };
  const answer = await find(atlas, query, week, () => {}, never);
  check(all, query, answer, "Harbor House");
  assert.equal(answer.fits.length, scan(all, query, week).fits.length);
  assert.ok(answer.fits.length + answer.wide.length > 2);
  assert.ok(loads.length * 10 < files.size, `${loads.length} of ${files.size} files`);
  const before = loads.length;
  await find(atlas, { ...query, organization: "Nowhere Known", place: denver }, week, () => {}, never);
  assert.ok(loads.length - before < 8, "an unknown one is looked for everywhere");
});
