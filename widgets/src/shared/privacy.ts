// The line that every tool shows: where what was entered is, and how to keep it
// longer, delete it, or leave.

import { button } from "./button.ts";
import { dayOf } from "./measure.ts";
import { leave } from "./exit.ts";
import { foreign, framed } from "./framed.ts";
import { h } from "./h.ts";
import { link } from "./link.ts";
import { offlineSwitch } from "./offline.ts";
import type { Site } from "./site.ts";
import { isApart, isLosing, keepOnDevice, keptUntil, onStored, stopKeeping } from "./storage.ts";
import { wipe } from "./wipe.ts";

/** Whether the hub offers to keep its tools: where it does not, no script for that is sent. */
declare const HUB_OFFLINE: boolean;

/** Belongs where a tool does not draw anew: it may have the focus when all is deleted. A page
 * needs one: it is hidden beside a tool that others selects, unless that could not load. */
export function privacyBar(site: Site, stop: AbortSignal, others?: string): HTMLElement {
  const { hub, say } = site;
  const plain = (label: string, act: () => void) => button(label, act, { class: "plain" });
  const exit = framed ? null : link(hub.quickExit); // the page around would stay
  const told = h("p", { class: "quiet", role: "status", tabindex: -1 });
  let news = ""; // stays until somebody does something else
  const toggle = plain("", () => {
    if (keptUntil()) stopKeeping();
    else if (!keepOnDevice(hub.keepDays)) return show(say("not_kept"));
    show("");
  });
  const away = h("p", { class: "quiet", role: "status" });
  const offline = HUB_OFFLINE ? offlineSwitch(site, (text) => away.textContent = text) : null;
  const show = (now = news) => {
    news = now;
    const until = keptUntil();
    const end = new Date(until);
    const day = until && dayOf(end.getFullYear(), end.getMonth() + 1, end.getDate(), say);
    toggle.textContent = until ? say("stop_keeping") : say("keep", { n: hub.keepDays });
    const text = [news, until ? say("kept", { day }) : say(isLosing() ? "losing" : "privacy"), isApart() && say("apart"), (framed || foreign) && say("framed"), foreign && say("readable")].filter(Boolean).join(" ");
    if (told.textContent !== text) told.textContent = text; // or it would be read out again
    offline?.look();
  };

  const remove = plain(say("delete"), () => ask(true));
  const question = h("div", { role: "group", hidden: true },
    h("p", { tabindex: -1 }, say("delete_ask")),
    h("div", { class: "actions" },
      button(say("delete_yes"), async () => {
        const clean = await wipe();
        ask(false);
        show(say(clean ? "deleted" : "not_deleted"));
        told.focus();
      }),
      button(say("delete_no"), () => ask(false))));
  const ask = (on: boolean) => {
    question.hidden = !on;
    remove.hidden = on;
    (on ? question.querySelector("p")! : remove).focus();
  };

  onStored(() => show(), stop);
  addEventListener("input", () => news && show(""), { signal: stop });
  show();
  const bar = h("div", { class: "screen", part: "privacy" }, told, offline && away,
    h("div", { class: "actions" }, toggle, remove, offline?.toggle, exit && plain(say("leave"), () => leave(exit))),
    question);
  const look = () => bar.hidden = !!others && [...document.querySelectorAll(others)].some((tool) => !tool.matches("[failed]"));
  addEventListener("hub:error", look, { signal: stop });
  look();
  return bar;
}
