// Crisis lines as a widget shows them: ways to reach a person, as plain links.

import type { Crisis, CrisisLine } from "../engine/hub.ts";
import { h, type Child } from "./h.ts";
import { link } from "./link.ts";
import type { Say } from "./say.ts";

export function crisisLines(crisis: Crisis, say: Say): HTMLElement {
  return h("div", { class: "crisis", part: "crisis" },
    h("p", {}, h("strong", {}, crisis.heading)),
    h("ul", {}, crisis.lines.map((line) => h("li", { lang: line.language || null }, h("bdi", {}, line.name), ": ", ways(line, say)))),
  );
}

function ways({ call, text, chat }: CrisisLine, say: Say): Child[] {
  const links: [string | undefined, string][] = [
    [call?.uri, say("call", { number: call?.text ?? "" })],
    [text?.uri, say("sms", { number: text?.text ?? "" })],
    [chat, say("chat")],
  ];
  return links.flatMap(([address, label]) => {
    const href = link(address);
    return href ? [`${say("comma")} `, h("a", { href, rel: "noreferrer" }, label)] : [];
  }).slice(1);
}
