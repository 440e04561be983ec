// "Not for me": a program leaves the list, and can be called back.

import type { Program } from "../engine/program.ts";
import { h } from "../shared/h.ts";
import { setSignals, signals } from "../shared/signals.ts";
import { text } from "../shared/text.ts";

const words = text.suggestions;

/** A button for a card, which gives way to a line where it stood. */
export function hide({ id, name }: Program): HTMLElement {
  const others = () => signals().hidden.filter((hidden) => hidden !== id);
  const button = h("button", { type: "button", part: "button", "aria-label": `${words.notForMe}: ${name}`, onclick: () => {
    const card = button.closest("article")!;
    const undo = h("button", { type: "button", part: "button", onclick: () => {
      setSignals({ hidden: others() });
      note.replaceWith(card);
      button.focus();
    } }, words.undo);
    const note = h("p", { class: "card" }, words.hiddenNote(name), " ", undo);
    setSignals({ hidden: [...others(), id] });
    card.replaceWith(note);
    undo.focus();
  } }, words.notForMe);
  return button;
}
