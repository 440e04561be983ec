// "Not for me": a program leaves the list, and can be called back.

import type { Program } from "../engine/program.ts";
import type { Say } from "../shared/say.ts";
import { setSignals, signals } from "../shared/signals.ts";
import { taking } from "../shared/undo.ts";

/** A button for a card, which gives way to a line where it stood. */
export function hide({ id, name }: Program, say: Say): HTMLElement {
  const others = () => signals().hidden.filter((hidden) => hidden !== id);
  const button = taking(name, say("not_for_me"), say("hidden", { name }), say, () => {
    setSignals({ hidden: [...others(), id] });
    return () => setSignals({ hidden: others() });
  });
  button.part.add("dismiss");
  return button;
}
