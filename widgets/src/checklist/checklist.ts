// <hub-checklist>: questions about support, then strengths and small next steps.

import { gaps, noAnswers, score, type Answers } from "../engine/gaps.ts";
import { parseChecklist, type Checklist, type Hub } from "../engine/hub.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import type { Site } from "../shared/site.ts";
import { setSignals } from "../shared/signals.ts";
import { keep, recall } from "../shared/storage.ts";
import * as words from "../shared/text.ts";
import css from "./checklist.css";
import { answered, questions } from "./questions.ts";
import { resultView } from "./result.ts";

const sheet = styleSheet(css);

export class HubChecklist extends HubElement {
  #hub!: Hub;
  #checklist!: Checklist;
  #form!: HTMLFormElement;
  #result!: HTMLElement;
  #shown = false; // there is a result

  constructor() {
    super(sheet);
  }

  protected override async build({ hub, read }: Site, stop: AbortSignal): Promise<Node> {
    this.#hub = hub;
    this.#checklist = parseChecklist(await read(hub.data.checklist));
    this.#result = h("div", { part: "result" });
    this.#form = h("form", { novalidate: true, part: "form" });
    this.#fill(recalled());
    this.#form.addEventListener("change", () => this.#changed());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#show();
    });
    addEventListener("beforeprint", () => this.#update(), { signal: stop });
    const view = document.createDocumentFragment();
    view.append(h("p", { class: "quiet screen" }, words.privacy), this.#form, this.#result);
    return view;
  }

  #fill(answers: Answers): void {
    this.#form.replaceChildren(
      ...questions(this.#checklist, answers),
      h("div", { class: "actions" }, h("button", { class: "main", part: "button" }, words.showMap)),
    );
  }

  #changed(): void {
    keep("checklist", answered(this.#checklist, this.#form));
    if (this.#shown && this.#update()) this.say(words.updated);
  }

  #show(): void {
    if (!this.#update()) {
      this.say(words.nothing);
      this.#result.append(h("p", {}, words.nothing));
      return;
    }
    this.say(words.ready);
    this.#result.querySelector<HTMLElement>("[tabindex]")?.focus();
  }

  /** Draws the result and tells the page; false when nothing was answered. */
  #update(): boolean {
    const result = score(this.#checklist, answered(this.#checklist, this.#form));
    const found = gaps(result);
    if (this.emit("gap", { gaps: found.map(({ id, weight }) => ({ domain: id, weight })) })) {
      setSignals({ gaps: found });
    }
    this.#draw(result.answered && resultView(result, this.#hub, this.headingLevel, {
      change: (id) => this.#form.querySelector<HTMLElement>(`[name="${id}.0"]`)?.focus(),
      again: () => this.#again(),
    }));
    return result.answered;
  }

  /** From the first result on it follows the answers. */
  #draw(view: Node | false): void {
    this.#shown = view !== false;
    this.toggleAttribute("result", this.#shown); // for style sheets of paper
    this.#result.replaceChildren(...(view ? [view] : []));
  }

  #again(): void {
    setSignals({ gaps: [] });
    keep("checklist", noAnswers());
    this.emit("gap", { gaps: [] });
    this.#fill(noAnswers());
    this.#draw(false);
    this.#form.querySelector("input")?.focus();
    this.say(words.cleared);
  }
}

/** The answers that were kept. Whatever is not of their shape chooses nothing. */
function recalled(): Answers {
  const kept = { ...noAnswers(), ...Object(recall("checklist")) } as Answers;
  for (const part of Object.keys(kept) as (keyof Answers)[]) kept[part] = Object(kept[part]);
  return kept;
}
