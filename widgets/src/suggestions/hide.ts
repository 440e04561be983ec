// "Not for me": a program leaves the list, and can be called back.

import type { Program } from "../engine/program.ts";
import { button } from "../shared/button.ts";
import { h } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import { setSignals, signals } from "../shared/signals.ts";

/** A button for a card, which gives way to a line where it stood. */
export function hide({ id, name }: Program, say: Say): HTMLElement {
  const hidden = say("hidden", { name });
  const others = () => signals().hidden.filter((hidden) => hidden !== id);
  const hiding = button(say("not_for_me"), () => {
    const card = hiding.closest("article")!;
    const item = card.parentElement!;
    const undo = button(say("undo"), () => {
      setSignals({ hidden: others() });
      item.replaceChildren(card);
      item.className = "";
      hiding.focus();
    }, { "aria-label": `${hidden} ${say("undo")}` });
    setSignals({ hidden: [...others(), id] });
    item.replaceChildren(h("p", { class: "card" }, hidden, " ", undo));
    item.className = "screen"; // paper does not tell
    undo.focus();
  }, { "aria-label": say("pair", { label: say("not_for_me"), value: name }) });
  return hiding;
}
