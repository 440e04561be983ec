// The form for one person, and how to read it.

import { button } from "../shared/button.ts";
import { h, type Properties } from "../shared/h.ts";
import { group, options } from "../shared/options.ts";
import type { Say } from "../shared/say.ts";
import { longest, most, person, type Person } from "./people.ts";

/** For the person at a place, or for somebody new; just a word when the list is full. */
export function formFields(at: number, edited: Person | undefined, say: Say, cancel: () => void): HTMLElement[] {
  if (at >= most) return [h("p", {}, say("contacts_full"))];
  const { name, phone, note, professional, crisis, need } = edited ?? person(null);
  const field = (key: "name" | "phone" | "note", value: string, more: Properties = {}) =>
    h("label", {}, say(`contact_${key}`), h("input", { name: key, value, maxlength: longest[key], autocomplete: "off", ...more }));
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
