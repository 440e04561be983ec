// What is taken off a list gives way to a line that can bring it back.

import { button } from "../shared/button.ts";
import { h } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";

/** A button within the item of a list that is called name. take does what the label says, and
 * gives what undoes it. */
export function taking(name: string, label: string, done: string, say: Say, take: () => () => void): HTMLElement {
  const taken = button(label, () => {
    const item = taken.closest("li")!;
    const inside = [...item.childNodes];
    const undo = take();
    const back = button(say("undo"), () => {
      item.className = "";
      item.replaceChildren(...inside);
      taken.focus();
      undo();
    });
    item.className = "screen"; // paper does not tell
    item.replaceChildren(h("p", {}, done, " ", back));
    back.focus();
  }, { "aria-label": say("pair", { label, value: name }) });
  return taken;
}
