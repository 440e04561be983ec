// <hub-plan>: a safety plan in the visitor's own words. People and professionals
// come from their safety contacts.

import { button } from "../shared/button.ts";
import { crisisLines } from "../shared/crisis.ts";
import { download } from "../shared/download.ts";
import { HubElement } from "../shared/element.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { privacyBar } from "../shared/privacy.ts";
import { link, type Site } from "../shared/site.ts";
import { keep, onStored, recall } from "../shared/storage.ts";
import { contact } from "./contact.ts";
import { sheet } from "./contacts.ts";
import { textField } from "./fields.ts";
import { written } from "./people.ts";
import { contactLines } from "./take.ts";

export class HubPlan extends HubElement {
  constructor() {
    super(sheet);
  }

  protected override async build(site: Site, stop: AbortSignal): Promise<Node> {
    const { hub, read, say } = site;
    await read(hub.data.contacts); // its words
    const view = h("div", {});
    const draw = () => {
      const { people } = written(recall("contacts"));
      const { texts } = written(recall("plan"));
      const known = (professional: boolean) => people.filter((person) => person.professional === professional);
      const isWritten = () => this.toggleAttribute("result", people.length > 0 || Object.values(texts).some(Boolean)); // for style sheets of paper
      const note = (key: string) => textField("textarea", key, texts, say, () => {
        keep("plan", { texts });
        isWritten();
      });
      const who = (professional: boolean) => h("ul", { class: "cards" }, known(professional).map((person) => h("li", { class: "card" }, contact(person, say))));
      const parts: [key: string, content: Child][] = [
        ["plan_signs", note("plan_signs_note")],
        ["plan_alone", note("plan_alone_note")],
        ["plan_places", note("plan_places_note")],
        ["plan_people", who(false)],
        ["plan_professionals", [who(true), crisisLines(hub.crisis, say)]],
        ["plan_safer", note("plan_safer_note")],
      ];
      view.replaceChildren(
        ...parts.map(([key, content]) => h("section", {}, h(headingName(this.headingLevel), {}, say(key)), content)),
        h("p", { class: "links screen" }, h("a", { href: link("tools/safety-contacts/") }, say("plan_contacts"))),
        h("p", { class: "actions" },
          button(say("print"), () => print(), { class: "main" }),
          button(say("to_text"), () => download("plan.txt", "text/plain", parts.map(([key]) => [
            say(key),
            texts[`${key}_note`] ?? contactLines(known(key !== "plan_people"), say),
          ].join("\n")).join("\n\n")))),
        h("p", { class: "quiet screen" }, say("file_note")));
      isWritten();
    };
    draw();
    onStored((name) => {
      if (name !== "signals") draw();
    }, stop);
    return h("div", {}, privacyBar(site, stop), view);
  }
}
