// When to look at the list again, as a file for the person's own calendar.

import { button } from "../shared/button.ts";
import { download } from "../shared/download.ts";
import { h, type Child } from "../shared/h.ts";
import type { Say } from "../shared/say.ts";
import { reminder } from "./reminder.ts";

export function again(say: Say): Child {
  const months = h("select", { part: "field" }, [1, 3, 6].map((n) => h("option", { value: n, selected: n === 3 }, say("in_months", { n }))));
  const title = say("reminder_title");
  return [
    h("p", {}, say("reminder_note", { title })),
    h("p", { class: "place" },
      h("label", {}, h("span", { class: "unseen" }, say("reminder")), months),
      button(say("reminder_get"), () => {
        const uid = crypto.getRandomValues(new Uint32Array(4)).join("-");
        download("reminder.ics", "text/calendar", reminder(title, Number(months.value), new Date(), uid));
      })),
  ];
}
