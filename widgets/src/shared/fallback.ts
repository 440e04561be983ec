// What the build put into this script, so that it is there even when the hub's data
// cannot be had: crisis lines and the few words around them, in each language.

import type { Crisis } from "../engine/hub.ts";
import { speaker, type Message, type Say } from "./say.ts";

export interface Fallback {
  language: string;
  crisis: Crisis;
  words: Record<string, Message>;
}

/** The hub's own language is the first. */
declare const HUB_FALLBACK: Fallback[];

/** In the language around an element, if the hub has it. A page whose words are not in its
 * language names that apart. */
export function fallback(around: Element | null): Fallback {
  const meant = around?.closest<HTMLElement>("[data-hub-language]")?.dataset["hubLanguage"];
  return HUB_FALLBACK.find(({ language }) => meant ? meant === language : around?.matches(`:lang(${language})`)) ?? HUB_FALLBACK[0]!;
}

/** Where the data of a language begins, below the hub. */
export function hubFile(language: Fallback): string {
  return `data/v1/${language === HUB_FALLBACK[0] ? "" : `${language.language}/`}hub.json`;
}

export function sayFallback({ language, words }: Fallback): Say {
  return speaker(language, words);
}
