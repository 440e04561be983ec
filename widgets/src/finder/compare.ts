// Up to three programs side by side.

import type { Found } from "../engine/find.ts";
import type { TermID } from "../engine/hub.ts";
import type { Program } from "../engine/program.ts";
import { address, checked, distance, phone, type CardContext } from "../shared/card.ts";
import { h, type Child } from "../shared/h.ts";
import { link } from "../shared/site.ts";
import { text } from "../shared/text.ts";
import { known } from "./facts.ts";

const words = text.finder;
const most = 3;

export interface Comparison {
  dialog: HTMLDialogElement;
  /** One takes a program in; the other shows the table, when there is something to compare. */
  buttons(found: Found): HTMLElement[];
  clear(): void;
}

export function comparison(context: CardContext, asked: () => TermID[]): Comparison {
  const chosen = new Map<string, Found>();
  const dialog = h("dialog", { part: "compare", "aria-label": words.compare });
  const button = (label: string, name: string, onclick: () => void) =>
    h("button", { type: "button", part: "button", "aria-label": `${label}: ${name}`, onclick }, label);
  const follow = () => {
    for (const pick of (dialog.getRootNode() as ParentNode).querySelectorAll<HTMLButtonElement>("[value][aria-pressed]")) {
      const on = chosen.has(pick.value);
      pick.ariaPressed = String(on);
      pick.disabled = !on && chosen.size === most;
      (pick.nextElementSibling as HTMLElement).hidden = !on || chosen.size < 2;
    }
  };
  const show = () => {
    const close = h("button", { type: "button", part: "button", class: "main", onclick: () => dialog.close() }, words.close);
    dialog.replaceChildren(table([...chosen.values()], asked(), context), close);
    dialog.showModal();
  };
  return {
    dialog,
    buttons(found) {
      const { id, name } = found.program;
      const pick = button(words.compare, name, () => {
        if (!chosen.delete(id)) chosen.set(id, found);
        follow();
      });
      pick.value = id;
      pick.ariaPressed = "false";
      const open = button(words.sideBySide, name, show);
      open.hidden = true;
      return [pick, open];
    },
    clear: () => chosen.clear(),
  };
}

/** Its row headers stand above their rows, so that it fits on a phone. */
function table(found: Found[], asked: TermID[], { hub, terms }: CardContext): HTMLElement {
  const row = (label: string, cell: (found: Found) => Child): Child => {
    const cells = found.map(cell);
    return cells.some(Boolean) && h("tbody", {},
      h("tr", {}, h("th", { scope: "rowgroup", colspan: found.length }, label)),
      h("tr", {}, cells.map((child) => h("td", {}, child || words.unknown))));
  };
  let id = 0;
  return h("table", {},
    h("thead", {}, h("tr", {}, found.map(({ program }) =>
      h("th", { scope: "col" }, h("a", { href: link(`programs/${program.id}/`) }, h("bdi", {}, program.name)))))),
    asked.map((term) => row(terms[term]!.label, ({ program }) => words[known(program, term)])),
    row(words.where, ({ program, miles }) => [address(program), miles !== null && ` · ${distance(miles, hub)}`]),
    row(words.phone, ({ program }) => phone(program)),
    row(words.age, ({ program }) => ages(program)),
    hub.vocabulary.map((facet) => {
      const ids = facet.terms.map(() => id++);
      return row(facet.label, ({ program }) =>
        ids.filter((term) => program.offers.includes(term)).map((term) => terms[term]!.label).join(", "));
    }),
    row(words.listing, ({ program }) => checked(program, hub)));
}

function ages({ minimumAge, maximumAge }: Program): string {
  const from = minimumAge ?? 0;
  return maximumAge != null ? `${from}–${maximumAge}` : from ? `${from}+` : "";
}
