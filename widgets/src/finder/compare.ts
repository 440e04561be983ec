// Up to three programs side by side, in place of the list.

import type { Found } from "../engine/find.ts";
import type { TermID } from "../engine/hub.ts";
import { button } from "../shared/button.ts";
import { address, checked, distance, phone, type CardContext } from "../shared/card.ts";
import { h, type Child } from "../shared/h.ts";
import { link } from "../shared/site.ts";
import * as words from "../shared/text.ts";
import { known } from "./facts.ts";

const most = 3;

type Compared = Pick<Found, "program" | "miles">;

/** Gives the buttons of a card: one takes its program in, the other shows the table
 * when there is something to compare. While view is not empty, style hides the list. */
export function comparing(view: HTMLElement, asked: TermID[], context: CardContext): (found: Compared) => HTMLElement[] {
  const chosen = new Map<string, Compared>();
  const follow: (() => void)[] = [];
  view.replaceChildren();
  return (found) => {
    const { id, name } = found.program;
    const key = id + name; // of a program, or of one of its services
    const label = (text: string) => ({ "aria-label": `${text}: ${name}` });
    const pick = button(words.compare, () => {
      if (!chosen.delete(key)) chosen.set(key, found);
      for (const each of follow) each();
    }, label(words.compare));
    const show = button(words.sideBySide, () => {
      const back = button(words.back, () => {
        view.replaceChildren();
        show.focus();
      }, { class: "main" });
      view.append(back, table([...chosen.values()], asked, context));
      back.focus();
    }, label(words.sideBySide));
    const update = () => {
      const on = chosen.has(key);
      pick.setAttribute("aria-pressed", String(on));
      pick.disabled = !on && chosen.size === most;
      show.hidden = !on || chosen.size < 2;
    };
    follow.push(update);
    update();
    return [pick, show];
  };
}

/** Its row headers stand above their rows, so that it fits on a phone. */
function table(found: Compared[], asked: TermID[], { hub, terms }: CardContext): HTMLElement {
  const row = (label: string, cell: (found: Compared) => Child): Child => {
    const cells = found.map(cell);
    return cells.some(Boolean) && h("tbody", {},
      h("tr", {}, h("th", { scope: "rowgroup", colspan: found.length }, label)),
      h("tr", {}, cells.map((child) => h("td", {}, child || words.unsaid))));
  };
  let id = 0;
  return h("table", {},
    h("thead", {}, h("tr", {}, found.map(({ program }) =>
      h("th", { scope: "col" }, h("a", { href: link(`programs/${program.id}/`) }, h("bdi", {}, program.name)))))),
    row(words.reach, ({ program, miles }) => [
      h("p", {}, h("bdi", {}, address(program)), miles !== null && ` · ${distance(miles, hub)}`), phone(program), checked(program, hub)]),
    asked.map((term) => row(terms[term]!.label, ({ program }) => known(program, term))),
    hub.vocabulary.map((facet) => {
      const ids = facet.terms.map(() => id++);
      return row(facet.label, ({ program: { offers } }) => ids.filter((id) => offers.includes(id)).map((id) => terms[id]!.label).join(", "));
    }));
}
