// "Not for me": a program leaves the list, and can be called back.

import type { Program } from "../engine/program.ts";
import { button } from "../shared/button.ts";
import { h } from "../shared/h.ts";
import { setSignals, signals } from "../shared/signals.ts";
import * as words from "../shared/text.ts";

/** A button for a card, which gives way to a line where it stood. */
export function hide({ id, name }: Program): HTMLElement {
  const others = () => signals().hidden.filter((hidden) => hidden !== id);
  const hiding = button(words.notForMe, () => {
    const card = hiding.closest("article")!;
    const item = card.parentElement!;
    const undo = button(words.undo, () => {
      setSignals({ hidden: others() });
      item.replaceChildren(card);
      item.className = "";
      hiding.focus();
    }, { "aria-label": `${words.hiddenNote(name)} ${words.undo}` });
    setSignals({ hidden: [...others(), id] });
    item.replaceChildren(h("p", { class: "card" }, words.hiddenNote(name), " ", undo));
    item.className = "screen"; // paper does not tell
    undo.focus();
  }, { "aria-label": `${words.notForMe}: ${name}` });
  return hiding;
}
