// Ways to take contacts along: the card for a wallet, on paper; files; QR codes.

import type { Hub } from "../engine/hub.ts";
import { button } from "../shared/button.ts";
import { crisisLines } from "../shared/crisis.ts";
import { download } from "../shared/download.ts";
import { h, svg } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import type { Say } from "../shared/say.ts";
import type { Site } from "../shared/site.ts";
import { reasons } from "./contact.ts";
import { isAny, type Person, type Written } from "./people.ts";
import { qrCode } from "./qr.ts";
import { mecard, vcard } from "./vcard.ts";

/** Gives the section and what draws it anew: its texts, and people when they are given. */
export function takeAlong(texts: Written["texts"], { hub, say }: Site, level: number): [HTMLElement, (people?: Person[]) => void] {
  let people: Person[] = [];
  const crisis = crisisTexts(hub, say);
  const names = h("ol");
  const lines = h("div");
  const codes = h("div", { class: "cards" });
  const drawCodes = () => codes.replaceChildren(...scan.open ? people.flatMap((person) => code(person, say)) : []);
  const scan = h("details", { class: "screen", part: "codes", ontoggle: drawCodes },
    h("summary", {}, say("qr_codes")), h("p", {}, say("qr_note")), codes);
  const vcards = () => people.map(vcard).join("");
  const toPhone = button(say("to_phone"), () => download("contacts.vcf", "text/vcard", vcards()));
  const section = h("section", { part: "take" },
    h(headingName(level), { part: "heading", class: "screen" }, say("take_along")),
    // What is above, as it will look on paper: nobody has to hear it twice.
    h("div", { class: "wallet", part: "card", "aria-hidden": "true" },
      h("div", {}, h("strong", {}, say("contacts")), names),
      h("div", {}, h("strong", {}, say("any_hour")), crisis.map((line) => h("p", {}, line)), lines)),
    h("p", { class: "quiet" }, say("card_note")),
    h("p", { class: "actions" },
      button(say("print"), () => print(), { class: "main", part: "button print" }),
      toPhone,
      button(say("to_text"), () => download("contacts.txt", "text/plain", [
        ...people.map((person) => [`${person.name}  ${person.phone}`, reasons(person, say), person.note].filter(Boolean).join("\n")),
        ...sentences(texts, say),
        ...crisis,
      ].join("\n\n")))),
    h("p", { class: "quiet screen" }, say("file_note")),
    scan);
  return [section, (now) => {
    lines.replaceChildren(...sentences(texts, say).map((line) => h("p", {}, line)));
    if (now) {
      people = now;
      names.replaceChildren(...people.map(({ name, phone }) => h("li", {}, h("bdi", {}, name), " ", h("bdi", {}, phone))));
      toPhone.hidden = scan.hidden = !vcards();
      drawCodes();
    }
    section.hidden = !isAny({ people, texts });
  }];
}

/** "When …, I will …." as far as it was written. */
function sentences({ boundary_when, boundary_will, boundary_say }: Written["texts"], say: Say): string[] {
  return [
    boundary_when || boundary_will ? say("boundary_sentence", { when: boundary_when || "…", will: boundary_will || "…" }) : "",
    boundary_say ? say("boundary_words", { words: boundary_say }) : "",
  ].filter(Boolean);
}

/** "988 Lifeline: call 988, text 988" */
function crisisTexts({ crisis }: Hub, say: Say): string[] {
  return [...crisisLines(crisis, say).querySelectorAll("li")].map((line) => line.textContent);
}

const quiet = 4; // modules around a code

function code(person: Person, say: Say): HTMLElement[] {
  const text = mecard(person);
  const rows = text && qrCode(text);
  if (!rows) return [];
  const size = rows.length + 2 * quiet;
  const d = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map(({ 0: run, index: x }) =>
    `M${x! + quiet} ${y + quiet}h${run.length}v1h-${run.length}z`)).join("");
  return [h("figure", {},
    svg("svg", { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": say("pair", { label: "QR", value: person.name }) },
      svg("path", { d })),
    h("figcaption", {}, h("bdi", {}, person.name)))];
}
