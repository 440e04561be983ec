import assert from "node:assert/strict";
import { test } from "node:test";
import { shifts } from "../src/shared/shift.ts";

/** Plays "S" (Shift down), "s" (Shift up), "X" and "x" (another key), "." (a pointer), "o" (the focus moves),
 * each step milliseconds after the last, and tells whether any event was the last. */
function play(script: string, step = 50, more = {}): boolean {
  const isLast = shifts();
  const keys = { altKey: false, ctrlKey: false, metaKey: false, ...more };
  return [...script].map((sign, i) => {
    const timeStamp = 1000 + i * step;
    if (sign === "o") return isLast({ type: "focus", timeStamp });
    if (sign === ".") return isLast({ type: "pointerdown", ...keys, timeStamp });
    const type = sign === sign.toUpperCase() ? "keydown" : "keyup";
    return isLast({ type, key: sign.toUpperCase() === "S" ? "Shift" : "x", ...keys, timeStamp });
  }).some(Boolean);
}

test("Shift three times alone leaves, and nothing that people type does", () => {
  assert.ok(play("SsSsSs"));
  assert.ok(play("SSSSsSsSSs"), "keys that repeat while they are held");
  assert.ok(play("XSxsSsSsSs"), "after a word");
  assert.ok(play("XSxsSsSs"), "while another key comes up");
  for (const typed of ["SsSs", "SXxsSXxsSXxs", "SXsxSXsxSXsx", "SsSsSXxs", "SsSsXxSs", "S.sS.sS.s", "SsSs.Ss", "SsSsoSs", "SsSsSos", "SSSSSSs", "XxXxXx"]) {
    assert.ok(!play(typed), typed);
  }
  assert.ok(play("SsSsSs", 240), "within a second");
  assert.ok(!play("SsSsSs", 260), "too slow");
  for (const other of ["altKey", "ctrlKey", "metaKey"]) assert.ok(!play("SsSsSs", 50, { [other]: true }), other);
});
