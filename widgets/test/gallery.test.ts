// Snippets with chosen options against those that the generator writes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withOptions, type Option } from "../src/gallery/snippet.ts";

interface Shared {
  Options: Option[];
  Plain: string;
  Script: string;
  PlainFrame: string;
  Frame: string;
  PlainShortcode: string;
  Shortcode: string;
}

const shared = JSON.parse(readFileSync("../generator/internal/plan/testdata/snippets.json", "utf8")) as Shared[];

test("options are written as the generator writes them", () => {
  assert.ok(shared.length > 10);
  for (const { Options, Plain, Script, PlainFrame, Frame, PlainShortcode, Shortcode } of shared) {
    assert.equal(withOptions(Plain, Options), Script);
    assert.equal(withOptions(PlainFrame, Options), Frame);
    assert.equal(withOptions(PlainShortcode, Options), Shortcode);
  }
});

test("options take the place of those before, and none leaves none", () => {
  for (const { Options, Plain, Script, PlainFrame, Frame, PlainShortcode, Shortcode } of shared) {
    assert.equal(withOptions(Script, Options), Script);
    assert.equal(withOptions(Frame, Options), Frame);
    assert.equal(withOptions(Shortcode, []), PlainShortcode);
    assert.equal(withOptions(Script, []), Plain);
    assert.equal(withOptions(Frame, []), PlainFrame);
  }
});

test("a frame's language is in its address", () => {
  const [{ PlainFrame }] = shared as [Shared];
  assert.equal(withOptions(PlainFrame, [{ name: "language", value: "es", flag: false }]), PlainFrame);
});
