// <hub-plan>: a safety plan in the visitor's own words. People and professionals
// come from their safety contacts.

import { button } from "../shared/button.ts";
import { calmly } from "../shared/calm.ts";
import { crisisLines } from "../shared/crisis.ts";
import { HubElement } from "../shared/element.ts";
import { foreign, framed } from "../shared/framed.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { link } from "../shared/link.ts";
import { privacyBar } from "../shared/privacy.ts";
import { inLanguage, type Site } from "../shared/site.ts";
import { keep, onStored } from "../shared/storage.ts";
import { card } from "./contact.ts";
import { sheet } from "./contacts.ts";
import { textField } from "./fields.ts";
import { isAny, reread, type Person, type Written } from "./people.ts";

export class HubPlan extends HubElement {
  constructor() {
    super(sheet);
  }

  protected override async build(site: Site, stop: AbortSignal): Promise<Node> {
    const { hub, read, say } = site;
    await read(hub.data.contacts); // its words
    const view = h("div", {});
    let people: Person[] = [];
    const texts: Written["texts"] = {};
    const mark = () => // for style sheets of paper
      this.toggleAttribute("result", isAny({ people, texts }));
    const load = () => {
      people = reread("contacts", {});
      reread("plan", texts);
      mark();
    };
    const part = (key: string, ...content: Child[]) =>
      h("section", {}, h(headingName(this.headingLevel), { part: "heading" }, say(key)), content);
    const note = (key: string, prompt: string) => part(key, textField("textarea", prompt, texts, say, () => {
      keep("plan", { texts });
      mark();
    }));
    const known = (professional: boolean) => {
      const some = people.filter((person) => person.professional === professional);
      return some[0] && h("ul", { class: "cards" }, some.map((person) => card(person, say)));
    };
    // What another page keeps is not this one's, if that is the hub's and this is not.
    const there = link(inLanguage(hub, "tools/safety-contacts/"));
    const beside = () => document.querySelector("hub-contacts,a[data-hub=contacts]");
    const change = () => !framed && !foreign ? h("a", { href: there }, say("plan_contacts"))
      : beside() ? button(say("plan_contacts"), () => {
        const contacts = beside();
        contacts?.scrollIntoView();
        contacts?.shadowRoot?.querySelector("input")?.focus({ preventScroll: true });
      }, { class: "plain" })
      : [h("a", { href: there, target: "_blank", rel: "noopener noreferrer" }, say("plan_contacts_own")), " ", say("plan_contacts_note")];
    const draw = () => view.replaceChildren(
      note("plan_signs", "plan_signs_note"),
      note("plan_alone", "plan_alone_note"),
      note("plan_places", "plan_places_note"),
      part("plan_people", known(false),
        h("p", { class: "screen" }, change())),
      part("plan_professionals", known(true), crisisLines(hub.crisis, say)),
      note("plan_safer", "plan_safer_note"),
      h("p", { class: "actions" }, button(say("print"), () => print(), { class: "main", part: "button print" })));

    load();
    draw();
    const redraw = calmly(view, draw, stop);
    onStored((name) => {
      if (name !== "contacts" && name !== "plan" && name !== null) return;
      load();
      redraw(name === null);
    }, stop);
    return h("div", {}, privacyBar(site, stop), view);
  }
}
