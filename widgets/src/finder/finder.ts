// <hub-finder>: programs near a place that fit, those to ask first, and those that
// come to people. What is typed and chosen stays on this device.

import type { Query } from "../engine/find.ts";
import { allTerms, type Questions } from "../engine/hub.ts";
import { findRelaxed, type RelaxedAnswer } from "../engine/relax.ts";
import { isoWeek } from "../engine/tie.ts";
import { button } from "../shared/button.ts";
import type { CardContext } from "../shared/card.ts";
import cards from "../shared/cards.css";
import { HubElement, styleSheet } from "../shared/element.ts";
import { h } from "../shared/h.ts";
import { headingName } from "../shared/heading.ts";
import { placeField } from "../shared/place-field.ts";
import { noteFilters, onSignals, setSignals, signals } from "../shared/signals.ts";
import { link, type Site } from "../shared/site.ts";
import { keep, recall } from "../shared/storage.ts";
import { text } from "../shared/text.ts";
import { chips } from "./chips.ts";
import { toQuery, type Choices } from "./choices.ts";
import { comparison, type Comparison } from "./compare.ts";
import css from "./finder.css";
import { fields, type Fields } from "./form.ts";
import { fromLink, toLink, type Search } from "./link.ts";
import { picture } from "./picture.ts";
import { asks, itemOf, notes, rest, type Item } from "./results.ts";

const sheet = styleSheet(cards + css);
const words = text.finder;
const page = 20; // programs at a time
const few = 1000; // programs of a hub that are listed without a place
const wide = 960; // pixels of a window where the facets stand open
const mark = "#find&"; // begins the fragment of a link
const pause = 800; // milliseconds before a count is said

export class HubFinder extends HubElement {
  #site!: Site;
  #context!: CardContext;
  #choices!: Choices;
  #fields!: Fields;
  #comparison!: Comparison;
  #heading!: HTMLElement;
  #chips = h("ul", { class: "chips", part: "chips", onclick: ({ target }) => this.#removed(target as HTMLElement) });
  #notes = h("div");
  #list = h("ul", { class: "cards", part: "list" });
  #more = button(words.more, () => void this.#find(page));
  #picture = h("figure", { part: "picture", hidden: true });
  #rest = h("div");
  #actions = h("div", { class: "actions screen" },
    button(words.share, () => void this.#share()), button(words.print, () => print()), h("slot"));
  #told = h("p", { role: "status" });
  #shown: string[] = []; // ids, as listed
  #key = ""; // of the search that is shown
  #count = page;
  #awaited = false; // somebody has asked to see what is found
  #finding = new AbortController();
  #saying = 0;

  constructor() {
    super(sheet);
  }

  protected override build(site: Site, stop: AbortSignal): Node {
    const { hub } = site;
    this.#site = site;
    this.#context = { hub, terms: allTerms(hub), questions: null, level: this.headingLevel + 1 };
    this.#comparison = comparison(this.#context, () => [...this.#choices.terms.keys()]);
    this.#fields = fields(hub, placeField(site, stop), innerWidth >= wide);
    this.#heading = h(headingName(this.headingLevel), { tabindex: -1 });
    this.#choices = this.#restored();
    this.#key = "";
    onSignals(() => this.#update(), stop);
    stop.addEventListener("abort", () => this.#finding.abort());
    this.#update();
    return h("div", {
      class: "finder",
      onchange: ({ target }) => this.#changed(target as HTMLInputElement),
      onsubmit: (event) => this.#submitted(event),
    },
      this.#fields.form,
      h("section", { part: "results" },
        this.#heading, this.#chips, this.#notes, this.#picture, this.#list, this.#more, this.#rest,
        this.#actions, this.#told),
      this.#comparison.dialog);
  }

  /** From the link that led here, or from what this tab has kept. */
  #restored(): Choices {
    const { hub } = this.#site;
    const { hash, pathname, search } = location;
    if (hash.startsWith(mark)) {
      const { place, radius, age, ...choices } = fromLink(hash.slice(mark.length), hub);
      history.replaceState(history.state, "", pathname + search);
      setSignals({ place, radius, age });
      return choices;
    }
    const kept = Object(recall("finder")) as Record<string, unknown>;
    return { ...fromLink(String(kept["link"] ?? ""), hub), text: String(kept["text"] ?? "") };
  }

  #search(): Search {
    const { place, radius, age } = signals();
    return { ...this.#choices, place, radius, age };
  }

  #changed({ name, value, checked }: HTMLInputElement): void {
    this.#awaited = false;
    if (name === "must" || checked) this.#choices.terms.set(Number(value), name === "term" || checked);
    else this.#set(name, value.trim());
    if (name === "must") return void this.#find();
    if (checked) noteFilters([Number(value)]);
    this.#update();
  }

  /** Gives a field another value; takes off a term. */
  #set(name: string, value: string): void {
    if (name === "term") this.#choices.terms.delete(Number(value));
    if (name === "age") setSignals({ age: value ? Number(value) : null });
    if (name === "text" || name === "day" || name === "part") this.#choices[name] = value;
  }

  #removed(target: HTMLElement): void {
    if (!(target instanceof HTMLButtonElement)) return;
    const at = [...this.#chips.children].indexOf(target.closest("li")!);
    this.#set(target.name, target.value);
    this.#update();
    const next = this.#chips.children[at] ?? this.#chips.lastElementChild;
    (next?.querySelector("button") ?? this.#heading).focus();
  }

  /** Shows what is found; a place that is still looked up is waited for. */
  #submitted(event: Event): void {
    event.preventDefault();
    const typed = this.#fields.form.querySelector("input")!.value;
    this.#awaited = typed !== (signals().place?.label ?? "");
    if (!this.#awaited) this.#heading.focus();
  }

  /** Brings fields, chips and results in line with what is chosen. */
  #update(): void {
    const search = this.#search();
    this.#fields.show(search);
    this.#chips.replaceChildren(...chips(search, this.#context, this.#fields.option));
    void this.#find();
  }

  async #find(more = 0): Promise<void> {
    const { hub } = this.#site;
    const search = this.#search();
    const fragment = toLink(search, hub);
    const key = `${fragment} ${search.text}`;
    if (key === this.#key && !more) return;
    if (!more) this.#begin(key);
    const query = toQuery(search, hub.vocabulary, signals(), this.#count += more);
    if (!this.emit("search", { must: query.must, nice: query.nice, radius: query.radius })) return;
    keep("finder", { link: fragment, text: search.text });
    this.#finding.abort();
    const { signal } = this.#finding = new AbortController();
    if (!query.place && !query.text && hub.data.rows > few) return this.#clear(words.begin);
    const item = itemOf(query, this.#context, this.#comparison.buttons);
    try {
      const answer = await findRelaxed(this.#site.atlas(), hub.vocabulary, query, isoWeek(new Date()),
        (answer) => this.#draw(answer, query, item), signal);
      if (answer.lost > 0 && await this.restart(this.#site)) return;
      await this.#finish(answer, query, item, signal);
      if (more) this.#list.children[this.#count - more]?.querySelector("a")?.focus();
    } catch (error) {
      if (!signal.aborted) this.fail(error, this.#notes);
    }
  }

  #begin(key: string): void {
    this.#key = key;
    this.#count = page;
    this.#shown = [];
    this.#comparison.clear();
    if (this.#heading.textContent) return;
    this.#heading.textContent = words.looking;
    this.#actions.hidden = this.#more.hidden = true;
  }

  /** Before anything can be found. */
  #clear(message: string): void {
    this.#heading.textContent = message;
    for (const part of [this.#notes, this.#list, this.#rest]) part.replaceChildren();
    this.#more.hidden = this.#picture.hidden = true;
    this.#actions.hidden = false;
    this.removeAttribute("result");
  }

  /** Cards that stand where they should stay as they are, and keep the focus. */
  #draw(answer: RelaxedAnswer, query: Query, item: Item): void {
    const { fits, more, done } = answer;
    const from = fits.findIndex(({ program }, i) => program.id !== this.#shown[i]);
    const kept = from < 0 ? fits.length : from;
    while (this.#list.children.length > kept) this.#list.lastChild!.remove();
    this.#list.append(...fits.slice(kept).map(item));
    this.#shown = fits.map(({ program }) => program.id);
    if (done || fits.length > 0) this.#heading.textContent = words.found(fits.length, more, query.place?.label);
    if (query.place && fits.length > 1) this.#picture.hidden = false; // its space is kept
    this.#notes.replaceChildren(h("div", {}, notes(answer, query, this.#context)));
    this.#more.hidden = !more || !done;
    this.#actions.hidden = !done;
    this.#fields.count(answer.counts);
    this.toggleAttribute("result", fits.length > 0); // for style sheets of paper
  }

  async #finish(answer: RelaxedAnswer, { place }: Query, item: Item, signal: AbortSignal): Promise<void> {
    const { fits, askFirst, wide } = answer;
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => this.say(text.suggestions.count(fits.length, askFirst.length)), pause);
    if (this.#awaited) this.#heading.focus();
    this.#awaited = false;
    const ids = (found: typeof fits) => found.map(({ program }) => program.id);
    this.emit("result", { fits: ids(fits), askFirst: ids(askFirst), wide: ids(wide) });
    if (asks(answer)) {
      this.#context.questions ??= await this.#site.read(this.#site.hub.data.questions).catch(() => null) as Questions | null;
    }
    signal.throwIfAborted();
    this.#rest.replaceChildren(h("div", {}, rest(answer, this.headingLevel, item)));
    const drawn = place ? await picture(fits, place, this.#site) : [];
    signal.throwIfAborted();
    this.#picture.replaceChildren(...drawn);
    this.#picture.hidden = drawn.length === 0;
  }

  /** Copies a link to this search, or shows it where that is not allowed. */
  async #share(): Promise<void> {
    const href = link(`find/${mark}${toLink(this.#search(), this.#site.hub)}`)!;
    try {
      await navigator.clipboard.writeText(href);
      this.#told.textContent = words.copied;
    } catch {
      this.#told.replaceChildren(h("a", { href }, href));
    }
  }
}
