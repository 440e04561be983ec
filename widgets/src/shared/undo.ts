// What is taken off a list gives way to a line that can bring it back.

import { button } from "./button.ts";
import { h } from "./h.ts";
import type { Say } from "./say.ts";

/** A button within the item of a list, which is called name. take does what the label says,
 * and gives what undoes it; the list is then as it will be. may is asked before, whether it is
 * to be on the list. */
export function taking(name: string, label: string, done: string, say: Say, take: () => () => void, may = (_on: boolean) => true): HTMLButtonElement {
  const taken = button(label, () => {
    if (!may(false)) return;
    const item = taken.closest("li")!;
    const { className } = item;
    const inside = [...item.childNodes];
    const back = button(say("undo"), () => {
      if (!may(true)) return;
      item.replaceChildren(...inside);
      item.className = className;
      taken.focus(); // first: a list that has the focus is not drawn anew
      undo();
    }, { "aria-label": `${done} ${say("undo")}` });
    item.replaceChildren(h("p", { class: "card" }, done, " ", back));
    item.className = "screen"; // paper does not tell
    back.focus();
    const undo = take();
  }, { "aria-label": say("pair", { label, value: name }) });
  return taken;
}
