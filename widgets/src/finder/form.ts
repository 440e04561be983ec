// The fields of the finder: where, what it is called, terms with how many of the
// programs in view offer each, who for, and when. Names and values are those of Choices.

import type { Hub } from "../engine/hub.ts";
import { h } from "../shared/h.ts";
import * as words from "../shared/text.ts";

const parts = ["", "-360-720", "-720-1020", "-1020-1440"]; // minutes of a day

/** Its boxes stand in the order of TermIDs, each before the place for a count. */
export function finderForm({ vocabulary, language }: Hub, place: HTMLElement, open: boolean): HTMLFormElement {
  const field = (label: string, input: HTMLElement) => h("label", {}, label, input);
  const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)) // 2024 began on a Monday
    .toLocaleDateString(language, { weekday: "long", timeZone: "UTC" });
  const times = [0, 1, 2, 3, 4, 5, 6].flatMap((i) => parts.map((part, j) => [i + part, `${day(i)}${words.parts[j]}`]));
  return h("form", { part: "form", novalidate: true },
    place,
    field(words.text, h("input", { name: "text", autocomplete: "off", enterkeyhint: "search" })),
    h("button", { class: "main", part: "button" }, words.find),
    h("details", { open },
      h("summary", {}, words.narrow),
      vocabulary.map(({ id, label, terms }) => h("details", {},
        h("summary", {}, label),
        h("div", { class: "options", role: "group", "aria-label": label }, terms.map((term) =>
          h("label", {}, h("input", { type: "checkbox", name: `${id}/${term.id}`, value: "" }), term.label, h("span")))))),
      field(words.age, h("input", { name: "age", type: "number", min: 0, max: 120 })),
      field(words.when, h("select", { name: "when" },
        [["", words.anyTime], ["now", words.now], ...times].map(([value, label]) => h("option", { value }, label))))));
}
