// The list of suggestions: what it rests on and what was given up for it, what
// fits, and what to ask first.

import type { Suggestion, Suggestions } from "../engine/suggest.ts";
import { card, type CardContext } from "../shared/card.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { relaxedNote } from "../shared/relaxed.ts";
import { signals } from "../shared/signals.ts";
import { link } from "../shared/site.ts";
import { star } from "../shared/star.ts";
import * as words from "../shared/text.ts";
import { hide } from "./hide.ts";
import { reasons } from "./reasons.ts";

export function listView(found: Suggestions, context: CardContext): HTMLElement {
  const { items, askFirst, starters, relaxed } = found;
  const below = { ...context, level: context.level + 1 };
  const cards = (list: Suggestion[]) => h("ul", { class: "cards" }, list.map((suggestion) =>
    h("li", {}, card(suggestion, below, !starters && reasons(suggestion, below), star(suggestion.program), hide(suggestion.program)))));
  const heading = (label: string, tabindex?: number) => h(headingName(context.level), { tabindex }, label);
  return h("div", {},
    heading(starters ? words.starters : words.heading, -1),
    relaxedNote(relaxed, signals().radius, context.terms),
    items.length + askFirst.length < 1 && [h("p", {}, words.none), h("slot")],
    items.length > 0 && cards(items),
    askFirst.length > 0 && [heading(words.askFirst), h("p", {}, words.askFirstNote), cards(askFirst)],
    found.lost > 0 && h("p", {}, words.lost),
    h("p", { class: "quiet" }, basis(found), " ", h("a", { href: link("how-suggestions-work/") }, words.how)));
}

/** What the list is made from, said from the signals that really count. */
function basis({ active, starters, placeWanted }: Suggestions): Child {
  return [
    starters ? words.startersNote : words.basis(active.map(({ signal }) => words.signals[signal])),
    placeWanted && ` ${words.begin}.`,
  ];
}
