// The list of suggestions: what fits, what to ask first, and what it rests on.

import { allTerms, type Hub } from "../engine/hub.ts";
import type { Programs } from "../engine/load.ts";
import type { Ranking, Suggestion } from "../engine/rank.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import type { Signals } from "../shared/signals.ts";
import { text } from "../shared/text.ts";
import { suggestionCard, type SuggestionContext } from "./card.ts";

const words = text.suggestions;

export function listView(ranking: Ranking, all: Programs, hub: Hub, state: Signals, level: number): Node {
  const wished = state.needs.length + state.gaps.length > 0;
  const context: SuggestionContext = {
    hub, all, state, wished, questions: null, terms: allTerms(hub), level: level + 1,
  };
  const cards = (found: Suggestion[]) =>
    h("ul", { class: "cards" }, found.map((s) => h("li", {}, suggestionCard(s, context))));
  const heading = (label: string, first: boolean) => h(headingName(level), { tabindex: first && -1 }, label);
  const empty = ranking.fits.length + ranking.askFirst.length === 0;
  const view = document.createDocumentFragment();
  view.append(
    heading(wished ? words.heading : words.starters, true),
    h("p", { class: "quiet" }, wished || empty ? basis(state) : words.startersNote),
    ...(empty ? [h("p", {}, words.none), h("slot")] : []),
    ...(ranking.fits.length > 0 ? [cards(ranking.fits)] : []),
    ...askFirst(ranking, heading, cards),
  );
  return view;
}

function askFirst(
  { askFirst }: Ranking,
  heading: (label: string, first: boolean) => HTMLElement,
  cards: (found: Suggestion[]) => HTMLElement,
): HTMLElement[] {
  if (askFirst.length === 0) return [];
  return [heading(words.askFirst, false), h("p", {}, words.askFirstNote), cards(askFirst)];
}

/** What the list is made from, said from the signals that are really on. */
function basis({ needs, gaps, must }: Signals): Child {
  const signals = [];
  if (needs.length > 0) signals.push(words.basisNeeds(needs.length));
  if (gaps.length > 0) signals.push(words.basisGaps(gaps.length));
  if (must.length > 0) signals.push(words.basisMust);
  signals.push(words.basisFreshness);
  return words.basis(signals);
}
