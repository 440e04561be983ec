// When to look at the list again, as a file for the person's own calendar.

import { button } from "../shared/button.ts";
import { download } from "../shared/download.ts";
import { h, type Child } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import { reminder } from "./reminder.ts";

const choices = [1, 3, 6]; // months
const usual = 3;

export function again(say: Say): Child {
  const months = h("select", {}, choices.map((n) => h("option", { value: n, selected: n === usual }, say("in_months", { n }))));
  const uid = () => crypto.getRandomValues(new Uint32Array(4)).join("-");
  return [
    h("p", {}, say("reminder_note", { title: say("reminder_title") })),
    h("p", { class: "place" },
      h("label", {}, h("span", { class: "unseen" }, say("reminder")), months),
      button(say("reminder_get"), () =>
        download("reminder.ics", "text/calendar", reminder(say("reminder_title"), Number(months.value), new Date(), uid())))),
  ];
}
