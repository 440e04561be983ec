import assert from "node:assert/strict";
import { test } from "node:test";
import { person } from "../src/contacts/people.ts";
import { dialable } from "../src/contacts/phone.ts";
import { qrCode } from "../src/contacts/qr.ts";
import { mecard, vcard } from "../src/contacts/vcard.ts";

test("of what people type, the number that a phone dials", () => {
  const cases: [typed: string, number: string][] = [
    ["988", "988"],
    ["303-555-0100", "3035550100"],
    ["(303) 555.0100", "3035550100"],
    ["+1 (303) 555–0100", "+13035550100"],
    ["+44 (0)20 7946 0000", "+442079460000"],
    ["\u202a+1 303 555 0100\u202c", "+13035550100"],
    ["٣٠٣ ٥٥٥ ٠١٠٠", "3035550100"],
    ["۰۲۱ ۸۸۸", "021888"],
    ["303-555-0100 ext. 5", "3035550100"],
    ["303-555-0100x5", "3035550100"],
    ["home 303-555-0100 (evenings)", "3035550100"],
    ["1-800-FLOWERS", ""],
    ["1-800-55-HELP", ""],
    ["303 555 0100 / 303 555 0101", ""],
    ["ask Sam", ""],
    ["12", ""],
    ["javascript:alert(1)", ""],
    ["", ""],
  ];
  for (const [typed, number] of cases) assert.equal(dialable(typed), number, typed);
});

test("a contact for a phone has a first name and a number, and nothing else", () => {
  const ana = { name: "Ana, M;\\", phone: "(303) 555-0100", note: "secret", professional: true, crisis: true, need: true };
  assert.equal(vcard(ana),
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;Ana\\, M\\;\\\\;;;\r\nFN:Ana\\, M\\;\\\\\r\nTEL:3035550100\r\nEND:VCARD\r\n");
  assert.equal(vcard({ ...ana, phone: "ask Sam" }), "");
  assert.equal(mecard(ana), "MECARD:N:Ana M;TEL:3035550100;;");
  assert.equal(mecard({ ...ana, phone: "ask Sam" }), "");
});

test("the longest name fits into a code, of letters of three bytes one of 24", () => {
  for (const name of ["x".repeat(99), "م".repeat(99), "नमस्ते".repeat(4), "🌵".repeat(18)]) {
    const longest = person({ name, phone: "+123 456 789 012 345" });
    assert.ok(qrCode(mecard(longest)), name);
  }
});

test("whatever storage holds becomes a person of short lines, or nobody", () => {
  assert.deepEqual(person({ name: " Ana\r\nEND:VCARD ", phone: 5, note: "x".repeat(500), crisis: "yes", need: true, last: "Doe" }),
    { name: "Ana END:VCARD", phone: "", note: "x".repeat(120), professional: false, crisis: false, need: true });
  for (const odd of [null, 7, "Ana", [], { name: {} }]) assert.equal(person(odd).name, "", String(odd));
});
