// Scores the support-gap checklist. There is no total: each domain speaks for
// itself, and only its band is ever shown.

import type { Band, Checklist, Domain, Item, Source } from "./hub.ts";

/** What a visitor answered; whatever is absent was not answered. */
export interface Answers {
  statements: Record<string, string>; // "<domain>.<index>" → answer id
  want: Record<string, boolean>; // domain → more would help
  sources: Record<string, string[]>; // domain → source ids
  items: Record<string, boolean>; // item → yes or no; absent when skipped
  names: Record<string, string>; // source → a first name or initials
}

export function noAnswers(): Answers {
  return { statements: {}, want: {}, sources: {}, items: {}, names: {} };
}

export interface DomainResult {
  domain: Domain;
  availability: number | null; // 0 to 1; null when skipped
  band: Band | null;
  gap: number; // 0 to 1
  sources: Source[]; // that were named
  thread: Source | null; // the single source on which it hangs
}

export interface ChecklistResult {
  answered: boolean; // anything at all
  domains: DomainResult[];
  strong: DomainResult[];
  giving: Item[];
  steps: DomainResult[]; // largest gap first, at most checklist.steps
  safety: (Domain | Item)[]; // come first, whatever else ranks
  formality: "formal" | "informal" | null; // when all sources are of one sort
}

/** Below this, support in a crisis is less than "some". */
const someSupport = 0.5;

export function score(checklist: Checklist, answers: Answers): ChecklistResult {
  const domains = checklist.domains.map((domain) => scoreDomain(checklist, domain, answers));
  const known = domains.filter((d) => d.availability !== null);
  const said = checklist.items.filter((item) => answers.items[item.id] === true);
  const thin = known.filter((d) => d.domain.safety && (d.availability ?? 1) < someSupport);
  return {
    answered: known.length > 0 || Object.keys(answers.items).length > 0,
    domains,
    strong: known.filter((d) => d.band === checklist.bands[0]),
    giving: said.filter((item) => item.kind === "giving"),
    steps: nextSteps(domains.filter((d) => !thin.includes(d)), checklist.steps),
    safety: [...thin.map((d) => d.domain), ...said.filter((item) => item.kind === "strain")],
    formality: formality(checklist, answers),
  };
}

function scoreDomain(checklist: Checklist, domain: Domain, answers: Answers): DomainResult {
  const a = availability(checklist, domain, answers);
  if (a === null) return { domain, availability: null, band: null, gap: 0, sources: [], thread: null };
  const wanted = answers.want[domain.id];
  const want = wanted === undefined ? 0.5 : wanted ? 1 : 0;
  const sources = named(checklist, answers.sources[domain.id]);
  return {
    domain,
    availability: a,
    band: checklist.bands.find((band) => a >= band.from) ?? null,
    gap: want * (1 - a),
    sources,
    thread: a >= someSupport && sources.length === 1 ? (sources[0] ?? null) : null,
  };
}

/** The mean over answered statements; null when all were skipped. */
function availability(checklist: Checklist, domain: Domain, answers: Answers): number | null {
  const values: number[] = [];
  domain.statements.forEach((_, i) => {
    const id = answers.statements[`${domain.id}.${i}`];
    const answer = checklist.answers.find((a) => a.id === id);
    if (answer && !answer.skip) values.push(answer.value);
  });
  return values.length > 0 ? values.reduce((sum, v) => sum + v, 0) / values.length : null;
}

/** Largest gap first; equal gaps keep the checklist's order. */
function nextSteps(domains: DomainResult[], most: number): DomainResult[] {
  return domains.filter((d) => d.gap > 0).sort((x, y) => y.gap - x.gap).slice(0, most);
}

function named(checklist: Checklist, ids: string[] = []): Source[] {
  return checklist.sources.filter((source) => ids.includes(source.id));
}

function formality(checklist: Checklist, answers: Answers): ChecklistResult["formality"] {
  const all = Object.values(answers.sources).flatMap((ids) => named(checklist, ids));
  if (all.length === 0) return null;
  if (all.every((source) => source.formal)) return "formal";
  return all.some((source) => source.formal) ? null : "informal";
}

/** How much support is missing, and what would help: what suggestions take. */
export interface Gap {
  id: string; // of a domain, or of a strain item
  label?: string; // of a domain
  weight: number; // 0 to 1
  programs: number[]; // TermIDs
}

/** The gaps of a result that have weight. Strain counts as a full gap. */
export function gaps(result: ChecklistResult): Gap[] {
  const strain = result.safety.filter((lead) => "kind" in lead);
  return [
    ...result.domains.map((d) => ({ id: d.domain.id, label: d.domain.label, weight: d.gap, programs: d.domain.programs })),
    ...strain.map((item) => ({ id: item.id, weight: 1, programs: item.programs })),
  ].filter((gap) => gap.weight > 0);
}
