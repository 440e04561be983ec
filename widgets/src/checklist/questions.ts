// The form of the checklist: real radio buttons and checkboxes, and how to read
// the answers back from them.

import { noAnswers, type Answers } from "../engine/gaps.ts";
import type { Checklist, Domain, Item } from "../engine/hub.ts";
import { group, options } from "../shared/options.ts";
import type { Say } from "../shared/say.ts";

/** Letters of a first name or initials. */
export const longestName = 12;

/** The fieldsets of all questions, with the answers so far filled in. Whether more
 * would help is asked where something is missing, and who helps where somebody does. */
export function questions(checklist: Checklist, answers: Answers, say: Say): HTMLElement[] {
  const fields = checklist.domains.map((domain) => domainField(checklist, domain, answers, say));
  if (checklist.items.length > 0) {
    fields.push(group("card", say("items"), checklist.items.map((item) => itemField(item, answers, say))));
  }
  return fields;
}

function domainField(checklist: Checklist, domain: Domain, answers: Answers, say: Say): HTMLFieldSetElement {
  const statements = domain.statements.map((statement, i) => {
    const name = `${domain.id}.${i}`;
    return group("statement", statement, options("radio", name, checklist.answers, [answers.statements[name]]));
  });
  const choices = [{ id: true, label: checklist.want.yes }, { id: false, label: checklist.want.no }];
  const want = group("statement", checklist.want.question,
    options("radio", `${domain.id}.want`, choices, [answers.want[domain.id]]));
  const sources = group("statement", say("sources"),
    options("checkbox", `${domain.id}.source`, checklist.sources, [answers.sources[domain.id]].flat()));
  const card = group("card", domain.label, statements, checklist.sources.length > 0 && sources, want);
  const follow = () => {
    const values = statements.flatMap((statement) => valueOf(checklist, statement));
    show(want, values.some((value) => value < 1));
    show(sources, values.some((value) => value > 0));
  };
  card.addEventListener("change", follow);
  follow();
  return card;
}

/** What was answered to one line; nothing when it was skipped or passed over. */
function valueOf(checklist: Checklist, statement: HTMLElement): number[] {
  const id = statement.querySelector<HTMLInputElement>(":checked")?.value;
  const answer = checklist.answers.find((a) => a.id === id);
  return answer && !answer.skip ? [answer.value] : [];
}

/** A question out of sight is not answered either. */
function show(question: HTMLFieldSetElement, on: boolean): void {
  question.hidden = question.disabled = !on;
}

function itemField(item: Item, answers: Answers, say: Say): HTMLFieldSetElement {
  const choices = [{ id: true, label: say("yes") }, { id: false, label: say("no") }, { id: "", label: say("skip") }];
  return group("statement", item.statement,
    options("radio", `item.${item.id}`, choices, [answers.items[item.id]]));
}

/** Reads the answers from the form. Of names, those of sources that help with something. */
export function answered(checklist: Checklist, form: HTMLFormElement, names: Answers["names"]): Answers {
  const data = new FormData(form);
  const answers = noAnswers();
  const said = (yes: Record<string, boolean>, id: string, name: string) => {
    const value = data.get(name); // "" when skipped
    if (value) yes[id] = value === "true";
  };
  for (const { id, statements } of checklist.domains) {
    statements.forEach((_, i) => {
      const value = data.get(`${id}.${i}`);
      if (value) answers.statements[`${id}.${i}`] = String(value);
    });
    said(answers.want, id, `${id}.want`);
    const sources = data.getAll(`${id}.source`).map(String);
    if (sources.length > 0) answers.sources[id] = sources;
    for (const source of sources) if (names[source]) answers.names[source] = names[source];
  }
  for (const { id } of checklist.items) {
    said(answers.items, id, `item.${id}`);
  }
  return answers;
}
