// The fields of the finder: where, what it is called, terms with how many of the
// programs in view offer each, who for, and when. Names and values are those of Choices.

import type { Hub } from "../engine/hub.ts";
import { weekdays } from "../shared/measure.ts";
import { h } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";

const parts = [[""], ["-360-720", "morning"], ["-720-1020", "afternoon"], ["-1020-1440", "evening"]]; // minutes of a day

/** The boxes of a facet, each before the place for a count, are made when it is opened first and
 * its terms are named; then filled is called. */
export function finderForm({ vocabulary }: Hub, say: Say, place: HTMLElement, open: boolean, named: () => Promise<void>, filled: () => void): HTMLFormElement {
  const field = (label: string, input: HTMLElement) => h("label", {}, label, input);
  const times = weekdays(say).flatMap((day, i) =>
    parts.map(([part, key]) => [i + part!, key ? say(key, { day }) : day]));
  return h("form", { part: "form", novalidate: true },
    place,
    h("label", { part: "text" }, say("text"), h("input", { part: "field", name: "text", autocomplete: "off", enterkeyhint: "search" })),
    h("button", { class: "main", part: "button" }, say("find")),
    h("details", { open, part: "facets" },
      h("summary", {}, say("narrow")),
      vocabulary.map(({ id, label, terms }) => {
        const boxes = h("div", { class: "options", role: "group", "aria-label": label });
        const fill = async () => {
          await named();
          boxes.replaceChildren(...terms.map((term) =>
            h("label", {}, h("input", { type: "checkbox", name: `${id}/${term.id}`, value: "" }), term.label, h("span"))));
          filled();
        };
        return h("details", { ontoggle: () => boxes.firstElementChild || fill().catch(() => boxes.textContent = say("lost")) }, h("summary", {}, label), boxes);
      }),
      field(say("age"), h("input", { part: "field", name: "age", type: "number", min: 0, max: 120 })),
      field(say("when"), h("select", { part: "field", name: "when" },
        [["", say("any_time")], ["now", say("now")], ...times].map(([value, label]) => h("option", { value: value! }, label))))));
}
