// A list that a link brought: shown, and not saved until somebody says so.

import { button } from "../shared/button.ts";
import { h } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { most, setSignals, signals, type Saved } from "../shared/signals.ts";
import { maySave } from "../shared/star.ts";
import { entry, load, type SheetContext } from "./entry.ts";
import { fromKey, fromLink, keyOf } from "./link.ts";

/** Shows in view what a link in the address bar holds, now and later. done is told how
 * many were added, and for how many there was no room; what the page lets nobody add stays in view. */
export function sharedList(view: HTMLElement, context: SheetContext, done: (added: number, refused: number) => void): void {
  const open = () => {
    const keys = fromLink(location.hash).slice(0, most);
    if (!keys[0]) return;
    history.replaceState(history.state, "", location.href.split("#")[0]);
    const entries = keys.map((key) => entry({ ...fromKey(key), name: key }, context));
    const found: Record<number, Saved> = {}; // in the order of the link, whatever comes first
    const save = button(context.say("save_all"), () => {
      const [added, refused, barred] = add(Object.values(found), view);
      done(added, refused);
      if (!barred) view.replaceChildren();
    }, { class: "main", disabled: true });
    view.replaceChildren(
      h(headingName(context.level - 1), { part: "heading" }, context.say("shared_list")),
      h("p", {}, context.say("shared_note")),
      h("ul", { class: "cards" }, entries.map(({ item }) => item)),
      save);
    void load(entries, context, ({ name, offers }, i) => found[i] = { ...fromKey(keys[i]!), name, offers })
      .then(() => save.disabled = Object.values(found).length < 1);
  };
  open();
  addEventListener("hashchange", open, { signal: context.stop });
}

/** Adds what is not on the list, as far as there is room, and gives how many that were,
 * how many more there would have been, and how many the page has barred. */
function add(found: Saved[], view: Element): [added: number, refused: number, barred: number] {
  const { saved } = signals();
  const all = [...new Map([...found, ...saved].map((one) => [keyOf(one), one])).values()];
  const fresh = all.filter((one) => !saved.includes(one));
  const fits = fresh.slice(0, Math.max(0, most - saved.length));
  const added = fits.filter((one) => maySave(view, true, one));
  setSignals({ saved: [...saved, ...added] });
  return [added.length, fresh.length - fits.length, fits.length - added.length];
}
