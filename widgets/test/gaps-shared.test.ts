// The checklist's scoring against the cases it shares with generator/internal/plan,
// and what must hold whatever somebody answers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gaps, noAnswers, score, type Answers, type ChecklistResult } from "../src/engine/gaps.ts";
import type { Checklist } from "../src/engine/hub.ts";

interface Vectors {
  checklists: Record<string, Checklist>;
  cases: { checklist: string; answers: Partial<Answers>; result: Result }[];
}

interface Result {
  answered: boolean;
  domains: Record<string, { availability: number; band: string; gap: number; thread?: string }>;
  strong: string[];
  giving: string[];
  steps: string[];
  safety: string[];
  formality: string;
  gaps: Record<string, number>;
}

// Run from the folder of package.json, wherever the compiled test lies.
const { checklists, cases } = JSON.parse(readFileSync("../generator/internal/plan/testdata/gaps.json", "utf8")) as Vectors;

/** A result as the file tells it. */
function told(result: ChecklistResult): Result {
  const ids = (leads: { id: string }[]) => leads.map(({ id }) => id);
  const domains = (found: ChecklistResult["domains"]) => ids(found.map(({ domain }) => domain));
  return {
    answered: result.answered,
    domains: Object.fromEntries(result.domains.flatMap(({ domain, availability, band, gap, thread }) =>
      availability === null ? [] : [[domain.id, { availability, band: band!.id, gap, ...(thread && { thread: thread.id }) }]])),
    strong: domains(result.strong),
    giving: ids(result.giving),
    steps: domains(result.steps),
    safety: ids(result.safety),
    formality: result.formality ?? "",
    gaps: Object.fromEntries(gaps(result).map(({ id, weight }) => [id, weight])),
  };
}

const rounded = (value: unknown) => JSON.parse(JSON.stringify(value), (_, part: unknown) =>
  typeof part === "number" ? Math.round(part * 1e9) / 1e9 : part) as unknown;

test("results agree with Go", () => {
  assert.ok(cases.length > 30);
  for (const { checklist, answers, result } of cases) {
    const got = told(score(checklists[checklist]!, { ...noAnswers(), ...answers }));
    assert.deepEqual(rounded(got), rounded(result), JSON.stringify(answers));
  }
});

/** Calls check with every statement of every case, and what can be answered to it. */
function eachStatement(check: (checklist: Checklist, answers: Answers, domain: string, key: string) => void): void {
  for (const { checklist: name, answers } of cases) {
    const checklist = checklists[name]!;
    for (const { id, statements } of checklist.domains) {
      statements.forEach((_, i) => check(checklist, { ...noAnswers(), ...answers }, id, `${id}.${i}`));
    }
  }
}

const saying = (answers: Answers, key: string, id: string): Answers => ({ ...answers, statements: { ...answers.statements, [key]: id } });

test("more support never raises a gap, nor lowers a band", () => {
  eachStatement((checklist, answers, domain, key) => {
    const rising = checklist.answers.filter(({ skip }) => !skip).sort((x, y) => x.value - y.value);
    let before = Infinity;
    let band = Infinity; // by its place in the list, the highest is 0
    for (const { id } of rising) {
      const result = score(checklist, saying(answers, key, id)).domains.find((one) => one.domain.id === domain)!;
      assert.ok(result.gap <= before, `${key}: ${id}`);
      assert.ok(checklist.bands.indexOf(result.band!) <= band, `${key}: ${id}`);
      before = result.gap;
      band = checklist.bands.indexOf(result.band!);
    }
  });
});

test("a skipped line is as one that was passed over", () => {
  eachStatement((checklist, answers, _, key) => {
    const skip = checklist.answers.find((answer) => answer.skip)?.id ?? "no such answer";
    const { [key]: _passed, ...statements } = answers.statements;
    assert.deepEqual(score(checklist, saying(answers, key, skip)), score(checklist, { ...answers, statements }));
  });
});

test("the order of answers does not matter", () => {
  const turned = <T>(record: Record<string, T>) => Object.fromEntries(Object.entries(record).reverse());
  for (const { checklist, answers } of cases) {
    const { statements, want, sources, items } = { ...noAnswers(), ...answers };
    const other = turned(Object.fromEntries(Object.entries(sources).map(([id, from]) => [id, [...from].reverse()])));
    const reversed = { statements: turned(statements), want: turned(want), sources: other, items: turned(items) };
    assert.deepEqual(score(checklists[checklist]!, { ...noAnswers(), ...reversed }),
      score(checklists[checklist]!, { ...noAnswers(), ...answers }));
  }
});

test("no domain changes another's gap", () => {
  eachStatement((checklist, answers, domain, key) => {
    const others = (answers: Answers) => score(checklist, answers).domains.filter((one) => one.domain.id !== domain);
    assert.deepEqual(others(saying(answers, key, checklist.answers[0]!.id)), others(answers));
  });
});
