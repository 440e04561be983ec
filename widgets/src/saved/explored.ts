// Programs that were looked at and not saved, the latest first.

import { asListed } from "../shared/card.ts";
import { h } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { link } from "../shared/link.ts";
import { setSignals, signals } from "../shared/signals.ts";
import { inLanguage } from "../shared/site.ts";
import { star } from "../shared/star.ts";
import type { SheetContext } from "./entry.ts";
import { taking } from "../shared/undo.ts";

export function exploredList({ hub, level, say }: SheetContext): HTMLElement[] {
  const { explored, saved } = signals();
  const others = explored.filter(({ id }) => !saved.some((one) => one.id === id)).reverse();
  return others.length < 1 ? [] : [
    h(headingName(level - 1), { part: "heading" }, say("looked_at")),
    h("ul", { class: "rows" }, others.map(({ id, name = id, offers }) => h("li", {},
      h("a", { href: link(inLanguage(hub, `programs/${id}/`)) }, asListed(name, hub)),
      h("span", { class: "actions" }, star({ id, name, offers }, say),
        taking(name, say("forget"), say("forgotten", { name }), say, () => {
          const put = (...again: typeof explored) =>
            setSignals({ explored: [...signals().explored.filter((one) => one.id !== id), ...again].sort((a, b) => a.at - b.at) });
          put();
          return () => put(...explored.filter((one) => one.id === id));
        }))))),
  ];
}
