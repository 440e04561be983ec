// Ways to take a list along: on paper, as a link, as a file; and to bring one back.

import { button } from "../shared/button.ts";
import { download } from "../shared/download.ts";
import { h } from "../shared/h.ts";
import { setSignals, signals } from "../shared/signals.ts";
import { link, type Site } from "../shared/site.ts";
import { keep } from "../shared/storage.ts";
import { longest, merge, toFile } from "./file.ts";
import { toLink } from "./link.ts";
import { notes } from "./note.ts";

/** Buttons that need a list, then the one that may bring it. tell shows what came of it. */
export function takeAlong({ say }: Site, tell: (text: string) => void, draw: () => void): [take: HTMLElement[], bring: HTMLElement[]] {
  const file = h("input", { type: "file", accept: ".json,application/json", hidden: true,
    onchange: async () => {
      tell(await open(file, say));
      draw();
    } });
  return [[
    button(say("print_sheet"), () => print(), { class: "main" }),
    button(say("share"), () => void copy(say).then(tell)),
    button(say("export"), () => {
      download("saved.json", "application/json", toFile(signals().saved, notes()));
      tell(say("exported"));
    }),
  ], [button(say("import"), () => file.click()), file]];
}

/** Copies a link to this list, or gives it where that is not allowed. */
async function copy(say: Site["say"]): Promise<string> {
  const href = link(`saved/${toLink(signals().saved)}`)!;
  return navigator.clipboard.writeText(href).then(() => say("copied_ids"), () => href);
}

async function open(input: HTMLInputElement, say: Site["say"]): Promise<string> {
  const [file] = input.files!;
  const text = file && file.size <= longest.file ? await file.text().catch(() => "") : "";
  const merged = merge(text, signals().saved, notes());
  input.value = "";
  if (!merged) return say("bad_file");
  const { saved, added, refused } = merged;
  keep("saved", merged.notes);
  setSignals({ saved });
  return say("added", { n: added }) + (refused ? ` ${say("refused", { n: refused })}` : "");
}
