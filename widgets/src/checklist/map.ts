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
  const place = h("div", {});
  const draw = () => {
    const map = layout(result, checklist, names);
    place.replaceChildren(picture(map, say("you"), say("picture_map")));
    return map.spots;
  };
  const spots = draw();
  const field = ({ source: { id, label } }: { source: Source }) => h("label", {}, label, h("input", {
    part: "field",
    value: names[id], maxlength: longestName, autocomplete: "off", spellcheck: "false",
    oninput: ({ target }) => {
      names[id] = (target as HTMLInputElement).value.trim();
      draw();
      changed();
    },
  }));
  const ties = String(spots.map((spot) => spot.ties));
  const key = (name: string, label: string) => ties.includes(name) && h("li", { class: name }, label);
  return h("figure", {}, place,
    spots[0] ? [
      h("ul", { class: "key", "aria-hidden": "true" }, checklist.bands.map(({ label }, i) => key(`band${i}`, label)), key("thread", say("one_thread"))),
      h("details", { class: "screen" },
        h("summary", {}, say("names")),
        group(null, h("span", { class: "quiet" }, say("names_note")), spots.map(field))),
    ] : h("figcaption", {}, say("nobody_named")));
}

export function tableView({ domains }: ChecklistResult, names: Answers["names"], say: Say, change: (domain: Domain) => void): HTMLElement {
  const who = ({ id, label }: Source) => names[id] ? say("named", { source: label, name: names[id] }) : label;
  return h("table", { part: "table" },
    h("thead", {}, h("tr", {}, [say("column_kind"), say("column_today"), say("column_from")].map((label) => h("th", { scope: "col" }, label)))),
    h("tbody", {}, domains.map(({ domain, band, sources, thread }) => h("tr", {},
      h("th", { scope: "row" }, domain.label),
      h("td", {}, band?.label ?? say("skipped"), " ", button(say("change"), () => change(domain),
        { class: "plain", "aria-label": say("pair", { label: say("change"), value: domain.label }) })),
      h("td", {}, thread ? say("only", { source: who(thread) }) : sources.map(who).join(`${say("comma")} `))))));
}
