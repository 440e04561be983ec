// The line that every tool shows: where what was entered is, and how to keep it
// longer, delete it, or leave.

import { button } from "./button.ts";
import { leave } from "./exit.ts";
import { h } from "./h.ts";
import { link, type Site } from "./site.ts";
import { isLosing, keepOnDevice, keptUntil, onStored, stopKeeping } from "./storage.ts";
import { wipe } from "./wipe.ts";

const keepDays = 30; // when the hub does not say
const plain = { class: "plain" };

/** Belongs where a tool does not draw anew: it may have the focus when all is deleted. */
export function privacyBar({ hub, say }: Site, stop: AbortSignal): HTMLElement {
  const n = hub.keepDays ?? keepDays;
  const exit = link(hub.quickExit);
  const told = h("p", { class: "quiet", role: "status", tabindex: -1 });

  const place = () => {
    const until = keptUntil();
    const day = new Date(until).toLocaleDateString(hub.language, { dateStyle: "long" });
    return until ? say("kept", { day }) : say(isLosing() ? "losing" : "privacy");
  };
  const show = (message = place()) => {
    toggle.textContent = keptUntil() ? say("stop_keeping") : say("keep", { n });
    told.textContent = message;
  };
  const toggle = button("", () => {
    if (keptUntil()) stopKeeping();
    else if (!keepOnDevice(n)) return show(`${say("not_kept")} ${place()}`);
    show();
  }, plain);

  const remove = button(say("delete"), () => ask(true), plain);
  const question = h("div", { role: "group", hidden: true },
    h("p", { tabindex: -1 }, say("delete_ask")),
    h("div", { class: "actions" },
      button(say("delete_yes"), async () => {
        const left = await wipe();
        ask(false);
        show(say(left.length > 0 ? "not_deleted" : "deleted"));
        told.focus();
      }),
      button(say("delete_no"), () => ask(false))));
  const ask = (on: boolean) => {
    question.hidden = !on;
    remove.hidden = on;
    (on ? question.querySelector("p")! : remove).focus();
  };

  onStored(() => show(), stop);
  show();
  return h("div", { class: "screen", part: "privacy" }, told,
    h("div", { class: "actions" }, toggle, remove, exit && button(say("leave"), () => leave(exit), plain)),
    question);
}
