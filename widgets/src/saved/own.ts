// What was saved, each with a note, in line with the signals.

import { comparing } from "../finder/compare.ts";
import { h } from "../shared/h.ts";
import { setSignals, signals, type Saved } from "../shared/signals.ts";
import { maySave } from "../shared/star.ts";
import { taking } from "../shared/undo.ts";
import { entry, load, type SheetContext } from "./entry.ts";
import { noteOf } from "./file.ts";
import { keyOf } from "./link.ts";
import { noteField, notes, pruneNotes, setNote } from "./note.ts";
import { looked } from "./questions.ts";

const keysOf = (saved: readonly Saved[]) => saved.map(keyOf).join();

/** Gives what draws the list when another one is saved, or always. */
export function ownList(list: HTMLElement, compare: HTMLElement, context: SheetContext): (always?: boolean) => void {
  const { say } = context;
  let shown: string | undefined;

  /** Takes one off, and gives what undoes it. */
  const remove = (one: Saved, key: string) => {
    const place = signals().saved.findIndex((other) => keyOf(other) === key);
    const note = noteOf(key, notes());
    const put = (...again: Saved[]) => {
      const saved = signals().saved.filter((other) => keyOf(other) !== key);
      saved.splice(place, 0, ...again);
      shown = keysOf(saved); // the item itself says what became of it
      setSignals({ saved });
      setNote(key, again[0] && note);
    };
    put();
    return () => put(one);
  };

  return (always) => {
    const { saved } = signals();
    if (keysOf(saved) === shown && !always) return;
    shown = keysOf(saved);
    pruneNotes();
    const pair = comparing(compare, looked(signals()), context);
    const buttons = saved.map((one) => h("p", { class: "actions" },
      taking(one.name, say("remove"), say("removed", { name: one.name }), say, () => remove(one, keyOf(one)), (on) => maySave(list, on, one))));
    const entries = saved.map((one, i) => entry(one, context, [noteField(keyOf(one), one.name, say), buttons[i]]));
    list.replaceChildren(...entries.map(({ item }) => item));
    void load(entries, context, (program, i) => {
      const { name, offers } = program;
      buttons[i]!.append(...pair({ program, miles: null }));
      Object.assign(saved[i]!, { name, offers }); // it may have been otherwise when it was saved
    }).then(() => saved[0] && keysOf(saved) === keysOf(signals().saved) && setSignals({ saved }));
  };
}
