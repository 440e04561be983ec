// The form for one person, and how to read it.

import { button } from "../shared/button.ts";
import { h, type Properties } from "../shared/h.ts";
import { group, options } from "../shared/options.ts";
import type { Say } from "../shared/say.ts";
import { longest, person, type Person } from "./people.ts";

/** For a person of the list, or for somebody new. */
export function formFields(edited: Person | undefined, say: Say, cancel: () => void): HTMLElement[] {
  const { name, phone, note, professional, crisis, need } = edited ?? person(null);
  const field = (key: "name" | "phone" | "note", value: string, more: Properties = {}) =>
    h("label", {}, say(`contact_${key}`), h("input", { part: "field", name: key, value, maxlength: longest[key], autocomplete: "off", ...more }));
  return [
    group(null, h("strong", {}, edited ? say("contact_edit", { name }) : say("contact_new")),
      h("div", { class: "place" },
        field("name", name, { required: true }),
        field("phone", phone, { type: "tel" })),
      group(null, say("contact_who"), options("radio", "professional", [
        { id: false, label: say("contact_person") },
        { id: true, label: say("contact_professional") },
      ], [professional])),
      group(null, say("contact_why"), options("checkbox", "why", [
        { id: "crisis", label: say("in_crisis") },
        { id: "need", label: say("to_talk") },
      ], [crisis && "crisis", need && "need"])),
      h("div", { class: "place" }, field("note", note))),
    h("p", { class: "actions" },
      h("button", { class: "main", part: "button" }, say(edited ? "save" : "contact_add")),
      edited && button(say("cancel"), cancel)),
  ];
}

/** Whether more stands in it than it was opened with. */
export function isTyped(form: HTMLFormElement, edited: Person | undefined): boolean {
  return JSON.stringify(personIn(form)) !== JSON.stringify(edited ?? person(null));
}

export function personIn(form: HTMLFormElement): Person {
  const data = new FormData(form);
  const why = data.getAll("why");
  return person({
    ...Object.fromEntries(data),
    professional: data.get("professional") === "true",
    crisis: why.includes("crisis"),
    need: why.includes("need"),
  });
}
