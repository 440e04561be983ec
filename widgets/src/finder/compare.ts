// Up to three programs side by side, in place of the list.

import type { Found } from "../engine/find.ts";
import type { TermID } from "../engine/hub.ts";
import { button } from "../shared/button.ts";
import { address, checked, enumerate, asListed, phone, type CardContext } from "../shared/card.ts";
import { h, type Child } from "../shared/h.ts";
import { link } from "../shared/link.ts";
import { distance } from "../shared/measure.ts";
import { inLanguage } from "../shared/site.ts";
import { known } from "./facts.ts";

const most = 3;

type Compared = Pick<Found, "program" | "miles">;

/** Gives the buttons of a card: one takes its program in, the other shows the table
 * when there is something to compare. While view is not empty, style hides the list. */
export function comparing(view: HTMLElement, asked: TermID[], context: CardContext): (found: Compared) => HTMLElement[] {
  const chosen = new Map<string, Compared>();
  const follow: (() => void)[] = [];
  const { say } = context;
  view.replaceChildren();
  return (found) => {
    const { id, name } = found.program;
    const key = id + name; // of a program, or of one of its services
    const label = (text: string) => ({ part: "button pick", "aria-label": say("pair", { label: text, value: name }) });
    const pick = button(say("compare"), () => {
      if (!chosen.delete(key)) chosen.set(key, found);
      for (const each of follow) each();
    }, label(say("compare")));
    const show = button(say("side_by_side"), async () => {
      const lost = await context.named?.().catch(() => say("lost")); // without them the table has less
      const back = button(say("back"), () => {
        view.replaceChildren();
        show.focus();
      }, { class: "main" });
      view.append(back, lost ? h("p", {}, lost) : "", table([...chosen.values()], asked, context));
      back.focus();
    }, label(say("side_by_side")));
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
function table(found: Compared[], asked: TermID[], context: CardContext): HTMLElement {
  const { hub, terms, say } = context;
  const row = (label: string, cell: (found: Compared) => Child): Child => {
    const cells = found.map(cell);
    return cells.some(Boolean) && h("tbody", {},
      h("tr", {}, h("th", { scope: "rowgroup", colspan: found.length }, label)),
      h("tr", {}, cells.map((child) => h("td", {}, child || say("unsaid")))));
  };
  let id = 0;
  return h("table", {},
    h("thead", {}, h("tr", {}, found.map(({ program }) =>
      h("th", { scope: "col" }, h("a", { href: link(inLanguage(hub, `programs/${program.id}/`)) }, asListed(program.name, hub)))))),
    row(say("reach"), ({ program, miles }) => [
      h("p", {}, address(program, hub, say), miles !== null && ` · ${distance(miles, say)}`), phone(program), checked(program, context)]),
    asked.map((term) => row(terms[term]!.label, ({ program }) => known(program, term, say))),
    hub.vocabulary.map((facet) => {
      const ids = facet.terms.map(() => id++);
      return row(facet.label, ({ program: { offers } }) => enumerate(ids.filter((id) => offers.includes(id) && terms[id]!.label).map((id) => terms[id]!.label), say));
    }));
}
