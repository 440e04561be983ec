// What a search has found, in words and cards.

import type { Found, Query } from "../engine/find.ts";
import type { Place } from "../engine/place.ts";
import type { RelaxedAnswer } from "../engine/relax.ts";
import { card, type CardContext } from "../shared/card.ts";
import { crisisLines } from "../shared/crisis.ts";
import { h, type Child } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { placeName } from "../shared/place-field.ts";
import { relaxedNote } from "../shared/relaxed.ts";
import type { Say } from "../shared/say.ts";
import { star } from "../shared/star.ts";
import { comparing } from "./compare.ts";
import { facts } from "./facts.ts";

/** Makes the item of a list for a program. */
export type Item = (found: Found) => HTMLElement;

export function itemOf({ must, nice, fixed = [] }: Query, context: CardContext, compare: HTMLElement): Item {
  const asked = [...new Set([...fixed, ...must, nice].flat())];
  const buttons = comparing(compare, asked, context);
  return (found) => h("li", {},
    card(found, context, facts(found.program, asked, context), star(found.program, context.say), buttons(found)));
}

/** Whether something was asked for that tells one program from another. */
export function isAsked({ place, text, organization }: Query): boolean {
  return !!(place || text || organization);
}

/** "20 programs near Denver, CO". */
export function found(n: number, more: boolean, near: Place | null, say: Say): string {
  if (!near) return more ? say("first", { n }) : say("found", { n });
  const place = placeName(near, say);
  return more ? say("first_near", { n, place }) : say("found_near", { n, place });
}

/** What was given up, what could not be read, and the way on from nothing. */
export function notes({ relaxed, lost, fits, wide }: RelaxedAnswer, query: Query, context: CardContext): Child {
  const { hub, say } = context;
  const asked = isAsked(query) || fits.length > 0;
  const none = fits.length < 1 && !wide.some(({ ask, askAge, askWhen }) => !ask.length && !askAge && !askWhen);
  return [
    asked && relaxedNote(relaxed, query.radius, context),
    lost > 0 ? fits.length > 0 && h("p", {}, say("lost")) : asked && none && h("p", { class: "none" }, say("none")),
    fits.length < 1 && h("slot"),
    ((asked && fits.length < 1) || lost > 0) && crisisLines(hub.crisis, say),
  ];
}

/** The programs to ask first, and those that need no way. */
export function rest({ askFirst, wide }: RelaxedAnswer, { level, say }: Pick<CardContext, "level" | "say">, item: Item): Child {
  const group = (label: string, note: string, found: Found[]) => found.length > 0 && [
    h(headingName(level), { part: "heading" }, label),
    h("p", {}, note),
    h("ul", { class: "cards" }, found.map(item)),
  ];
  return [
    group(say("ask_first"), say("ask_first_note"), askFirst),
    group(say("wide"), say("wide_note"), wide),
  ];
}
