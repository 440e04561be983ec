// One person as a card: whom, when, how, and what to do with the card.

import { button } from "../shared/button.ts";
import { h, type Child } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import type { Person } from "./people.ts";
import { dialable } from "./phone.ts";

export interface Actions {
  edit(at: number): void;
  move(at: number, to: number): void;
  remove(at: number): void;
}

export function listItem(person: Person, at: number, count: number, say: Say, actions: Actions): HTMLElement {
  const act = (name: string, label: string, mark: string, action: () => void, disabled = false) =>
    button(mark || say(label), action, { name, disabled, class: mark ? null : "plain", "aria-label": say("pair", { label: say(label), value: person.name }) });
  return h("li", { class: "card" },
    contact(person, say),
    h("p", { class: "actions" },
      act("edit", "contact_change", "", () => actions.edit(at)),
      act("up", "move_up", "↑", () => actions.move(at, at - 1), at === 0),
      act("down", "move_down", "↓", () => actions.move(at, at + 1), at === count - 1),
      act("remove", "contact_remove", "", () => actions.remove(at))));
}

/** Name, reasons, number and note. */
export function contact(person: Person, say: Say): Child[] {
  const { name, phone, note } = person;
  const number = dialable(phone);
  return [
    h("p", {}, h("strong", {}, h("bdi", {}, name))),
    h("p", { class: "quiet" }, reasons(person, say)),
    phone && h("p", { class: "links" },
      number
        ? [h("a", { href: `tel:${number}`, class: "main" }, say("call_number"), " ", h("bdi", {}, phone)), h("a", { href: `sms:${number}`, class: "screen" }, say("text_number"))]
        : [h("bdi", {}, phone), h("span", { class: "quiet screen" }, say("no_call"))]),
    note && h("p", {}, h("bdi", {}, note)),
  ];
}

/** "Professional or service · In a crisis". */
export function reasons({ professional, crisis, need }: Person, say: Say): string {
  return [professional && "contact_professional", crisis && "in_crisis", need && "to_talk"]
    .flatMap((key) => (key ? say(key) : [])).join(" · ");
}
