// <hub-contacts>: up to six people to call, a sentence to hold on to, and ways to
// take both along.

import { calmly } from "../shared/calm.ts";
import { crisisLines } from "../shared/crisis.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { privacyBar } from "../shared/privacy.ts";
import type { Site } from "../shared/site.ts";
import { keep, onStored } from "../shared/storage.ts";
import { listItem } from "./contact.ts";
import css from "./contacts.css";
import { textField } from "./fields.ts";
import { formFields, isTyped, personIn } from "./form.ts";
import { most, reread, type Person, type Written } from "./people.ts";
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
    let people: Person[] = [];
    const texts: Written["texts"] = {};
    let edited: Person | undefined; // in the form; nobody is somebody new

    const items = new WeakMap<Person, HTMLElement>();
    const list = h("ol", { class: "cards", part: "contacts" });
    const sentence = h("div", { class: "place" });
    const full = h("p", { class: "screen" }, say("contacts_full"));
    const [taken, drawTaken] = takeAlong(texts, site, this.headingLevel);
    const form = h("form", { class: "card", part: "form", autocomplete: "off", onsubmit: (event) => {
      event.preventDefault();
      const person = personIn(form);
      if (!person.name) return focusForm();
      const isNew = !edited || !people.includes(edited);
      if (isNew && people.length >= most) { // it was filled elsewhere
        form.append(full);
        return this.tell(say("contacts_full"));
      }
      people.splice(isNew ? people.length : people.indexOf(edited!), isNew ? 0 : 1, person);
      store();
      drawList();
      openForm();
      this.tell(say("contact_kept", { name: person.name }) + (person.phone && !dialable(person.phone) ? ` ${say("no_call")}` : ""));
      if (isNew && people.length < most) focusForm();
      else focusItem(person, "contact_change");
    } });
    const place = h("div", {}, form);
    const focusForm = () => form.querySelector("input")?.focus();
    const focusItem = (person: Person, name: string) => {
      const find = (selector: string) => items.get(person)?.querySelector<HTMLElement>(selector);
      (find(`[name=${name}]:enabled`) ?? find("[name^=move]:enabled"))?.focus();
    };

    const openForm = (person?: Person) => {
      edited = person;
      const isOpen = person || people.length < most;
      place.replaceChildren(isOpen ? form : full);
      form.replaceChildren(...isOpen ? formFields(person, say, () => {
        openForm();
        focusItem(person!, "contact_change");
      }) : []);
    };
    const drawForm = () => { // what was typed and not sent stays
      if (!isTyped(form, edited)) openForm(people.find((person) => person === edited));
    };
    const act = (person: Person) => (name: string) => {
      if (name === "contact_change") {
        openForm(person);
        return focusForm();
      }
      const at = people.indexOf(person);
      const to = name === "move_up" ? at - 1 : at + 1;
      if (at in people && to in people) { // not changed elsewhere
        people.splice(to, 0, ...people.splice(at, 1));
        store();
        this.tell(say("contact_moved", { name: person.name, place: to + 1 }));
      }
      drawList();
      focusItem(person, name);
    };
    const remove = (person: Person) => () => {
      const at = people.indexOf(person);
      const put = (...again: Person[]) => {
        people = people.filter((other) => other !== person);
        if (people.length < most) people.splice(at, 0, ...again);
        store();
        drawEnds();
        drawForm();
      };
      put();
      return () => put(person);
    };

    const drawEnds = () => { // from which nobody moves on
      for (const [name, end] of [["move_up", 0], ["move_down", -1]] as const) {
        const buttons = [...list.querySelectorAll<HTMLButtonElement>(`[name=${name}]`)];
        for (const button of buttons) button.disabled = button === buttons.at(end);
      }
    };
    const drawList = () => {
      list.replaceChildren(...people.map((person) => {
        const item = listItem(person, act(person), remove(person), say);
        items.set(person, item);
        return item;
      }));
      drawEnds();
    };
    const drawSentence = () => sentence.replaceChildren(...boundary.map((key) => textField("input", key, texts, say, () => store(true))));
    const draw = (isText?: boolean) => {
      drawTaken(isText ? undefined : people);
      this.toggleAttribute("result", !taken.hidden); // for style sheets of paper
    };
    const store = (isText?: boolean) => {
      if (this.emit("contact", { count: people.length })) keep("contacts", { people, texts });
      draw(isText);
    };
    /** Takes in what is kept. Who is the same stays the same object, since items and the form have it. */
    const load = () => {
      const before = new Map(people.map((person) => [JSON.stringify(person), person]));
      people = reread("contacts", texts).map((person) => before.get(JSON.stringify(person)) ?? person);
      draw();
    };

    load();
    const parts = [[list, drawList], [place, drawForm], [sentence, drawSentence]] as const;
    const redraw = parts.map(([part, anew]) => {
      anew();
      return calmly(part, anew, stop);
    });
    onStored((name) => {
      if (name !== "contacts" && name !== null) return;
      load();
      if (name === null) openForm();
      for (const part of redraw) part(name === null);
      this.tell(""); // a name may stand there
    }, stop);
    addEventListener("pagehide", () => openForm(people.find((person) => person === edited)), { signal: stop }); // or "Back" brings it to whoever comes next
    const heading = (words: string) => h(headingName(this.headingLevel), { part: "heading" }, say(words));
    return h("div", {},
      privacyBar(site, stop),
      h("div", { class: "screen" }, crisisLines(hub.crisis, say)), // on paper the card has them
      heading("contacts"), list, place,
      h("div", { class: "screen", part: "boundary" }, heading("boundary"), h("p", {}, say("boundary_hint")), sentence),
      taken);
  }
}
