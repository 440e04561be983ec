// The form of the checklist: real radio buttons and checkboxes, and how to read
// the answers back from them. A field is called "<domain>.<index of a statement>",
// "<domain>.want", "<domain>.source" or ".<item>".

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
    options("radio", `.${item.id}`, choices, [answers.items[item.id]]));
}

/** Reads the answers from the form. Of names, those of sources that help with something. */
export function answered(form: HTMLFormElement, names: Answers["names"]): Answers {
  const answers = noAnswers();
  for (const [name, value] of new FormData(form) as Iterable<[string, string]>) {
    const [id, part] = name.split(".") as [string, string];
    if (!value) continue; // skipped
    if (!id) answers.items[part] = value === "true";
    else if (part === "want") answers.want[id] = value === "true";
    else if (part === "source") (answers.sources[id] ??= []).push(value);
    else answers.statements[name] = value;
    if (part === "source" && names[value]) answers.names[value] = names[value];
  }
  return answers;
}
