import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { base } from "../src/shared/base.ts";
import {
  expire, forget, forgetAll, forgetTab, heard, isApart, isLosing, keep, keepNothing, keepOnDevice, keptUntil, onStored, recall, settle, stopKeeping, stored,
} from "../src/shared/storage.ts";
import { breakStorage, newStorages, type FakeStorage, type Fault } from "./fake-storage.ts";

const prefix = `hub:${base.pathname}:`;
const faults: Fault[] = ["full", "blocked", "unreadable", "unwritable", "deaf"];
const days = 30, day = 864e5;
const contacts = { people: ["A.", "B.", "C."], why: "when it is hard" };
let session: FakeStorage, local: FakeStorage;

beforeEach(() => {
  newStorages();
  forgetAll(); // what memory has
  ({ session, local } = newStorages());
});

const held = (storage: FakeStorage) => Object.keys(storage).map((key) => key.replace(prefix, "")).sort();

/** What a listener is told while something happens. */
function listen(act: () => void): (string | null)[] {
  const told: (string | null)[] = [];
  const stop = new AbortController();
  onStored((name) => told.push(name), stop.signal);
  act();
  stop.abort();
  return told;
}

test("what is kept stays in the tab", () => {
  keep("contacts", contacts);
  assert.deepEqual(recall("contacts"), contacts);
  assert.deepEqual([held(session), held(local)], [["contacts", "since"], []]);
  assert.equal(keptUntil(), 0);
  forget("contacts");
  assert.equal(recall("contacts"), null);
  assert.ok(!isLosing());
});

test("lists stay lists where an old library of the page gives them a toJSON", () => {
  const lists = Array.prototype as { toJSON?: () => string };
  lists.toJSON = () => "[]";
  try {
    keep("contacts", contacts);
  } finally {
    delete lists.toJSON;
  }
  assert.deepEqual(recall("contacts"), contacts);
});

test("on the device until a day that keeping more does not move, and back", () => {
  keep("contacts", contacts);
  assert.ok(keepOnDevice(days));
  const until = keptUntil();
  assert.equal(Object.keys(local).at(-1), `${prefix}until`, "other tabs hear of it before all is there");
  assert.ok(Math.abs(until - Date.now() - days * day) < 1000);
  keep("plan", "x");
  assert.equal(keptUntil(), until);
  assert.deepEqual([held(session), held(local)], [[], ["contacts", "plan", "since", "until"]]);
  assert.deepEqual(recall("contacts"), contacts);
  stopKeeping();
  assert.deepEqual([held(session), held(local)], [["contacts", "plan", "since"], []]);
  assert.deepEqual([recall("contacts"), recall("plan"), keptUntil()], [contacts, "x", 0]);
});

test("a day that is over, too far off or no day at all ends it", () => {
  for (const until of [Date.now() - 1, Date.now() + 4000 * day, NaN, Infinity, "", "{}", "soon"]) {
    keepOnDevice(days);
    keep("contacts", contacts);
    local[`${prefix}until`] = String(until);
    assert.equal(recall("contacts"), null, String(until));
    assert.deepEqual(held(local), [], String(until));
  }
});

test("what lies on the device without a day goes when a page begins", () => {
  local[`${prefix}contacts`] = `1:${JSON.stringify(contacts)}`;
  local["another script"] = "x";
  settle();
  assert.deepEqual(Object.keys(local), ["another script"]);
});

test("what is broken or of another version is dropped", () => {
  for (const text of ["", "{", "1:", "1:{", '1:{"people":', '{"people":[]}', '0:{"people":[]}', '2:{"people":[]}', "11:[]"]) {
    session[`${prefix}contacts`] = text;
    assert.equal(recall("contacts"), null, text);
    assert.deepEqual(held(session), [], text);
  }
});

test("a tab that can't store goes on, and says that it loses things", () => {
  for (const fault of faults) {
    breakStorage("sessionStorage", session, fault);
    assert.deepEqual(listen(() => {
      keep("contacts", contacts);
      keep("contacts", contacts);
    }), ["losing"], fault);
    assert.deepEqual(recall("contacts"), contacts, fault);
    assert.ok(isLosing(), fault);
    forgetAll();
    assert.deepEqual([recall("contacts"), isLosing(), stored()], [null, false, {}], fault);
    breakStorage("sessionStorage", session, "");
  }
});

test("when storage fills up, the newest is what counts", () => {
  keep("contacts", "before");
  breakStorage("sessionStorage", session, "full");
  keep("contacts", contacts);
  assert.deepEqual(recall("contacts"), contacts);
  assert.ok(!held(session).includes("contacts"));
  breakStorage("sessionStorage", session, "");
  keep("contacts", contacts);
  assert.ok(!isLosing());
});

test("a device that can't store leaves all in the tab", () => {
  for (const fault of faults) {
    keep("contacts", contacts);
    keep("plan", { calls: "any of the three" });
    breakStorage("localStorage", local, fault);
    assert.equal(keepOnDevice(days), false, fault);
    assert.deepEqual([keptUntil(), recall("contacts"), isLosing()], [0, contacts, false], fault);
    assert.deepEqual(held(session), ["contacts", "plan", "since"], fault);
    breakStorage("localStorage", local, "");
    assert.deepEqual(held(local), [], fault);
  }
});

test("forgetting all leaves nothing of ours, and all that is of others", () => {
  for (const storage of [session, local]) storage["another script"] = "x";
  keep("contacts", contacts);
  keepOnDevice(days);
  session[`${prefix}plan`] = "1:1";
  assert.deepEqual(Object.keys(stored()).sort(), ["contacts", "plan", "since", "until"]);
  assert.deepEqual(listen(forgetAll), [null]);
  assert.deepEqual(stored(), {});
  for (const storage of [session, local]) assert.deepEqual(Object.keys(storage), ["another script"]);
});

test("another tab that forgets all empties this one", () => {
  keep("contacts", contacts);
  breakStorage("sessionStorage", session, "full");
  keep("plan", contacts);
  assert.deepEqual(listen(() => {
    heard(`${prefix}gone`);
  }), [null]);
  assert.deepEqual([recall("contacts"), recall("plan"), held(session)], [null, null, []]);
  assert.deepEqual(listen(() => {
    heard(null);
    heard("another script");
  }), []);
});

test("when another tab keeps on the device, this one does so, too", () => {
  keep("contacts", "of this tab");
  keep("plan", "of this tab");
  local[`${prefix}until`] = String(Date.now() + day);
  local[`${prefix}saved`] = '1:"of the other"';
  assert.ok(listen(() => heard(`${prefix}until`)).includes("saved"));
  assert.deepEqual([recall("saved"), recall("plan"), held(session)], ["of the other", "of this tab", []]);
  local[`${prefix}contacts`] = '1:"new"';
  assert.deepEqual(listen(() => heard(`${prefix}contacts`)), ["contacts"]);
  assert.deepEqual([recall("contacts"), isApart()], ["new", false]);
});

test("what two tabs have otherwise under one name stays where it is, and neither is lost", () => {
  keep("contacts", "of this tab");
  local[`${prefix}until`] = String(Date.now() + day);
  local[`${prefix}since`] = "1";
  local[`${prefix}contacts`] = '1:"of the other"';
  heard(`${prefix}until`);
  keep("contacts", "of this tab still");
  keep("plan", "of both");
  settle(); // the next page
  assert.deepEqual([recall("contacts"), held(session), isApart()], ["of this tab still", ["contacts"], true]);
  assert.deepEqual([local[`${prefix}contacts`], local[`${prefix}plan`]], ['1:"of the other"', '1:"of both"']);
  stopKeeping();
  assert.deepEqual([recall("contacts"), recall("plan"), held(local), isApart()], ["of this tab still", "of both", [], false]);
});

test("leaving a tab spares what the device was asked to keep", () => {
  keep("contacts", contacts);
  keepOnDevice(days);
  session[`${prefix}plan`] = '1:"of this tab"';
  local[`${prefix}since`] = "1"; // a page that comes back sees that it is another
  assert.deepEqual(listen(forgetTab), [null]);
  assert.deepEqual([recall("contacts"), recall("plan")], [contacts, null]);
  assert.notEqual(local[`${prefix}since`], "1");
});

test("a day that ends while a page is open is seen when somebody comes back to it", () => {
  keep("contacts", contacts);
  keepOnDevice(days);
  assert.deepEqual(listen(expire), []);
  local[`${prefix}until`] = String(Date.now() - 1);
  assert.deepEqual(listen(expire), [null]);
  assert.deepEqual([recall("contacts"), held(local), listen(expire)], [null, [], []]);
});

// The last test: no other can keep anything after it.
test("a page that is about to end keeps nothing more", () => {
  keepNothing();
  keep("contacts", contacts);
  assert.deepEqual([recall("contacts"), stored()], [null, {}]);
});
