// The support map in two forms that say the same: a picture with its key and fields
// for names, and a table.

import type { Answers, ChecklistResult } from "../engine/gaps.ts";
import type { Checklist, Domain, Source } from "../engine/hub.ts";
import { button } from "../shared/button.ts";
import { h } from "../shared/h.ts";
import { group } from "../shared/options.ts";
import type { Say } from "../shared/say.ts";
import { layout } from "./layout.ts";
import { picture } from "./picture.ts";
import { longestName } from "./questions.ts";

/** changed is called when a name was, after the picture has it. */
export function mapView(result: ChecklistResult, checklist: Checklist, names: Answers["names"], say: Say, changed: () => void): HTMLElement {
  const draw = () => {
    const map = layout(result, checklist, names);
    return { ...map, drawn: picture(map, say("you"), say("picture_map")) };
  };
  let { drawn, spots } = draw();
  const field = ({ source }: { source: Source }) => h("label", {}, source.label, h("input", {
    value: names[source.id], maxlength: longestName, autocomplete: "off", spellcheck: "false",
    oninput: ({ target }) => {
      names[source.id] = (target as HTMLInputElement).value.trim();
      const before = drawn;
      ({ drawn } = draw());
      before.replaceWith(drawn);
      changed();
    },
  }));
  const ties = spots.flatMap((spot) => spot.ties);
  const key = (on: boolean, name: string, label: string) => on && h("li", { class: name }, label);
  return h("figure", {}, drawn,
    spots.length > 0 ? [
      h("ul", { class: "key" },
        checklist.bands.map(({ label }, i) => key(ties.some(({ band }) => band === i), `band${i}`, label)),
        key(ties.some(({ thread }) => thread), "thread", say("one_thread"))),
      h("details", { class: "screen" },
        h("summary", {}, say("names")),
        group(null, h("span", { class: "quiet" }, say("names_note")), spots.map(field))),
    ] : h("figcaption", {}, say("nobody_named")));
}

export function tableView({ domains }: ChecklistResult, names: Answers["names"], say: Say, change: (domain: Domain) => void): HTMLElement {
  const cell = (name: "th" | "td", ...children: Parameters<typeof h>[2][]) => h(name, name === "th" ? { scope: "col" } : {}, ...children);
  const who = ({ id, label }: Source) => names[id] ? say("named", { source: label, name: names[id] }) : label;
  return h("table", { part: "table" },
    h("thead", {}, h("tr", {}, cell("th", say("column_kind")), cell("th", say("column_today")), cell("th", say("column_from")))),
    h("tbody", {}, domains.map(({ domain, band, sources, thread }) => h("tr", {},
      h("th", { scope: "row" }, domain.label, " ", button(say("change"), () => change(domain),
        { class: "plain", "aria-label": say("pair", { label: say("change"), value: domain.label }) })),
      cell("td", band?.label ?? say("skipped")),
      cell("td", thread ? say("only", { source: who(thread) }) : sources.map(who).join(`${say("comma")} `))))));
}
