// <hub-saved>: programs and services that were saved, with notes; those that were
// looked at; and a list that somebody shared. Facts are read from programs' pages.

import { allTerms, type Questions } from "../engine/hub.ts";
import { comparing } from "../finder/compare.ts";
import { button } from "../shared/button.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { onSignals, setSignals, signals, type Saved } from "../shared/signals.ts";
import type { Site } from "../shared/site.ts";
import { star } from "../shared/star.ts";
import { onStored } from "../shared/storage.ts";
import { entry, type Entry, type SheetContext } from "./entry.ts";
import { exploredList } from "./explored.ts";
import { longest } from "./file.ts";
import { fromKey, fromLink, keyOf } from "./link.ts";
import type { Listing } from "./listing.ts";
import { noteField, notes, setNote } from "./note.ts";
import { looked } from "./questions.ts";
import css from "./saved.css";
import { takeAlong } from "./take.ts";
import { taking } from "./undo.ts";

const sheet = styleSheet(css);
const atOnce = 4; // pages that are read

export class HubSaved extends HubElement {
  #context!: SheetContext;
  #stop!: AbortSignal;
  #compare = h("div", { class: "compare", part: "compare" });
  #shared = h("section", { part: "shared" });
  #heading!: HTMLElement;
  #empty!: HTMLElement;
  #list = h("ul", { class: "cards", part: "list" });
  #take = h("div", { class: "actions screen" });
  #explored = h("section", { class: "screen", part: "explored" });
  #shown: string | null = null; // keys on the list

  constructor() {
    super(sheet);
  }

  protected override async build(site: Site, stop: AbortSignal): Promise<Node> {
    const { hub, read, say } = site;
    const { ask } = await read(hub.data.saved) as { ask: number[] };
    const questions = await read(hub.data.questions).catch(() => null) as Questions | null;
    this.#context = { hub, say, site, questions, facets: ask, terms: allTerms(hub), level: this.headingLevel + 1 };
    this.#stop = stop;
    this.#heading = h(headingName(this.headingLevel), { tabindex: -1 }, say("your_list"));
    this.#empty = h("p", {}, say("nothing_saved"));
    const told = h("p", { role: "status" });
    const [take, bring] = takeAlong(site, (text) => told.textContent = text, () => this.#draw(true));
    this.#take.replaceChildren(...take);
    this.#shown = null;
    this.#draw();
    this.#open();
    onSignals(() => this.#draw(), stop);
    onStored((name) => name === "saved" && this.#draw(true), stop);
    addEventListener("hashchange", () => this.#open(), { signal: stop });
    return h("div", {}, this.#compare, this.#shared, this.#heading, this.#empty, this.#list, this.#take,
      h("div", { class: "actions screen" }, bring, h("slot")), told, this.#explored);
  }

  /** Brings the lists in line with what is saved; what is in use stays as it is. */
  #draw(always = false): void {
    const { saved } = signals();
    if (!this.#explored.contains(this.root.activeElement)) this.#explored.replaceChildren(...exploredList(this.#context));
    const keys = saved.map(keyOf).join();
    if (keys === this.#shown && !always) return;
    this.#shown = keys;
    this.#empty.hidden = saved.length > 0;
    this.#take.hidden = saved.length < 1;
    this.toggleAttribute("result", saved.length > 0); // for style sheets of paper
    const compare = comparing(this.#compare, looked(signals()), this.#context);
    const entries = saved.map((one) => this.#own(one));
    this.#list.replaceChildren(...entries.map(({ item }) => item));
    const now = new Map<string, Listing>();
    void this.#load(entries, (program, { actions }, i) => {
      actions.append(...compare({ program, miles: null }));
      now.set(keyOf(saved[i]!), program);
    }).then(() => refresh(now));
  }

  #own(saved: Saved): Entry {
    const { say } = this.#context;
    const key = keyOf(saved);
    const own = entry(saved, this.#context, noteField(key, saved.name, say));
    const { name } = saved;
    own.actions.append(taking(name, say("remove"), say("removed", { name }), say, () => this.#remove(key)));
    return own;
  }

  /** Gives what undoes it. */
  #remove(key: string): () => void {
    const { saved } = signals();
    const place = saved.findIndex((one) => keyOf(one) === key);
    const note = notes()[key];
    const put = (...again: Saved[]) => {
      const others = signals().saved.filter((one) => keyOf(one) !== key);
      others.splice(place, 0, ...again);
      this.#shown = others.map(keyOf).join(); // the item itself says what became of it
      setSignals({ saved: others });
      setNote(key, again.length > 0 ? note : "");
    };
    put();
    return () => put(...saved.slice(place, place + 1));
  }

  /** Shows the list of a link that led here, and saves nothing of it. */
  #open(): void {
    const keys = fromLink(location.hash).slice(0, longest.list);
    if (keys.length < 1) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    const { say, level } = this.#context;
    const loaded: Saved[] = [];
    const entries = keys.map((key) => entry({ ...fromKey(key), name: key, offers: [] }, this.#context));
    const isNew = (one: Saved) => !signals().saved.some((own) => keyOf(own) === keyOf(one));
    this.#shared.replaceChildren(
      h(headingName(level - 1), {}, say("shared_list")),
      h("p", {}, say("shared_note")),
      h("ul", { class: "cards" }, entries.map(({ item }) => item)),
      button(say("save_all"), () => {
        setSignals({ saved: [...signals().saved, ...loaded.filter(isNew)] });
        this.#shared.replaceChildren();
        this.#heading.focus();
      }, { class: "main" }));
    void this.#load(entries, ({ name, offers }, { actions }, i) => {
      const saved = { ...fromKey(keys[i]!), name, offers };
      loaded.push(saved);
      actions.append(star(saved, say));
    });
  }

  /** Reads the pages of entries, a few at a time. */
  async #load(entries: Entry[], use: (listing: Listing, entry: Entry, i: number) => void): Promise<void> {
    const rest = entries.entries();
    const next = async () => {
      for (const [i, entry] of rest) {
        if (this.#stop.aborted) return;
        const listing = await entry.load();
        if (listing) use(listing, entry, i);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, next));
  }
}

/** What is saved was called otherwise, or offered something else, when it was saved. */
function refresh(now: Map<string, Listing>): void {
  const { saved } = signals();
  const fresh = saved.map((one) => {
    const { name, offers } = now.get(keyOf(one)) ?? one;
    return { ...one, name, offers };
  });
  if (JSON.stringify(fresh) !== JSON.stringify(saved)) setSignals({ saved: fresh });
}
