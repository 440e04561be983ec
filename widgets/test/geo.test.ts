import assert from "node:assert/strict";
import { test } from "node:test";
import { cellOf, middleOf, milesBetween, milesToBox, pointAt, type Box } from "../src/engine/geo.ts";
import { crcOf, nameOf } from "../src/engine/hash.ts";
import type { Point } from "../src/engine/place.ts";
import { mortonOf } from "./encode.ts";
import { random } from "./listing.ts";

test("distances between places that are known", () => {
  const denver: Point = [39.7392, -104.9903];
  assert.ok(Math.abs(milesBetween(denver, [40.7128, -74.006]) - 1628) < 5);
  assert.equal(milesBetween(denver, denver), 0);
  assert.ok(Math.abs(milesBetween([0, 179.9], [0, -179.9]) - 13.82) < 0.01);
  assert.ok(Math.abs(milesBetween([90, 0], [-90, 77]) - Math.PI * 3958.7613) < 1e-6);
});

test("codes and cells", () => {
  const next = random(1);
  for (let i = 0; i < 500; i++) {
    const point: Point = [next() * 180 - 90, next() * 360 - 180];
    const [latitude, longitude] = middleOf(mortonOf(point));
    assert.ok(Math.abs(latitude - point[0]) <= 90 / 2 ** 24 + 1e-12 && Math.abs(longitude - point[1]) <= 180 / 2 ** 24 + 1e-12);
  }
  assert.deepEqual(cellOf(2 ** 48 - 1), [2 ** 24 - 1, 2 ** 24 - 1]);
  assert.deepEqual(cellOf(2), [1, 0]);
  assert.deepEqual(pointAt(0, 0), [-90, -180]);
});

test("no point of a box is nearer than the box, and one is as near", () => {
  const next = random(2);
  for (let i = 0; i < 2000; i++) {
    const low: Point = [next() * 180 - 90, next() * 360 - 180];
    const size = [0.01, 1, 60][i % 3]!;
    const box: Box = [low, [Math.min(90, low[0] + next() * size), Math.min(180, low[1] + next() * size)]];
    const from: Point = i % 50 === 0 ? [90, 0] : [next() * 180 - 90, next() * 360 - 180];
    const bound = milesToBox(from, box);
    let least = Infinity;
    for (let a = 0; a <= 16; a++) {
      for (let b = 0; b <= 16; b++) {
        const point = [0, 1].map((k) => low[k]! + ((box[1][k]! - low[k]!) * [a, b][k]!) / 16) as Point;
        least = Math.min(least, milesBetween(from, point));
      }
    }
    assert.ok(bound <= least + 1e-9, `${from}, ${box}: ${bound}, ${least}`);
    assert.ok(least - bound < size * 5 + 1e-6, `${from}, ${box}: ${bound}, ${least}`);
  }
});

test("checksums of the standards' own example", () => {
  const digits = new Uint8Array(Buffer.from("123456789"));
  assert.equal(nameOf(digits), "cbf43926e3069283");
  assert.equal(crcOf("123456789"), 0xcbf43926);
  assert.equal(nameOf(new Uint8Array()), "0000000000000000");
});
