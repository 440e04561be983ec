// What the build puts into the scripts that pages name, so that it is there even when
// nothing else of the hub can be had: crisis lines and the few words around them.

import type { Crisis } from "../engine/hub.ts";
import { speaker, type Message, type Say } from "./say.ts";

export interface Fallback {
  language: string;
  crisis: Crisis;
  words: Record<string, Message>;
}

let known: Fallback[] = [];

/** Says it, before anything asks: each language of the hub, its own first. */
export function speak(all: Fallback[]): void {
  known = all;
}

export function languages(): string[] {
  return known.map(({ language }) => language);
}

/** In its own language, or that around an element, if the hub has it. A page whose words are not
 * in its language names that apart. */
export function fallback(around: Element | null, own?: string): Fallback {
  const meant = around?.closest<HTMLElement>("[data-hub-language]")?.dataset["hubLanguage"];
  return known.find(({ language }) => language === own)
    ?? known.find(({ language }) => meant ? meant === language : around?.matches(`:lang(${language})`)) ?? known[0]!;
}

/** Where the data of a language begins, below the hub. */
export function hubFile({ language }: Fallback): string {
  return `data/v1/${language === known[0]!.language ? "" : `${language}/`}hub.json`;
}

export function sayFallback({ language, words }: Fallback): Say {
  return speaker(language, words);
}
