// Crisis lines as a widget shows them: ways to reach a person, as plain links.

import type { Crisis, CrisisLine } from "../engine/hub.ts";
import { h, type Child } from "./h.ts";
import { link } from "./site.ts";
import * as words from "./text.ts";

/** crisis.toml as the build put it into this script, so that the lines are
 * there even when the hub's data cannot be had. */
declare const HUB_CRISIS: Crisis;

const most = 2;

/** The first lines, by default for when nothing else can be shown. */
export function crisisLines(crisis = HUB_CRISIS): HTMLElement {
  return h("div", { class: "crisis", part: "crisis" },
    h("p", {}, h("strong", {}, crisis.heading)),
    h("ul", {}, crisis.lines.slice(0, most).map((line) => h("li", { lang: line.language || null }, `${line.name}: `, ways(line)))),
  );
}

function ways({ call, text, chat }: CrisisLine): Child[] {
  const links: [string | undefined, string][] = [
    [call?.uri, words.call(call?.text)],
    [text?.uri, words.sms(text?.text)],
    [chat, words.chat],
  ];
  return links.flatMap(([address, label]) => {
    const href = link(address);
    return href ? [", ", h("a", { href, rel: "noreferrer" }, label)] : [];
  }).slice(1);
}
