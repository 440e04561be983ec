// <hub-finder>: programs near a place that fit, those to ask first, and those that
// come to people. What is typed and chosen stays on this device.

import type { Query } from "../engine/find.ts";
import { allTerms, type Questions } from "../engine/hub.ts";
import { findRelaxed, type RelaxedAnswer } from "../engine/relax.ts";
import { isoWeek } from "../engine/tie.ts";
import { button } from "../shared/button.ts";
import type { CardContext } from "../shared/card.ts";
import { counted } from "../shared/counted.ts";
import { copyLink } from "../shared/copy.ts";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { placeField, placeName } from "../shared/place-field.ts";
import { privacyBar } from "../shared/privacy.ts";
import { clearSignals, noteFilters, onSignals, setSignals, signals } from "../shared/signals.ts";
import { inLanguage, type Site } from "../shared/site.ts";
import { forget, keep, recall } from "../shared/storage.ts";
import { chips } from "./chips.ts";
import { fromLink, optionsOf, toLink, toQuery, toSignals, withAge, type Choices, type Options } from "./choices.ts";
import css from "./finder.css";
import { finderForm } from "./form.ts";
import { picture } from "./picture.ts";
import { found, itemOf, notes, rest, type Item } from "./results.ts";

const sheet = styleSheet(css);
const page = 20; // programs at a time
const wide = 960; // pixels of a window where the facets stand open
const mark = "#find&"; // begins the fragment of a link
const pause = 800; // milliseconds before a count is said

export class HubFinder extends HubElement {
  #site!: Site;
  #options!: Options;
  #context!: CardContext;
  #choices!: Choices;
  #form!: HTMLFormElement;
  #heading!: HTMLElement;
  #compare = h("div", { class: "compare", part: "compare" });
  #chips = h("ul", { class: "options", part: "chips" });
  #notes = h("div");
  #picture = h("figure", { part: "picture" });
  #list = h("ul", { class: "cards", part: "list" });
  #more!: HTMLElement;
  #rest = h("div");
  #told = h("p", { role: "status" });
  #item!: Item;
  #counts: RelaxedAnswer["counts"] = new Uint32Array(); // by TermID, of what is shown
  #isNew = false; // the list is of another search
  #key = ""; // of the search that is shown
  #age: number | null = null; // that the form shows
  #count = page;
  #awaited = false; // somebody has asked to see what is found
  #finding = new AbortController();
  #saying = 0;

  constructor() {
    super(sheet);
  }

  protected override build(site: Site, stop: AbortSignal): Node {
    const { hub, say } = site;
    this.#site = site;
    this.#options = optionsOf(hub.vocabulary);
    this.#context = { hub, say, terms: allTerms(hub), questions: null, level: this.headingLevel + 1 };
    this.#form = finderForm(hub, say, placeField(site, stop), innerWidth >= wide, () => {
      this.#update();
      this.#tally();
    });
    this.#form.append(button(say("clear_all"), () => {
      clearSignals();
      this.tell(say("cleared"));
    }));
    this.#heading = h(headingName(this.headingLevel), { tabindex: -1 }, say("loading"));
    this.#more = button(say("more"), () => void this.#find(page));
    this.#key = "";
    this.#restore();
    onSignals(() => this.#follow(), stop);
    onSignals(() => this.#clear(), stop, "clear");
    addEventListener("hashchange", () => {
      if (location.hash.startsWith(mark)) this.#restore(); // pasted into the address bar
    }, { signal: stop });
    return h("div", {
      class: "finder",
      onchange: ({ target }) => this.#changed(target as HTMLInputElement),
      onsubmit: (event) => this.#submitted(event),
    },
      h("div", {}, this.#form, privacyBar(site, stop, "hub-checklist, hub-contacts, hub-plan, hub-saved")),
      h("section", { part: "results" },
        this.#heading, this.#compare, this.#chips, this.#notes, this.#picture, this.#list, this.#more, this.#rest,
        h("div", { class: "actions screen" },
          button(say("share"), () => void this.#share()), button(say("print"), () => print()), h("slot")),
        this.#told));
  }

  /** Begins with the link that led here, or with what this tab has kept. */
  #restore(): void {
    const { hash, pathname, search } = location;
    const shared = hash.startsWith(mark);
    this.#choices = fromLink(shared ? hash : String(recall("finder") ?? ""), this.#options, this.#form);
    if (shared) {
      history.replaceState(history.state, "", pathname + search);
      setSignals(toSignals(hash, this.#form, this.#site.say));
    }
    this.#update();
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
    this.#awaited = this.#form.querySelector("input")!.value !== placeName(signals().place, this.#site.say);
    if (!this.#awaited) this.#heading.focus();
  }

  /** Goes to the list when somebody waits for it. */
  #arrive(): void {
    if (this.#awaited) this.#heading.focus();
    this.#awaited = false;
  }

  async #find(more = 0): Promise<void> {
    const { hub } = this.#site;
    const state = signals();
    const { place, radius, age } = state;
    const key = JSON.stringify([...this.#choices, place, radius, age]);
    const asked = new URLSearchParams([...this.#choices]).toString();
    if (asked) keep("finder", asked);
    else forget("finder");
    if (key === this.#key && !more) {
      if (place && placeName(place, this.#site.say) === this.#form.querySelector("input")!.value) this.#arrive(); // the same in other words
      return;
    }
    if (!more) this.#count = page;
    const query = toQuery(this.#choices, this.#options, state, this.#count += more);
    const { must, nice } = query;
    if (!this.emit("search", { must, nice, radius })) return;
    if (!more) {
      this.#key = key;
      this.#isNew = true;
      this.#item = itemOf(query, this.#context, this.#compare);
    }
    this.#finding.abort();
    const { signal } = this.#finding = new AbortController();
    try {
      const answer = await findRelaxed(this.#site.atlas(), hub.vocabulary, query, isoWeek(new Date()),
        (answer) => this.#draw(answer, query), signal);
      if (answer.lost > 0 && await this.restart(this.#site)) return;
      await this.#finish(answer, query, signal);
      if (more) this.#list.children[this.#count - more]?.querySelector("a")?.focus();
    } catch (error) {
      if (signal.aborted) return;
      this.#heading.textContent = this.#site.say("lost");
      this.fail(error, this.#notes);
    }
  }

  /** Cards that are listed stay as they are, and keep the focus, unless others come between. */
  #draw(answer: RelaxedAnswer, query: Query): void {
    const { fits, more, done, relaxed, lost } = answer;
    const { place, text } = query;
    const { say } = this.#site;
    if (!done && fits.length < 1) return; // the list before stays so long
    if (this.#isNew || relaxed.length > 0) this.#list.replaceChildren();
    this.#isNew = false;
    this.#list.append(...fits.slice(this.#list.children.length).map(this.#item));
    this.#picture.hidden = !place || fits.length < 2;
    this.#heading.textContent = lost > 0 && fits.length < 1 ? say("lost")
      : place || text || fits.length > 0 ? found(fits.length, more, place, say) : say("begin");
    if (!done) return;
    this.#notes.replaceChildren(h("div", {}, notes(answer, query, this.#context)));
    this.#more.hidden = !more;
    this.#counts = answer.counts;
    this.#tally();
    this.toggleAttribute("result", fits.length > 0); // for style sheets of paper
  }

  #tally(): void {
    for (const { name, parentElement } of this.#form.elements as Iterable<HTMLInputElement>) {
      const option = this.#options.get(name);
      if (option) parentElement!.lastElementChild!.textContent = String(this.#counts[option.id] || "");
    }
  }

  async #finish(answer: RelaxedAnswer, { place }: Query, signal: AbortSignal): Promise<void> {
    const { fits, askFirst, wide, lost } = answer;
    clearTimeout(this.#saying);
    const { say } = this.#site;
    this.#saying = setTimeout(() => this.tell(
      lost > 0 && fits.length < 1 ? say("lost") : counted(fits.length, askFirst.length, say)), pause);
    this.#arrive();
    if (askFirst.length > 0) {
      this.#context.questions ??= await this.#site.read(this.#site.hub.data.questions).catch(() => null) as Questions | null;
    }
    signal.throwIfAborted();
    this.#rest.replaceChildren(h("div", {}, rest(answer, { level: this.headingLevel, say }, this.#item)));
    this.emit("result", { fits: fits.length, askFirst: askFirst.length, wide: wide.length });
    if (this.#picture.hidden) return;
    const drawn = await picture(fits, place!, this.#site);
    signal.throwIfAborted();
    this.#picture.replaceChildren(...drawn);
  }

  async #share(): Promise<void> {
    const { hub, say } = this.#site;
    this.#told.textContent = await copyLink(inLanguage(hub, `find/${mark}${toLink(this.#choices, signals())}`), say("copied"));
  }
}
