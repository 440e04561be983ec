// Ways to take a list along: on paper, as a link, as a file; and to bring one back.

import { button } from "../shared/button.ts";
import { copyLink } from "../shared/copy.ts";
import { download } from "../shared/download.ts";
import { h } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import { setSignals, signals } from "../shared/signals.ts";
import { inLanguage, type Site } from "../shared/site.ts";
import { maySave } from "../shared/star.ts";
import { keep } from "../shared/storage.ts";
import { largest, merge, toFile } from "./file.ts";
import { toLink } from "./link.ts";
import { notes } from "./note.ts";

/** tell shows what came of it. */
export function takeAlong({ hub, say }: Site, tell: (text: string) => void): HTMLElement[] {
  return [
    button(say("print_sheet"), () => print(), { class: "main", part: "button print" }),
    button(say("share"), () => void copyLink(inLanguage(hub, `saved/${toLink(signals().saved)}`), say("copied_ids")).then(tell), { part: "button share" }),
    button(say("export"), () => {
      download("saved.json", "application/json", toFile(signals().saved, notes()));
      tell(say("exported"));
    }, { part: "button file" }),
  ];
}

/** A button that asks for a file; likewise. */
export function bringBack(say: Say, tell: (text: string) => void): HTMLElement[] {
  const input = h("input", { type: "file", accept: ".json", hidden: true, onchange: async () => {
    const [file] = input.files!;
    const text = file && file.size <= largest ? await file.text().catch(() => "") : "";
    input.value = "";
    tell(open(text, say, input));
  } });
  return [button(say("import"), () => input.click(), { part: "button file" }), input];
}

export function sayAdded(added: number, refused: number, say: Say): string {
  return say("added", { n: added }) + (refused ? ` ${say("refused", { n: refused })}` : "");
}

function open(text: string, say: Say, from: Element): string {
  const before = signals().saved;
  const merged = merge(text, before, notes());
  if (!merged) return say("bad_file");
  const saved = merged.saved.filter((one) => before.includes(one) || maySave(from, true, one));
  keep("saved", merged.notes);
  setSignals({ saved });
  return sayAdded(saved.length - before.length, merged.refused, say);
}
