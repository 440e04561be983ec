// What is taken off a list gives way to a line that can bring it back.

import { button } from "./button.ts";
import { h } from "./h.ts";
import type { Say } from "./say.ts";

/** A button within the item of a list, which is called name. take does what the label says,
 * and gives what undoes it. */
export function taking(name: string, label: string, done: string, say: Say, take: () => () => void): HTMLElement {
  const taken = button(label, () => {
    const item = taken.closest("li")!;
    const inside = [...item.childNodes];
    const undo = take();
    const back = button(say("undo"), () => {
      undo();
      item.replaceChildren(...inside);
      item.className = "";
      taken.focus();
    }, { "aria-label": `${done} ${say("undo")}` });
    item.replaceChildren(h("p", { class: "card" }, done, " ", back));
    item.className = "screen"; // paper does not tell
    back.focus();
  }, { "aria-label": say("pair", { label, value: name }) });
  return taken;
}
