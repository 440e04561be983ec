// <hub-suggestions>: programs that may fit what a visitor looks for, with true
// reasons. Programs are loaded when somebody asks to see them, not before.

import type { Hub } from "../engine/hub.ts";
import type { Programs, ProgramSource } from "../engine/load.ts";
import { rank, type Ranking } from "../engine/rank.ts";
import { starters } from "../engine/starters.ts";
import { isoWeek } from "../engine/tie.ts";
import css from "../shared/cards.css";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import { clearSignals, onSignals, setSignals, signals, type Signals } from "../shared/signals.ts";
import type { Site } from "../shared/site.ts";
import { text } from "../shared/text.ts";
import { choices, chosen } from "./choices.ts";
import { listView } from "./list.ts";

const sheet = styleSheet(css);
const words = text.suggestions;

export class HubSuggestions extends HubElement {
  #hub!: Hub;
  #source!: ProgramSource;
  #form!: HTMLFormElement;
  #list!: HTMLElement;
  #all: Programs | null = null; // once they are loaded, the list follows the signals

  constructor() {
    super(sheet);
  }

  protected override build({ hub, programs }: Site, stop: AbortSignal): Node {
    this.#hub = hub;
    this.#source = programs;
    this.#list = h("div", { part: "list" });
    this.#form = h("form", { novalidate: true, part: "form" });
    this.#fill();
    this.#form.addEventListener("change", () => setSignals(chosen(this.#form)));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#ask();
    });
    onSignals(() => this.#draw(), stop);
    const view = document.createDocumentFragment();
    view.append(h("p", { class: "quiet screen" }, words.noAccount), this.#form, this.#list);
    return view;
  }

  #fill(): void {
    this.#form.replaceChildren(
      h("div", {}, choices(this.#hub.vocabulary, signals())),
      h("div", { class: "actions" },
        h("button", { class: "main", part: "button" }, words.show),
        h("button", { type: "button", part: "button", onclick: () => this.#clear() }, words.clear)),
    );
  }

  async #ask(): Promise<void> {
    this.say(words.loading);
    try {
      this.#all = await this.#source.load();
      setSignals(chosen(this.#form)); // draws
      this.#list.querySelector<HTMLElement>("[tabindex]")?.focus();
    } catch (error) {
      this.fail(error, this.#list);
    }
  }

  #draw(): void {
    if (!this.#all) return;
    const state = signals();
    const ranking = this.#rank(this.#all, state);
    this.setAttribute("result", ""); // for style sheets of paper
    this.#list.replaceChildren(listView(ranking, this.#all, this.#hub, state, this.headingLevel));
    this.say(words.count(ranking.fits.length, ranking.askFirst.length));
    this.emit("suggestions", { fits: ids(ranking.fits), askFirst: ids(ranking.askFirst) });
  }

  #rank(all: Programs, { needs, gaps, must: terms }: Signals): Ranking {
    const { suggestions, vocabulary } = this.#hub;
    const week = isoWeek(new Date());
    const must = { age: null, terms: [...terms] };
    return needs.length + gaps.length > 0
      ? rank(all, { needs: [...needs], gaps: [...gaps] }, must, suggestions, week)
      : starters(all, vocabulary, must, suggestions, week);
  }

  #clear(): void {
    clearSignals();
    this.#fill();
    this.#form.querySelector("input")?.focus();
    this.say(words.cleared);
  }
}

function ids(suggestions: Ranking["fits"]): string[] {
  return suggestions.map((s) => s.program.id);
}
