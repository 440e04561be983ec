// <hub-saved>: programs and services that were saved, with notes; those that were
// looked at; and a list that somebody shared. Facts are read from programs' pages.

import { allTerms, type Questions } from "../engine/hub.ts";
import { calmly } from "../shared/calm.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { privacyBar } from "../shared/privacy.ts";
import { onSignals, signals } from "../shared/signals.ts";
import type { Site } from "../shared/site.ts";
import { onStored } from "../shared/storage.ts";
import type { SheetContext } from "./entry.ts";
import { exploredList } from "./explored.ts";
import { ownList } from "./own.ts";
import { facetQuestions } from "./questions.ts";
import css from "./saved.css";
import { sharedList } from "./shared-list.ts";
import { bringBack, sayAdded, takeAlong } from "./take.ts";

const sheet = styleSheet(css);

export class HubSaved extends HubElement {
  constructor() {
    super(sheet);
  }

  protected override async build(site: Site, stop: AbortSignal): Promise<Node> {
    const { hub, read, say } = site;
    await site.terms();
    const { ask } = await read(hub.data.saved) as { ask: number[] };
    const questions = await read(hub.data.questions).catch(this.lost) as Questions | null;
    const context: SheetContext = {
      hub, say, site, stop, lost: this.lost, questions, rest: facetQuestions(ask, hub, questions), terms: allTerms(hub), level: this.headingLevel + 1,
    };
    const compare = h("div", { class: "compare", part: "compare" });
    const shared = h("section", { part: "shared" });
    const heading = h(headingName(this.headingLevel), { part: "heading", tabindex: -1 }, say("your_list"));
    const told = h("p", { role: "status" });
    const empty = h("p", {}, say("nothing_saved"));
    const list = h("ul", { class: "cards", part: "list" });
    const explored = h("section", { class: "screen", part: "explored" });

    const tell = (text: string) => {
      told.textContent = text;
    };
    const take = h("div", { class: "actions screen" }, takeAlong(site, tell));
    const drawList = ownList(list, compare, context);
    const redrawList = calmly(list, () => drawList(), stop);
    const redrawNotes = calmly(list, () => drawList(true), stop);
    const drawExplored = () => explored.replaceChildren(...exploredList(context));
    const draw = () => {
      const none = signals().saved.length < 1;
      empty.hidden = !none;
      take.hidden = none;
      this.toggleAttribute("result", !none); // for style sheets of paper
      redrawList();
      if (!explored.contains(this.root.activeElement)) drawExplored();
    };

    draw();
    sharedList(shared, context, (added, refused) => {
      tell(sayAdded(added, refused, say));
      heading.focus();
    });
    onSignals(draw, stop);
    onStored((name) => {
      if (name === "saved") redrawNotes();
      if (name !== null) return;
      // Nothing may stay that could bring it back.
      shared.replaceChildren();
      tell("");
      redrawNotes(true);
      drawExplored();
    }, stop);
    return h("div", {}, privacyBar(site, stop), compare, shared, heading, take, told, empty, list,
      h("div", { class: "actions screen" }, h("slot"), bringBack(say, (text) => {
        tell(text);
        redrawNotes(true);
      })), explored);
  }
}
