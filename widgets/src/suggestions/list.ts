// The list of suggestions: what it rests on and what was given up for it, what
// fits, and what to ask first.

import type { Program } from "../engine/program.ts";
import type { Suggestion, Suggestions } from "../engine/suggest.ts";
import { card, type CardContext } from "../shared/card.ts";
import { crisisLines } from "../shared/crisis.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { link } from "../shared/link.ts";
import { placeName } from "../shared/place-field.ts";
import { relaxedNote } from "../shared/relaxed.ts";
import type { Say } from "../shared/say.ts";
import type { Signals } from "../shared/signals.ts";
import { inLanguage } from "../shared/site.ts";
import { star } from "../shared/star.ts";
import { hide } from "./hide.ts";
import { reasons } from "./reasons.ts";

/** state: what they rest on; like: the program that they are to be like, when they are. */
export function listView(found: Suggestions, state: Signals, like: Pick<Program, "name"> | null, context: CardContext): HTMLElement {
  const { items, askFirst, starters, relaxed } = found;
  const { say } = context;
  const below = { ...context, level: context.level + 1 };
  const cards = (list: Suggestion[]) => h("ul", { class: "cards" }, list.map((suggestion) =>
    h("li", {}, card(suggestion, below, !starters && reasons(suggestion, state, below), star(suggestion.program, say), hide(suggestion.program, say)))));
  const heading = (label: string, tabindex?: number) => h(headingName(context.level), { part: "heading", tabindex }, label);
  return h("div", {},
    heading(like ? likeness(like, state, say) : starters && items[0] ? say("starters") : say("heading"), -1),
    relaxedNote(relaxed, state.radius, context),
    items.length + askFirst.length < 1 && [h("p", { class: "none" }, say("none")), h("slot")],
    items.length > 0 && cards(items),
    askFirst.length > 0 && [heading(say("ask_first")), h("p", {}, say("ask_first_note")), cards(askFirst)],
    found.lost > 0 && [h("p", {}, say("lost")), h("slot"), crisisLines(context.hub.crisis, say)],
    h("p", { class: "quiet" }, like ? found.placeWanted && say("place_wanted") : basis(found, say), " ", h("a", { href: link(inLanguage(context.hub, "how-suggestions-work/")) }, say("how"))));
}

function likeness({ name }: Pick<Program, "name">, { place }: Signals, say: Say): string {
  return place ? say("similar_near", { name, place: placeName(place, say) }) : say("similar", { name });
}

/** What the list is made from, said from the signals that really count. */
function basis({ active, starters, placeWanted }: Suggestions, say: Say): Child {
  return [
    starters ? say("starters_note") : say("basis", { signals: active.map(({ signal }) => say(`signal_${signal}`)) }),
    placeWanted && ` ${say("place_wanted")}`,
  ];
}
