// The fields of the finder: where, what it is called, facets with how many of the
// programs in view offer each term, who for, and when.

import type { Facet, Hub } from "../engine/hub.ts";
import { h } from "../shared/h.ts";
import { text } from "../shared/text.ts";
import type { Search } from "./link.ts";

const words = text.finder;
const parts = ["", "360-720", "720-1020", "1020-1440"]; // minutes of the day

export interface Fields {
  form: HTMLFormElement;
  show(search: Search): void; // what is chosen
  count(counts: Uint32Array): void;
  option(field: string): string; // the label of what is chosen
}

export function fields({ vocabulary, language }: Hub, place: HTMLElement, wide: boolean): Fields {
  const counts: HTMLElement[] = [];
  const field = (label: string, input: HTMLElement) => h("label", { class: "field" }, label, input);
  const select = (name: string, options: string[][]) =>
    h("select", { name }, options.map(([value, label]) => h("option", { value }, label)));
  const facet = ({ label, terms }: Facet) => h("details", {},
    h("summary", {}, label),
    h("div", { class: "terms", role: "group", "aria-label": label }, terms.map((term) => {
      const value = counts.push(h("span")) - 1;
      return h("label", {}, h("input", { type: "checkbox", name: "term", value }), term.label, counts[value]);
    })));
  const part = select("part", parts.map((value, i) => [value, words.parts[i]!]));
  const form = h("form", { novalidate: true, part: "form" },
    place,
    field(words.name, h("input", { name: "text", autocomplete: "off", enterkeyhint: "search" })),
    h("button", { class: "main", part: "button" }, words.find),
    h("details", { open: wide, class: "narrow" },
      h("summary", {}, words.narrow),
      vocabulary.map(facet),
      field(words.age, h("input", { name: "age", type: "number", min: 0, max: 120 })),
      field(words.when, select("day", [["", words.anyDay], ["now", words.now], ...weekdays(language)])),
      field(words.part, part)));
  const named = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[name]")];
  return {
    form,
    show(search) {
      const values: Record<string, unknown> = { ...search };
      for (const input of named) {
        if (input.name === "term") (input as HTMLInputElement).checked = search.terms.has(Number(input.value));
        else input.value = String(values[input.name] ?? "");
      }
      part.disabled = !(search.day >= "0" && search.day <= "6");
    },
    count(found) {
      counts.forEach((place, id) => place.textContent = String(found[id] || ""));
    },
    option: (name) => (named.find((input) => input.name === name) as HTMLSelectElement).selectedOptions[0]!.text,
  };
}

/** "0" and "Monday", and so on; 2024 began on one. */
function weekdays(language: string): string[][] {
  return [...Array(7).keys()].map((day) => [String(day),
    new Date(Date.UTC(2024, 0, 1 + day)).toLocaleDateString(language, { weekday: "long", timeZone: "UTC" })]);
}
