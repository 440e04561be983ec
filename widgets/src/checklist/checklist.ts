// <hub-checklist>: questions about support, then strengths and small next steps.

import { gaps, noAnswers, score, type Answers } from "../engine/gaps.ts";
import { parseChecklist } from "../engine/hub.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import type { Site } from "../shared/site.ts";
import { setSignals } from "../shared/signals.ts";
import { keep, recall } from "../shared/storage.ts";
import css from "./checklist.css";
import { answered, questions } from "./questions.ts";
import { resultView } from "./result.ts";

const sheet = styleSheet(css);

export class HubChecklist extends HubElement {
  constructor() {
    super(sheet);
  }

  protected override async build({ hub, say, read }: Site, stop: AbortSignal): Promise<Node> {
    const checklist = parseChecklist(await read(hub.data.checklist));
    const result = h("div", { part: "result" });
    const form = h("form", {
      novalidate: true,
      part: "form",
      onchange: () => {
        keep("checklist", answered(checklist, form));
        if (this.hasAttribute("result") && update()) this.tell(say("updated"));
      },
      onsubmit: (event) => {
        event.preventDefault();
        if (!update()) {
          this.tell(say("nothing"));
          result.append(h("p", {}, say("nothing")));
        }
        result.querySelector<HTMLElement>("[tabindex]")?.focus();
      },
    });

    const fill = (answers: Answers) => form.replaceChildren(
      ...questions(checklist, answers, say),
      h("div", { class: "actions" }, h("button", { class: "main", part: "button" }, say("show_map"))),
    );

    /** Draws the result and tells the page; false when nothing was answered. */
    const update = () => {
      const scored = score(checklist, answered(checklist, form));
      const found = gaps(scored);
      if (this.emit("gap", { gaps: found.map(({ id, weight }) => ({ domain: id, weight })) })) setSignals({ gaps: found });
      this.toggleAttribute("result", scored.answered); // for style sheets of paper
      result.replaceChildren(...(scored.answered ? [resultView(scored, { hub, say }, this.headingLevel, {
        change: (id) => form.querySelector<HTMLElement>(`[name="${id}.0"]`)?.focus(),
        again,
      })] : []));
      return scored.answered;
    };

    const again = () => {
      setSignals({ gaps: [] });
      keep("checklist", noAnswers());
      fill(noAnswers());
      update();
      form.querySelector("input")?.focus();
      this.tell(say("cleared"));
    };

    fill(recalled());
    addEventListener("beforeprint", update, { signal: stop });
    return h("div", {}, h("p", { class: "quiet screen" }, say("privacy")), form, result);
  }
}

/** The answers that were kept. Whatever is not of their shape chooses nothing. */
function recalled(): Answers {
  const kept = { ...noAnswers(), ...Object(recall("checklist")) } as Answers;
  for (const part of Object.keys(kept) as (keyof Answers)[]) kept[part] = Object(kept[part]);
  return kept;
}
