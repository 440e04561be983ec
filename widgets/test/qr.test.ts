import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import read from "jsqr";
import { qrCode } from "../src/contacts/qr.ts";

/** What a camera would see: dots of 4 × 4 pixels and a quiet zone of 4 modules. */
function decode(rows: string[]) {
  const dot = 4;
  const size = (rows.length + 8) * dot;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const dark = rows[(y / dot | 0) - 4]?.[(x / dot | 0) - 4] === "1";
      if (dark) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  }
  return read(pixels, size, size, { inversionAttempts: "dontInvert" });
}

/** Numbers that look random, the same in every run. */
let seed = 1;
const random = (below: number) => (seed = seed * 48271 % 2147483647) % below;

const letters = [..."abcXYZ 0189;,\\:\r\n+-()", ..."áñüß", ..."محمد", ..."李雷", ..."नमस्ते", "🌵", "👩‍👧"];
const most = 106;

function text(bytes: number): string {
  let made = "";
  for (;;) {
    const more = made + letters[random(letters.length)];
    if (Buffer.byteLength(more) > bytes) return made + "x".repeat(bytes - Buffer.byteLength(made));
    made = more;
  }
}

test("every length up to the largest decodes to what was written, in every version", () => {
  const versions = new Set<number>();
  for (let bytes = 1; bytes <= most; bytes++) {
    const wanted = text(bytes);
    const code = decode(qrCode(wanted)!);
    assert.ok(code, `${bytes} bytes: not readable`);
    assert.equal(Buffer.from(code.binaryData).toString(), wanted);
    versions.add(code.version);
  }
  assert.deepEqual([...versions], [1, 2, 3, 4, 5]);
});

test("a version holds as many bytes as the standard says", () => {
  const capacity = [17, 32, 53, 78, most]; // ISO/IEC 18004, table 7
  capacity.forEach((bytes, i) => {
    assert.equal(qrCode("x".repeat(bytes))!.length, 21 + 4 * i, `${bytes} bytes`);
    const next = qrCode("x".repeat(bytes + 1));
    assert.equal(next?.length, i + 1 < capacity.length ? 25 + 4 * i : undefined, `${bytes + 1} bytes`);
  });
});

test("a code of which much is wrong decodes", () => {
  for (const [bytes, wrong] of [[17, 3], [32, 4], [53, 5], [78, 6], [most, 7]] as const) {
    const wanted = text(bytes);
    const rows = qrCode(wanted)!;
    const stained = rows.map((row, y) => // the last two columns, from below: four rows of both are a codeword
      rows.length - y > 4 * wrong ? row : row.slice(0, -2) + row.slice(-2).replace(/./g, (shade) => shade === "1" ? "0" : "1"));
    assert.equal(Buffer.from(decode(stained)?.binaryData ?? "").toString(), wanted, `${wrong} codewords of ${bytes} bytes`);
  }
});

test("codes are, module for module, those of another encoder", () => {
  // The npm package qrcode 1.5, which chooses the same masks for these.
  const others = { 10: "d960fbee02aba912", 25: "2ec7cb41729d2147", 45: "2b1d52351cd61a21", 70: "8854a4e31fb63637", 90: "9bc6df4151299f33" };
  for (const [bytes, digest] of Object.entries(others)) {
    const rows = qrCode("abcdefghij".repeat(9).slice(0, Number(bytes)))!;
    assert.equal(createHash("sha256").update(rows.join("\n")).digest("hex").slice(0, 16), digest, `${bytes} bytes`);
  }
});

test("masks differ, and none leaves a code of one shade", () => {
  for (const wanted of ["\0".repeat(100), "\xff".repeat(50), "U".repeat(100)]) {
    const rows = qrCode(wanted)!;
    const dark = rows.join("").replaceAll("0", "").length / rows.length ** 2;
    assert.ok(dark > 0.4 && dark < 0.6, `${dark} of it is dark`);
    assert.equal(decode(rows)?.binaryData.length, Buffer.byteLength(wanted));
  }
});
