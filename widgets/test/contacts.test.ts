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
    ["(555) 010-0199 #12", "5550100199"],
    ["303-555-0100, extensión 5", "3035550100"],
    ["988 press 1", "988"],
    ["988 Lifeline", "988"],
    ["9-1-1", "911"],
    ["text HOME to 741741", "741741"],
    ["741-741", "741741"],
    ["555-0100", "5550100"],
    ["1 303 555 0100", "13035550100"],
    ["8 (495) 555-01-43", "84955550143"],
    ["06 12 34 56 78", "0612345678"],
    ["0212 555 0143", "02125550143"],
    ["+(52) 55 1234 5678", "+525512345678"],
    ["139 1234 5678", "13912345678"],
    ["011 44 20 7946 0000", "011442079460000"],
  ];
  for (const [typed, number] of cases) assert.equal(dialable(typed), number, typed);
});

test("where not all digits are plainly one number, no number is made", () => {
  for (const typed of [
    "call 24/7 at 303-555-0100", "24/7", "24/7 303-555-0100", "24 7 303 555 0100", "303-555-0100 (24/7)",
    "*67 303 555 0100", "*673035550100", "#31#303 555 0100", "* 988", "apt #5 303-555-0100",
    "303 555 0100 / 303 555 0101", "303-555-0100 or 303-555-0101", "303-555-0100 - 303-555-0101", "303-555-0100-0101",
    "303-555-0100/0101", "988 or 911", "988 911", "988 741741", "988/911", "988 303-555-0100",
    "303-555-0100 9-5", "+1 303-555-0100 9-5", "303-555-0100 24 hours", "303-555-0100 after 6", "evenings 18.30", "18-22", "9 to 5 303-555-0100",
    "apt 5 303-555-0100", "B2 303-555-0100", "x5 303-555-0100", "303-555-0100 x5 or x6", "303-555-0100 ٥٥", "303-555-0100 ५५", "۲۴/۷ ۳۰۳ ۵۵۵ ۰۱۰۰",
    "1-800-FLOWERS", "1-800-55-HELP", "1 800 FLOWERS", "1 800 273 TALK", "(800) FLOWERS", "FLOWERS-1800", "1800flowers",
    "+1", "+988", "1+303-555-0100", "12", "1234567890123456", "ask Sam", "javascript:alert(1)", "",
  ]) assert.equal(dialable(typed), "", typed);
});

test("files and codes have no number where a link has none", () => {
  const ana = person({ name: "Ana", phone: "call 24/7 at 303-555-0100" });
  assert.equal(vcard(ana), "");
  assert.equal(mecard(ana), "");
});

test("a contact for a phone has a first name and a number, and nothing else", () => {
  const ana = { name: "Ana, M;\\", phone: "(303) 555-0100", note: "secret", professional: true, crisis: true, need: true };
  assert.equal(vcard(ana),
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:;Ana\\, M\\;\\\\;;;\r\nFN:Ana\\, M\\;\\\\\r\nTEL:3035550100\r\nEND:VCARD\r\n");
  assert.equal(vcard({ ...ana, phone: "ask Sam" }), "");
  assert.equal(mecard(ana), "MECARD:N:Ana M;TEL:3035550100;;");
  assert.equal(mecard({ ...ana, phone: "ask Sam" }), "");
});

test("a name has as many letters in a code as fit, each of them whole", () => {
  const phone = "+123 456 789 012 345"; // as long as they get: 74 bytes are left
  const cases: [name: string, inCode: string][] = [
    ["x".repeat(30), "x".repeat(30)],
    ["م".repeat(30), "م".repeat(30)],
    ["李".repeat(30), "李".repeat(24)],
    ["한글".repeat(15), "한글".repeat(12)],
    ["नि".repeat(15), "नि".repeat(12)],
    ["👩‍👧".repeat(6), "👩‍👧".repeat(6)],
    ["한".repeat(20) + " 👩🏽‍👧", "한".repeat(20)],
    [`한${"\u0301".repeat(10)}`.repeat(4).slice(0, 33), `한${"\u0301".repeat(10)}`.repeat(3)],
    [`${"한".repeat(23)}a\u0301b`, `${"한".repeat(23)}a\u0301b`],
    [`${"한".repeat(23)}aa\u0301\u0301b`, `${"한".repeat(23)}a`],
    ["\u0301".repeat(50), ""],
  ];
  for (const [name, inCode] of cases) {
    const text = mecard({ ...person(null), name, phone });
    assert.equal(text, `MECARD:N:${inCode};TEL:+123456789012345;;`, name);
    assert.ok(qrCode(text), name);
  }
});

test("whatever storage holds becomes a person of short lines, or nobody", () => {
  assert.deepEqual(person({ name: " Ana\r\nEND:VCARD ", phone: 5, note: "x".repeat(500), crisis: "yes", need: true, last: "Doe" }),
    { name: "Ana END:VCARD", phone: "", note: "x".repeat(120), professional: false, crisis: false, need: true });
  for (const odd of [null, 7, "Ana", [], { name: {} }]) assert.equal(person(odd).name, "", String(odd));
});
