import assert from "node:assert/strict";
import { test } from "node:test";
import { reminder } from "../src/checklist/reminder.ts";

const now = new Date("2026-11-23T06:04:37.120Z");
const lines = (title: string, months = 3) => reminder(title, months, now, "ab12").split("\r\n");

test("an event of a whole day, with an alarm", () => {
  assert.deepEqual(lines("Look at my list again"), [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reminder//EN",
    "BEGIN:VEVENT", "UID:ab12", "DTSTAMP:20261123T060437Z", "DTSTART;VALUE=DATE:20270223",
    "SUMMARY:Look at my list again", "CLASS:PRIVATE", "TRANSP:TRANSPARENT",
    "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Look at my list again", "TRIGGER:PT10H", "END:VALARM",
    "END:VEVENT", "END:VCALENDAR", "",
  ]);
  assert.ok(lines("", 12).includes("DTSTART;VALUE=DATE:20271123"));
});

test("a month that has no such day ends before it", () => {
  const due = (months: number, day: string) => /DATE:(\d+)/.exec(reminder("", months, new Date(`${day}T12:00:00`), ""))![1];
  assert.equal(due(3, "2027-01-31"), "20270430");
  assert.equal(due(1, "2027-01-29"), "20270228");
  assert.equal(due(1, "2028-01-30"), "20280229");
  assert.equal(due(6, "2026-08-31"), "20270228");
  assert.equal(due(3, "2026-10-31"), "20270131");
});

test("what has a meaning in calendars is escaped", () => {
  assert.ok(lines(String.raw`Tea, cake; \o/`).includes(String.raw`SUMMARY:Tea\, cake\; \\o/`));
});

test("no line is longer than 75 octets, no character is cut, and unfolded it is the same", () => {
  for (const title of ["x".repeat(200), "ألقِ نظرة على قائمتي مرة أخرى بعد ثلاثة أشهر من اليوم إن شئت ذلك", "😀".repeat(60)]) {
    const folded = reminder(title, 1, now, "ab12");
    for (const line of folded.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!folded.includes("\ufffd"));
    assert.ok(folded.replaceAll("\r\n ", "").split("\r\n").includes(`SUMMARY:${title}`));
  }
});
