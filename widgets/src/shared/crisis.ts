// Crisis lines as a widget shows them: ways to reach a person, as plain links.

import type { Crisis, CrisisLine } from "../engine/hub.ts";
import { h } from "./h.ts";
import { link } from "./site.ts";
import * as words from "./text.ts";

/** crisis.toml as the build put it into this script, so that the lines are
 * there even when the hub's data cannot be had. */
declare const HUB_CRISIS: Crisis | undefined;

export function crisisLines(crisis: Crisis, most: number): HTMLElement {
  const lines = crisis.lines.slice(0, most);
  return h("div", { class: "crisis", part: "crisis" },
    h("p", {}, h("strong", {}, crisis.heading)),
    h("ul", {}, lines.map((line) => h("li", { lang: line.language || null }, `${line.name}: `, ways(line)))),
  );
}

/** The lines for when nothing else can be shown. */
export function crisisFallback(): HTMLElement {
  if (typeof HUB_CRISIS === "undefined") return h("p", { class: "crisis", part: "crisis" }, words.crisisFallback);
  return crisisLines(HUB_CRISIS, 2);
}

function ways(line: CrisisLine): (HTMLElement | string)[] {
  const links: [string | undefined, string][] = [
    [line.call?.uri, words.call(line.call?.text ?? "")],
    [line.text?.uri, words.sms(line.text?.text ?? "")],
    [line.chat, words.chat],
  ];
  const shown = links.flatMap(([address, label]) => {
    const href = address && link(address);
    return href ? [h("a", { href, rel: "noreferrer" }, label)] : [];
  });
  return shown.flatMap((a, i) => (i > 0 ? [", ", a] : [a]));
}
