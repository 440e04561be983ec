// <hub-suggestions>: programs that may fit what a visitor looks for, with true
// reasons. Programs are loaded when somebody asks to see them, not before.

import { allTerms, type Questions } from "../engine/hub.ts";
import { findPlaces } from "../engine/place.ts";
import type { Settings } from "../engine/settings.ts";
import { suggest, type Suggestions } from "../engine/suggest.ts";
import { atlasOf } from "../shared/atlas.ts";
import { button } from "../shared/button.ts";
import { calmly } from "../shared/calm.ts";
import { counted } from "../shared/counted.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import { placeField, placeName } from "../shared/place-field.ts";
import { privacyBar } from "../shared/privacy.ts";
import { clearSignals, onSignals, setSignals, signals } from "../shared/signals.ts";
import type { Site } from "../shared/site.ts";
import { choices, chosen, same } from "./choices.ts";
import { listView } from "./list.ts";
import { panel } from "./panel.ts";
import css from "./suggestions.css";

const sheet = styleSheet(css);

export class HubSuggestions extends HubElement {
  #site!: Site;
  #stop!: AbortSignal;
  #form!: HTMLFormElement;
  #list!: HTMLElement;
  #why!: HTMLElement; // holds the panel, once there is a list
  #asked = false; // from then on the list follows the signals
  #wanted = false; // the focus goes to the list once it is shown for the place that was typed
  #calm = false; // but holds still for what is done within it
  #drawing: AbortController | null = null;

  constructor() {
    super(sheet);
  }

  protected override build(site: Site, stop: AbortSignal): Node {
    this.#site = site;
    this.#stop = stop;
    const { say } = site;
    const fields = h("div");
    const fill = () => fields.replaceChildren(h("div", {}, choices(site.hub.vocabulary, signals(), say)));
    fill();
    const refill = calmly(fields, fill, stop);
    this.#form = h("form", { part: "form" }, fields, placeField(site, stop, async (typed) => findPlaces(atlasOf(site), typed)),
      h("div", { class: "actions" },
        h("button", { class: "main", part: "button" }, say("show")),
        button(say("clear_all"), () => this.#clear())));
    this.#form.addEventListener("change", () => {
      this.#wanted = false;
      setSignals(chosen(this.#form));
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#asked = this.#wanted = true;
      this.tell(say("loading"));
      void this.#draw();
    });
    this.#list = h("div", { part: "list" });
    this.#list.addEventListener("click", () => (this.#calm = true), true);
    this.#list.addEventListener("click", () => (this.#calm = false));
    this.#why = h("div");
    onSignals(() => {
      if (!same(chosen(this.#form), signals())) refill();
      if (!this.#calm) void this.#draw();
    }, stop);
    onSignals(() => refill(true), stop, "clear");
    stop.addEventListener("abort", () => this.#drawing?.abort());
    void this.#draw(); // asked before the element was moved, or the hub rebuilt
    return h("div", {}, privacyBar(site, stop, "hub-checklist, hub-contacts, hub-finder, hub-plan, hub-saved"), this.#form, this.#list, this.#why);
  }

  async #draw(): Promise<void> {
    if (!this.#asked) return;
    this.#drawing?.abort();
    const { signal } = (this.#drawing = new AbortController());
    try {
      const { hub, read } = this.#site;
      const settings = (await read(hub.data.suggestions)) as Settings;
      const found = await suggest(atlasOf(this.#site), hub, settings, signals(), new Date(), signal);
      if (found.lost > 0 && (await this.restart(this.#site))) return;
      if (found.lost > 0 && found.items.length + found.askFirst.length === 0) throw new Error("no program could be read");
      const questions = found.askFirst.length > 0 ? await read(hub.data.questions).catch(() => null) : null;
      if (signal.aborted) return;
      this.#show(found, questions as Questions | null);
      if (!this.#why.hasChildNodes()) this.#why.append(panel(settings, this.#site.say, this.#stop));
    } catch (error) {
      if (!signal.aborted) this.fail(error, this.#list);
    }
  }

  #show(found: Suggestions, questions: Questions | null): void {
    const { hub, say } = this.#site;
    this.setAttribute("result", ""); // for style sheets of paper
    this.#list.replaceChildren(listView(found, { hub, say, questions, terms: allTerms(hub), level: this.headingLevel }));
    this.tell(counted(found.items.length, found.askFirst.length, say));
    if (this.#wanted && this.#form.querySelector<HTMLInputElement>(".place input")!.value === placeName(signals().place, say)) {
      this.#wanted = false;
      this.#list.querySelector<HTMLElement>("[tabindex]")!.focus();
    }
    this.emit("suggestions", { fits: found.items.length, askFirst: found.askFirst.length });
  }

  #clear(): void {
    clearSignals();
    this.#form.querySelector("input")?.focus();
    this.tell(this.#site.say("cleared"));
  }
}
