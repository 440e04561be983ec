// Files that are cut, flipped, exchanged, missing or nonsense: each costs its own
// programs, is counted, and never an exception.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { openAtlas, read } from "../src/engine/atlas.ts";
import { decodeDirectory, isDirectory, isOpen } from "../src/engine/directory.ts";
import { find, type Answer, type Query } from "../src/engine/find.ts";
import { inflate } from "../src/engine/inflate.ts";
import { findPlaces } from "../src/engine/place.ts";
import { nameOf } from "../src/engine/hash.ts";
import type { Encoded, Town } from "./encode.ts";
import { random } from "./listing.ts";
import { anything, denver, open, terms, week, world } from "./world.ts";

const never = new AbortController().signal;
const towns: Town[] = [
  { name: "Denver", region: "CO", country: "US", size: 20, point: [39.74, -104.99] },
  { name: "80202", region: "CO", country: "US", size: 0, point: [39.75, -105] },
];
const everything: Query = { ...anything, count: 500 };

/** Every program that an answer tells of, with all that it says. */
function told({ fits, askFirst, wide }: Answer): Map<string, string> {
  return new Map([...fits, ...askFirst, ...wide].map(({ program }) => [program.id, JSON.stringify(program)]));
}

/** A file flips, ends early, is another's, or is no file at all. */
function damage(files: Encoded["files"], name: string, seed: number): Uint8Array<ArrayBuffer> {
  const next = random(seed);
  const file = files.get(name)!;
  const at = Math.floor(next() * file.length);
  const names = [...files.keys()].filter((other) => other !== name);
  return [
    () => file.slice(0, at),
    () => file.map((byte, i) => (i === at ? byte ^ (1 << Math.floor(next() * 8)) : byte)),
    () => files.get(names[Math.floor(next() * names.length)]!)!,
    () => new Uint8Array(Buffer.from("<!doctype html><title>404</title>")),
    () => new Uint8Array(),
    () => new Uint8Array([...file, 0]),
  ][Math.floor(next() * 6)]!();
}

test("damaged files cost their own programs, and are asked for again", async () => {
  const { files, names } = world(1, 50, towns);
  for (let seed = 1; seed <= 60; seed++) {
    const next = random(seed);
    const damaged = new Map(files);
    const share = [0.02, 0.2, 1][seed % 3]!;
    for (const name of files.keys()) if (next() < share) damaged.set(name, damage(files, name, Math.floor(next() * 2 ** 31)));
    const query = { ...everything, text: seed % 5 === 0 ? "oak" : "", must: seed % 2 ? [[1]] : [] };
    const whole = await find(open({ names, files }).atlas, query, week, () => {}, never);
    const bad = open({ names, files: damaged });
    let last: Answer | undefined;
    const got = await find(bad.atlas, query, week, (answer) => (last = answer), never);
    assert.equal(last, got);
    const right = told(whole);
    const shown = told({ ...got, askFirst: [], wide: [] });
    for (const [id, program] of shown) assert.equal(right.get(id), program, `${id}, ${seed}`);
    const used = bad.loads.filter((name) => files.get(name) !== damaged.get(name));
    assert.equal(got.lost > 0, used.length > 0, `${seed}: ${got.lost} lost, ${used.length} damaged`);
    if (share === 1) assert.equal(shown.size, 0);
    files.forEach((file, name) => damaged.set(name, file)); // the host is well again
    const again = await find(bad.atlas, query, week, () => {}, never);
    assert.deepEqual([told(again), again.lost], [right, 0]);
  }
});

test("a file that rejects, throws, or never was is a lost file", async () => {
  const { names } = world(2, 30);
  for (const load of [async () => Promise.reject(new Error("offline")), () => { throw new Error("no"); }, async () => undefined as never]) {
    const answer = await find(openAtlas(names, terms, load), everything, week, () => {}, never);
    assert.deepEqual([answer.fits, answer.wide, answer.lost, answer.done], [[], [], 2, true]);
    await assert.rejects(findPlaces(openAtlas({ ...names, places: names.near }, terms, load), "80202"));
  }
});

test("files of another version are refused", async () => {
  const { files, names } = world(4, 20);
  const plain = inflateRawSync(files.get(names.near)!);
  for (const version of [1, 2, 3]) {
    plain[1] = version;
    const body = new Uint8Array(deflateRawSync(plain));
    const near = nameOf(body);
    const { atlas } = open({ names: { ...names, near }, files: new Map(files).set(near, body) });
    const { fits, lost } = await find(atlas, everything, week, () => {}, never);
    assert.deepEqual([fits.length > 0, lost], version === 2 ? [true, 0] : [false, 1], String(version));
  }
});

/** Files whose names are right and whose content is not, as somebody hostile would make them. */
function forge(encoded: Encoded, seed: number): Encoded {
  const next = random(seed);
  const renamed = new Map<string, string>();
  const files: Encoded["files"] = new Map();
  // Files that name others come after them.
  for (const [name, file] of encoded.files) {
    let hex = inflateRawSync(file).toString("hex");
    for (const [from, to] of renamed) hex = hex.replaceAll(from, to);
    const plain = Buffer.from(hex, "hex");
    if (next() < 0.3) {
      for (let n = 1 + Math.floor(next() * 3); n > 0; n--) {
        plain[2 + Math.floor(next() * (plain.length - 2))] = [0, 1, 127, 128, 255, Math.floor(next() * 256)][Math.floor(next() * 6)]!;
      }
    }
    const cut = next() < 0.05 ? plain.subarray(0, Math.floor(next() * plain.length)) : plain;
    const body = new Uint8Array(deflateRawSync(cut));
    renamed.set(name, nameOf(body));
    files.set(nameOf(body), body);
  }
  const of = (name: string) => renamed.get(name) ?? "";
  const { near, wide, words, places } = encoded.names;
  return { files, names: { near: of(near), wide: of(wide), words: of(words), places: of(places) } };
}

test("nonsense with the right name neither throws nor hangs", async () => {
  const plain = world(3, 40, towns);
  let lost = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const { atlas } = open(forge(plain, seed));
    for (const text of ["", "oak hope"]) {
      const when = seed % 3 ? null : { now: new Date() };
      const answer = await find(atlas, { ...everything, text, nice: [2], age: 20, when, place: seed % 2 ? denver : null }, week, () => {}, never);
      assert.ok(answer.done);
      lost += Number(answer.lost > 0);
    }
    await findPlaces(atlas, "denver").catch((error: Error) => assert.match(error.message, /atlas|^$/));
  }
  assert.ok(lost > 50, String(lost));
});

test("a small file that unfolds into a huge one is refused", async () => {
  const packed = (size: number) => new Uint8Array(deflateRawSync(Buffer.alloc(size)));
  assert.equal((await inflate(packed(4 << 20))).length, 4 << 20);
  await assert.rejects(inflate(packed((4 << 20) + 1)));
  await assert.rejects(inflate(packed(400 << 20)));
});

test("a directory that lists itself comes to an end", async () => {
  const { atlas, names } = world(4, 20);
  const directory = (await read(atlas, "D", names.near, decodeDirectory))!;
  const entry = { ...directory.entries[0]!, rows: 1, flags: isDirectory + isOpen, name: "loop" };
  atlas.files.set("Dloop", { ...directory, entries: [entry, ...directory.entries] });
  const all = await find(atlas, everything, week, () => {}, never);
  const looped = await find({ ...atlas, names: { ...names, near: "loop" } }, everything, week, () => {}, never);
  assert.deepEqual({ ...looped, counts: looped.counts() }, { ...all, counts: all.counts() });
});

test("a directory may stand for another", async () => {
  const plain = world(4, 200);
  // Every directory is made to stand for every other in turn.
  const directories = [...plain.files].filter(([, file]) => inflateRawSync(file)[0] === 68).map(([name]) => name);
  assert.ok(directories.length > 4);
  for (const name of directories) {
    const { atlas } = open({ files: plain.files, names: { ...plain.names, near: name, wide: name } });
    assert.ok((await find(atlas, everything, week, () => {}, never)).done);
  }
});

test("a browser that cannot inflate is told so at once", () => {
  const stream = globalThis.DecompressionStream;
  const { names, atlas } = world(5, 1);
  try {
    Reflect.deleteProperty(globalThis, "DecompressionStream");
    assert.throws(() => openAtlas(names, terms, atlas.load));
  } finally {
    globalThis.DecompressionStream = stream;
  }
});
