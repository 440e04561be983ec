// Ways to take contacts along: the card for a wallet, on paper; files; QR codes.

import type { Hub } from "../engine/hub.ts";
import { button } from "../shared/button.ts";
import { crisisLines } from "../shared/crisis.ts";
import { download } from "../shared/download.ts";
import { h } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import type { Say } from "../shared/say.ts";
import type { Site } from "../shared/site.ts";
import { svg } from "../shared/svg.ts";
import { reasons } from "./contact.ts";
import type { Person, Written } from "./people.ts";
import { qrCode } from "./qr.ts";
import { mecard, vcard } from "./vcard.ts";

export function takeAlong({ people, texts }: Written, { hub, say }: Site, level: number): HTMLElement {
  const lines = sentences(texts, say);
  const cards = people.map(vcard).join("");
  const codes = h("div", { class: "cards" });
  return h("section", { part: "take" },
    h(headingName(level), { class: "screen" }, say("take_along")),
    h("div", { class: "wallet", part: "card" },
      h("div", {},
        h("strong", {}, say("contacts")),
        h("ol", {}, people.map(({ name, phone }) => h("li", {}, h("bdi", {}, name), " ", h("bdi", {}, phone))))),
      h("div", {},
        h("strong", {}, say("any_hour")),
        [...crisisTexts(hub, say), ...lines].map((line) => h("p", {}, line)))),
    h("p", { class: "quiet" }, say("card_note")),
    h("p", { class: "actions" },
      button(say("print"), () => print(), { class: "main" }),
      cards && button(say("to_phone"), () => download("contacts.vcf", "text/vcard", cards)),
      button(say("to_text"), () => download("contacts.txt", "text/plain", [
        ...people.map((person) => [`${person.name}  ${person.phone}`, reasons(person, say), person.note].filter(Boolean).join("\n")),
        ...lines,
        ...crisisTexts(hub, say),
      ].join("\n\n")))),
    h("p", { class: "quiet screen" }, say("file_note")),
    cards && h("details", {
      class: "screen",
      ontoggle: () => codes.replaceChildren(...people.flatMap((person) => code(person, say))),
    }, h("summary", {}, say("qr_codes")), h("p", {}, say("qr_note")), codes));
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
