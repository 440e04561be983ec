// Narrows a list of programs by the attributes of its widget: see scope.ts. Loaded for elements
// that have any of these. What it uses of others is given to it: an import of them would tear their
// modules apart, for all who never load this one.

import type { Scope } from "../engine/find.ts";
import type { Facet, TermID } from "../engine/hub.ts";
import type { Place } from "../engine/place.ts";
import { listOf, valueOf, warn } from "./attributes.ts";
import type { h } from "./h.ts";
import type { link } from "./link.ts";
import type { Signals } from "./signals.ts";
import type { Site } from "./site.ts";

const farthest = 10_000; // miles

export interface Narrowed extends Required<Scope> {
  set: Partial<Pick<Signals, "place" | "radius">>; // in place of the visitor's
  chosen: [key: string, wish: "must"][]; // what is fixed, as a visitor of the hub would choose it
  /** Whether a visitor has something to choose in a term. */
  isFree(id: TermID): boolean;
  /** The facets without other terms. */
  choosable(facets: Facet[]): Facet[];
  note: HTMLElement | null; // says so; with an organization, it has the link to the whole list
  /** Looks up the place that is set, which is no more than its name before. False when there is
   * none by that name: then nothing is set. */
  settle(): Promise<boolean>;
  /** Says of an organization that the hub does not have it, to the page's author as well. */
  deny?(): void;
}

/** Reads the attributes. What can't be used is left out, but for an organization that is not
 * known: it has no programs. */
export async function narrowedBy(element: Element, site: Site, find: (typed: string) => Promise<Place[]>, make: typeof h, linkTo: typeof link): Promise<Narrowed> {
  if (valueOf(element, "needs") || valueOf(element, "kinds")) await site.terms();
  const { hub: { vocabulary, path = "" }, say } = site;
  const organization = valueOf(element, "organization");
  const set = setBy(element);
  const all = vocabulary.flatMap(({ id, role, terms }) => terms.map((term) => ({ ...term, role, key: `${id}/${term.id}` })));
  const termsOf = (option: string, meant: Facet["role"]) => [...new Set(listOf(element, option))].flatMap((name) => {
    const i = all.findIndex(({ id, role }) => id === name && role === meant);
    if (i >= 0) return i;
    warn(element, option, name, `some of ${all.flatMap(({ id, role }) => role === meant ? id : []).join(", ")}`, "it is left out");
    return [];
  });
  const needs = termsOf("needs", "need");
  const kinds = termsOf("kinds", "kind");
  const terms = [...needs, ...kinds].map((id) => all[id]!);
  const isFree = (id: TermID) => kinds.length > 0 && all[id]!.role === "kind" ? kinds.length > 1 && kinds.includes(id) : !needs.includes(id);
  const told = make("p");
  const tell = () => {
    const facts = [set.place?.label ?? [], set.radius ? say("within", { n: set.radius }) : [], terms.map(({ label }) => label)].flat();
    told.textContent = say("set_here", { facts });
    told.hidden = facts.length < 1;
  };
  tell();
  const only = make("p", {}, say("only_of", { name: organization }), " ",
    make("a", { href: linkTo(`${path}find/`) }, say("whole_list")),
    make("slot", { hidden: true })); // the page's words for its link would not be true here
  return {
    organization, set, isFree,
    fixed: [...needs.map((id) => [id]), ...kinds.length > 0 ? [kinds] : []],
    chosen: terms.map(({ key }) => [key, "must"]),
    choosable(facets) {
      let id = 0;
      return facets.map((facet) => ({ ...facet, terms: facet.terms.filter(() => isFree(id++)) })).filter(({ terms }) => terms[0]);
    },
    note: organization || !told.hidden ? make("div", { part: "narrowed" }, organization && only, told) : null,
    async settle() {
      const typed = set.place?.label;
      const place = typed ? judged(element, await find(typed).catch(() => [])) : null;
      if (place) Object.assign(set.place!, place);
      else delete set.place;
      tell();
      return place !== undefined;
    },
    deny() {
      only.firstChild!.textContent = say("not_listed", { name: organization });
      warn(element, "organization", organization, "the name of an organization as its listings have it", "there is nothing to show");
    },
  };
}

/** The place is as the page has it until it is looked up. */
function setBy(element: Element): Narrowed["set"] {
  const set: Narrowed["set"] = {};
  const radius = valueOf(element, "radius");
  const label = valueOf(element, "place");
  const miles = /^\d*\.?\d+$/.test(radius) ? Number(radius) : 0;
  if (miles > 0 && miles <= farthest) set.radius = miles;
  else if (radius) warn(element, "radius", radius, `miles above 0, at most ${farthest}`, "visitors choose");
  if (label) set.place = { label, point: [NaN, NaN], keys: [] };
  return set;
}

/** What findPlaces has found, nearest to what was meant first. */
function judged(element: Element, [place, ...others]: Place[]): Place | undefined {
  const typed = valueOf(element, "place");
  if (!place) warn(element, "place", typed, "a postal code or town of the hub", "visitors say where");
  const town = (one: Place | undefined) => one?.label.split(",")[0];
  const same = others.filter((other) => town(other) === town(place));
  if (same[0]) warn(element, "place", typed, `one of ${[place!, ...same].map(({ label }) => label).join("; ")}`, `it is ${place!.label}`);
  return place;
}
