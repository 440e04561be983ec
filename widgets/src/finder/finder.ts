// <hub-finder>: programs near a place that fit, those to ask first, and those that
// come to people. What is typed and chosen stays on this device.

import type { Query } from "../engine/find.ts";
import { button } from "../shared/button.ts";
import { copyLink } from "../shared/copy.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { isOn } from "../shared/emit.ts";
import { h } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import type { Narrowed } from "../shared/narrow.ts";
import { later } from "../shared/later.ts";
import { placeField, placeName } from "../shared/place-field.ts";
import { privacyBar } from "../shared/privacy.ts";
import { scopeOf } from "../shared/scope.ts";
import { clearSignals, noteFilters, onSignals, setSignals, signals, type Signals } from "../shared/signals.ts";
import { inLanguage, type Site } from "../shared/site.ts";
import { forget, keep, recall } from "../shared/storage.ts";
import { nextTask, painted } from "../shared/task.ts";
import { chips } from "./chips.ts";
import { fromLink, optionsOf, toLink, toQuery, toSignals, withAge, type Choices, type Options } from "./choices.ts";
import css from "./finder.css";
import { finderForm } from "./form.ts";
import type { List } from "./list.ts";

const sheet = styleSheet(css);
const page = 20; // programs at a time
const wide = 55; // em of a column where the facets stand open, beside the list: see finder.css
const mark = "#find&"; // begins the fragment of a link

export class HubFinder extends HubElement {
  #site!: Site;
  #options!: Options;
  #narrow!: Narrowed;
  #choices!: Choices;
  #form!: HTMLFormElement;
  #heading!: HTMLElement;
  #chips = h("ul", { class: "options", part: "chips" });
  #notes = h("div");
  #told = h("p", { role: "status" });
  #whole!: Promise<void>; // what is there before anything is found is painted
  #complete!: () => void;
  #list: Promise<List> | null = null;
  #counts: Uint32Array = new Uint32Array(); // by TermID, of what is shown
  #key = ""; // of the search that is shown
  #age: number | null = null; // that the form shows
  #count = page;
  #awaited = false; // somebody has asked to see what is found
  #finding = new AbortController();

  constructor() {
    super(sheet);
  }

  protected override async build(site: Site, stop: AbortSignal): Promise<Node> {
    const { hub, say } = site;
    const find = (typed: string) => this.wanted(later("list", () => import("./list.ts")).then(({ places }) => places(site, typed)));
    const narrow = await scopeOf(this, site, find);
    stop.throwIfAborted();
    this.#site = site;
    this.#narrow = narrow;
    this.#options = new Map();
    this.#list = null;
    const isOpen = this.clientWidth >= wide * parseFloat(getComputedStyle(this).fontSize) && !isOn(this, "compact");
    const form = { ...hub, vocabulary: narrow.choosable(hub.vocabulary) };
    this.#form = finderForm(form, say, placeField(site, stop, narrow.set, find), isOpen, () => this.#named(), () => {
      this.#update();
      this.#tally();
    });
    this.#form.append(button(say("clear_all"), () => {
      clearSignals();
      this.tell(say("cleared"));
    }));
    this.#heading = h(headingName(this.headingLevel), { part: "heading", tabindex: -1 }, say("loading"));
    this.#key = "";
    this.#whole = new Promise((done) => this.#complete = done);
    await nextTask();
    await this.#restore();
    stop.throwIfAborted();
    onSignals(() => this.#follow(), stop);
    onSignals(() => this.#clear(), stop, "clear");
    addEventListener("hashchange", () => {
      if (location.hash.startsWith(mark)) void this.#restore().catch((error) => this.fail(error)); // pasted into the address bar
    }, { signal: stop });
    return h("div", {}, h("div", {
      class: "finder",
      onchange: ({ target }) => this.#changed(target as HTMLInputElement),
      onsubmit: (event) => this.#submitted(event),
    }, h("div", {}, this.#form)));
  }

  protected override async finish(stop: AbortSignal): Promise<void> {
    await painted();
    if (stop.aborted) return;
    const { say } = this.#site;
    this.#form.after(privacyBar(this.#site, stop, "hub-checklist, hub-contacts, hub-plan, hub-saved"));
    this.#form.parentElement!.after(h("section", { part: "results" },
      this.#heading, this.#narrow.note, this.#chips, this.#notes,
      h("div", { class: "actions screen" },
        button(say("share"), () => void this.#share(), { part: "button share" }),
        button(say("print"), () => print(), { part: "button print" }), h("slot")),
      this.#told));
    await painted();
    if (!await this.#narrow.settle()) setSignals({}); // there is a field for it after all
    if (!stop.aborted) this.#complete();
  }

  /** Begins with the link that led here, or with what this tab has kept. */
  async #restore(): Promise<void> {
    const { hash, href } = location;
    const shared = hash.startsWith(mark);
    const asked = shared ? hash : recall("finder");
    if (asked) await this.#named();
    this.#choices = fromLink(String(asked ?? ""), this.#options, this.#form);
    if (shared) {
      history.replaceState(history.state, "", href.split("#")[0]); // a page's base may be another
      setSignals(toSignals(hash, this.#form, this.#site.say));
    }
    this.#update();
  }

  /** Terms can be chosen from now on. */
  async #named(): Promise<void> {
    await this.wanted(this.#site.terms());
    this.#options = optionsOf(this.#site.hub.vocabulary);
  }

  /** Another widget, or another tab, may change the age. */
  #follow(): void {
    if (signals().age !== this.#age) this.#update(this.root.activeElement);
    else void this.#find();
  }

  #clear(): void {
    this.#choices.clear();
    this.#key = ""; // stars are drawn anew
    this.#update();
  }

  #changed(input: HTMLInputElement): void {
    const { name, type, checked, value } = input;
    this.#awaited = false;
    if (!name) return;
    this.#set(name, type !== "checkbox" ? value.trim() : checked ? "must" : value);
    if (this.#chips.contains(input)) void this.#find(); // the focus stays in it
    else this.#update();
  }

  #set(key: string, wish: string): void {
    if (key === "age") setSignals({ age: parseFloat(wish) }); // what is no age is none
    else if (wish) this.#choices.set(key, wish);
    else this.#choices.delete(key);
    const option = this.#options.get(key);
    if (option && wish === "must") noteFilters([option.id]);
  }

  /** Brings fields, but the one that somebody is in, chips and results in line with what is chosen. */
  #update(spared?: Element | null): void {
    const state = signals();
    const said = withAge(this.#choices, state);
    this.#age = state.age;
    for (const field of this.#form.elements as Iterable<HTMLInputElement>) {
      if (field === spared) continue;
      if (field.type === "checkbox") field.checked = said.has(field.name);
      else if (field.name) field.value = said.get(field.name) ?? "";
    }
    this.#chips.replaceChildren(...chips(said, this.#form, this.#options, this.#site.say, (key) => {
      this.#set(key, "");
      this.#update();
      (this.#chips.querySelector("button") ?? this.#heading).focus();
    }));
    void this.#find();
  }

  /** Shows what is found; a place that is still looked up is waited for. */
  #submitted(event: Event): void {
    event.preventDefault();
    this.#awaited = this.#form.querySelector("input")!.value !== placeName(this.#state().place, this.#site.say);
    if (!this.#awaited) this.#heading.focus();
  }

  /** What the visitor has let the widgets know, but for what the page has set. */
  #state(): Signals {
    return { ...signals(), ...this.#narrow.set };
  }

  /** Tells the page of a search; false when it is not to be made. */
  #asks({ place, radius, age }: Query): boolean {
    const asked = [...this.#choices.keys()];
    const filters = asked.length + Number(age !== null);
    const terms = asked.filter((key) => this.#options.has(key));
    if (this.emit("search", { filters }, { terms, place: place?.label ?? "", radius, age })) return true;
    if (!this.#key) this.#heading.textContent = this.#site.say("begin");
    return this.#awaited = false;
  }

  /** Goes to the list when somebody waits for it. */
  #arrive(): void {
    if (this.#awaited) this.#heading.focus();
    this.#awaited = false;
  }

  async #find(more = 0): Promise<void> {
    const state = this.#state();
    const { place, radius, age } = state;
    const key = JSON.stringify([...this.#choices, place, radius, age]);
    const asked = new URLSearchParams([...this.#choices]).toString();
    if (asked) keep("finder", asked);
    else forget("finder");
    if (key === this.#key && !more) {
      if (place && placeName(place, this.#site.say) === this.#form.querySelector("input")!.value) this.#arrive(); // the same in other words
      return;
    }
    const count = more ? this.#count + more : page;
    const query = { ...this.#narrow, ...toQuery(this.#choices, this.#options, state, count) };
    if (!this.#asks(query)) return;
    this.#count = count;
    if (!more) this.#key = key;
    this.#finding.abort();
    const { signal } = this.#finding = new AbortController();
    const inTime = this.late(signal, this.#notes);
    try {
      const list = await this.#fetched();
      signal.throwIfAborted();
      await list.find(query, more, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#heading.textContent = this.#site.say("lost");
      this.fail(error, this.#notes);
    } finally {
      inTime();
    }
  }

  /** What finds and shows programs; the form is there before it is fetched, and works. */
  #fetched(): Promise<List> {
    const site = this.#site;
    return this.#list ??= this.#whole.then(() => later("list", () => import("./list.ts"))).then(({ List }) => new List({
      site,
      level: this.headingLevel,
      heading: this.#heading,
      narrow: this.#narrow,
      chips: this.#chips,
      notes: this.#notes,
      more: () => void this.#find(page),
      emit: (told, details) => this.emit("result", told, details),
      isCompact: () => isOn(this, "compact"),
      tell: (message) => this.tell(message),
      lost: this.lost,
      named: () => this.#named(),
      restart: () => this.restart(site),
      arrive: () => this.#arrive(),
      drawn: (counts, some) => {
        this.#counts = counts;
        this.#tally();
        this.toggleAttribute("result", some); // for style sheets of paper
      },
    })).catch((error: unknown) => {
      this.#list = null;
      throw error;
    });
  }

  #tally(): void {
    for (const { name, parentElement } of this.#form.elements as Iterable<HTMLInputElement>) {
      const option = this.#options.get(name);
      if (option) parentElement!.lastElementChild!.textContent = String(this.#counts[option.id] || "");
    }
  }

  async #share(): Promise<void> {
    const { hub, say } = this.#site;
    const all = new Map([...this.#narrow.chosen, ...this.#choices]);
    this.#told.textContent = await copyLink(inLanguage(hub, `find/${mark}${toLink(all, this.#state())}`), say("copied"));
  }
}
