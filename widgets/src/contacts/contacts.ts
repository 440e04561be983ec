// <hub-contacts>: up to six people to call, a sentence to hold on to, and ways to
// take both along.

import { crisisLines } from "../shared/crisis.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { privacyBar } from "../shared/privacy.ts";
import type { Site } from "../shared/site.ts";
import { keep, onStored, recall } from "../shared/storage.ts";
import { listItem } from "./contact.ts";
import css from "./contacts.css";
import { textField } from "./fields.ts";
import { formFields, personIn } from "./form.ts";
import { isAny, most, written, type Person } from "./people.ts";
import { dialable } from "./phone.ts";
import { takeAlong } from "./take.ts";

export const sheet = styleSheet(css);

const boundary = ["boundary_when", "boundary_will", "boundary_say"];

export class HubContacts extends HubElement {
  constructor() {
    super(sheet);
  }

  protected override async build(site: Site, stop: AbortSignal): Promise<Node> {
    const { hub, read, say } = site;
    await read(hub.data.contacts); // its words
    let { people, texts } = written(null);
    let place = 0; // in the list, of whom the form is for; behind all for somebody new

    const list = h("ol", { class: "cards", part: "contacts" });
    const sentence = h("div", { class: "place" });
    const taken = h("div");
    const form = h("form", { class: "card", part: "form", autocomplete: "off", onsubmit: (event) => {
      event.preventDefault();
      const person = personIn(form);
      if (!person.name) return focusForm();
      const at = place; // before the form is drawn anew
      const isNew = at === people.length;
      people[at] = person;
      change(say("contact_kept", { name: person.name }) + (person.phone && !dialable(person.phone) ? ` ${say("no_call")}` : ""));
      if (isNew && people.length < most) focusForm();
      else focusItem(at, "contact_change");
    } });
    const focusForm = () => form.querySelector("input")?.focus();
    const focusItem = (at: number, name: string) => {
      const find = (selector: string) => list.children[at]?.querySelector<HTMLElement>(selector);
      (find(`[name=${name}]:enabled`) ?? find("[name^=move]:enabled"))?.focus();
    };

    const openForm = (at: number) => {
      place = at;
      form.replaceChildren(...formFields(at, people[at], say, () => {
        openForm(people.length);
        focusItem(at, "contact_change");
      }));
    };
    const move = (at: number, to: number, name: string) => to in people && (() => {
      const [person] = people.splice(at, 1) as [Person];
      people.splice(to, 0, person);
      change(say("contact_moved", { name: person.name, place: to + 1 }));
      focusItem(to, name);
    });
    const remove = (at: number) => {
      const [person] = people.splice(at, 1) as [Person];
      change(say("contact_removed", { name: person.name }));
      if (people.length) focusItem(Math.min(at, people.length - 1), "contact_remove");
      else focusForm();
    };
    const act = (at: number) => (name: string) =>
      name === "move_up" ? move(at, at - 1, name)
      : name === "move_down" ? move(at, at + 1, name)
      : name === "contact_remove" ? () => remove(at)
      : () => {
        openForm(at);
        focusForm();
      };

    const draw = () => {
      const isWritten = isAny({ people, texts });
      this.toggleAttribute("result", isWritten); // for style sheets of paper
      taken.replaceChildren(isWritten ? takeAlong({ people, texts }, site, this.headingLevel) : "");
    };
    const drawAll = () => {
      list.replaceChildren(...people.map((person, at) => listItem(person, act(at), say)));
      list.hidden = !people.length;
      openForm(people.length);
      draw();
    };
    const store = () => {
      if (this.emit("contact", { count: people.length })) keep("contacts", { people, texts });
      draw();
    };
    const change = (message: string) => {
      store();
      drawAll();
      this.tell(message);
    };
    const load = () => {
      ({ people, texts } = written(recall("contacts")));
      sentence.replaceChildren(...boundary.map((key) => textField("input", key, texts, say, store)));
      drawAll();
    };

    load();
    onStored((name) => {
      if (name === "contacts" || name === null) {
        load();
        this.tell(""); // a name may stand there
      }
    }, stop);
    const heading = (words: string) => h(headingName(this.headingLevel), {}, say(words));
    return h("div", {},
      privacyBar(site, stop),
      h("div", { class: "screen" }, crisisLines(hub.crisis, say)), // on paper the card has them
      heading("contacts"), list, form,
      h("div", { class: "screen" }, heading("boundary"), h("p", {}, say("boundary_hint")), sentence),
      taken);
  }
}
