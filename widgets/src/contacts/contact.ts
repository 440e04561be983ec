// One person as a card: whom, when, how, and what to do with the card.

import { button } from "../shared/button.ts";
import { h, type Child } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import type { Person } from "./people.ts";
import { dialable } from "./phone.ts";

/** A card with its buttons, which have the names of their words. */
export function listItem(person: Person, act: (name: string) => (() => void) | false, say: Say): HTMLElement {
  return card(person, say, h("p", { class: "actions" },
    ["contact_change", "move_up", "move_down", "contact_remove"].map((name) => {
      const action = act(name);
      const mark = { move_up: "↑", move_down: "↓" }[name];
      return button(mark ?? say(name), action || (() => {}), {
        name,
        disabled: !action,
        class: mark ? null : "plain",
        "aria-label": say("pair", { label: say(name), value: person.name }),
      });
    })));
}

/** Name, reasons, number and note. */
export function card(person: Person, say: Say, actions?: Child): HTMLElement {
  const { name, phone, note } = person;
  const number = dialable(phone);
  return h("li", { class: "card" },
    h("p", {}, h("strong", {}, h("bdi", {}, name))),
    h("p", { class: "quiet" }, reasons(person, say)),
    phone && h("p", { class: "links" }, number
      ? [h("a", { href: `tel:${number}` }, say("call_number"), " ", h("bdi", {}, phone)),
        h("span", { class: "screen" }, h("a", {
          href: `sms:${number}`, "aria-label": say("pair", { label: say("text_number"), value: name }),
        }, say("text_number")))]
      : [h("bdi", {}, phone), h("span", { class: "quiet screen" }, say("no_call"))]),
    note && h("p", {}, h("bdi", {}, note)),
    actions);
}

/** "A professional · In a crisis". */
export function reasons({ professional, crisis, need }: Person, say: Say): string {
  return [professional && "contact_professional", crisis && "in_crisis", need && "to_talk"]
    .flatMap((key) => (key ? say(key) : [])).join(" · ");
}
