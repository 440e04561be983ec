// <hub-checklist>: questions about support, one at a time, then a map of what is
// there, strengths and small next steps.

import { gaps, noAnswers, score, type Answers } from "../engine/gaps.ts";
import { parseChecklist } from "../engine/hub.ts";
import { button } from "../shared/button.ts";
import { calmly } from "../shared/calm.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import { privacyBar } from "../shared/privacy.ts";
import type { Site } from "../shared/site.ts";
import { setSignals } from "../shared/signals.ts";
import { keep, onStored, recall } from "../shared/storage.ts";
import css from "./checklist.css";
import { answered, longestName, questions } from "./questions.ts";
import { resultView } from "./result.ts";
import { stepper } from "./stepper.ts";

const sheet = styleSheet(css);

export class HubChecklist extends HubElement {
  constructor() {
    super(sheet);
  }

  protected override async build(site: Site, stop: AbortSignal): Promise<Node> {
    const { hub, say } = site;
    const checklist = parseChecklist(await site.read(hub.data.checklist));
    const result = h("div", { part: "result" });
    const form = h("form", { novalidate: true, part: "form", onchange: () => {
      save();
      if (!this.hasAttribute("result")) result.replaceChildren(); // no map was drawn for want of answers
      else if (update()) this.tell(say("updated"));
    } });
    let names: Answers["names"] = {};
    let go: (card: number) => void;

    const answers = () => answered(form, names);
    const save = () => keep("checklist", answers());
    const fill = (kept: Answers) => {
      names = kept.names;
      go = stepper(form, questions(checklist, kept, say), say, () => {
        if (!update()) {
          this.tell(say("nothing"));
          result.append(h("p", {}, say("nothing")));
        }
        result.querySelector<HTMLElement>("[tabindex]")?.focus();
      });
    };

    /** Draws the result; false when nothing was answered. */
    const draw = (scored = score(checklist, answers())) => {
      this.toggleAttribute("result", scored.answered); // for style sheets of paper
      result.replaceChildren(...(scored.answered ? [resultView(scored, checklist, site, this.headingLevel, names, {
        save,
        change: (domain) => go(checklist.domains.indexOf(domain)),
        again,
      })] : []));
      return scored.answered;
    };

    /** Draws it and tells the page. */
    const update = () => {
      const scored = score(checklist, answers());
      const found = gaps(scored);
      if (this.emit("gap", { count: found.length }, { gaps: found.map(({ id, weight }) => ({ domain: id, weight })) })) setSignals({ gaps: found });
      return draw(scored);
    };

    const begin = (kept: Answers) => {
      fill(kept);
      save();
      update();
    };
    const again = () => {
      const before = answers();
      begin(noAnswers());
      go(0);
      const back = button(say("undo"), () => {
        begin(before);
        result.querySelector<HTMLElement>("[tabindex]")!.focus();
      }, { "aria-label": `${say("cleared")} ${say("undo")}` });
      result.append(h("p", { class: "card screen" }, say("cleared"), " ", back));
      back.focus();
    };

    /** Takes over what another tab has said, field by field: the step stays, and the focus. */
    const follow = (kept: Answers) => {
      for (const id in names) delete names[id]; // the fields for them hold on to it
      Object.assign(names, kept.names);
      const said = questions(checklist, kept, say).flatMap((card) => [...card.querySelectorAll("input")]);
      form.querySelectorAll("input").forEach((field, i) => field.checked = said[i]!.checked);
      for (const card of form.children) card.dispatchEvent(new Event("change"));
    };
    const redraw = calmly(result, () => this.hasAttribute("result") ? draw() : result.replaceChildren(), stop);

    fill(recalled());
    addEventListener("beforeprint", () => this.hasAttribute("result") || update(), { signal: stop });
    onStored((name) => {
      if (name === null) fill(recalled());
      else if (name === "checklist") follow(recalled());
      else return;
      redraw(name === null);
    }, stop);
    return h("div", { class: "tool" }, form, privacyBar(site, stop), result);
  }
}

/** The answers that were kept. Whatever is not of their shape chooses nothing. */
function recalled(): Answers {
  const kept = { ...noAnswers(), ...Object(recall("checklist")) } as Answers;
  for (const part of Object.keys(kept) as (keyof Answers)[]) kept[part] = Object(kept[part]);
  for (const id in kept.names) kept.names[id] = String(kept.names[id]).slice(0, longestName);
  return kept;
}
