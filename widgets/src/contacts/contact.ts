// One person as a card: whom, when, how, and what to do with the card.

import { button } from "../shared/button.ts";
import { h, type Child } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import { taking } from "../shared/undo.ts";
import type { Person } from "./people.ts";
import { dialable } from "./phone.ts";

/** A card with its buttons, which have the names of their words. remove gives what
 * undoes it. */
export function listItem(person: Person, act: (name: string) => void, remove: () => () => void, say: Say): HTMLElement {
  const { name: value } = person;
  const removing = taking(value, say("contact_remove"), say("contact_removed", { name: value }), say, remove);
  removing.name = "contact_remove";
  removing.className = "plain";
  return card(person, say, h("p", { class: "actions" },
    ["contact_change", "move_up", "move_down"].map((name) => {
      const mark = { move_up: "↑", move_down: "↓" }[name];
      return button(mark ?? say(name), () => act(name), {
        name,
        class: mark ? null : "plain",
        "aria-label": say("pair", { label: say(name), value }),
      });
    }), removing));
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
