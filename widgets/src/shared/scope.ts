// What a page has narrowed a list of programs to, by attributes of its widget. It is the
// page's, and never becomes one of the visitor's signals.

import type { Place } from "../engine/place.ts";
import { h } from "./h.ts";
import { later } from "./later.ts";
import { link } from "./link.ts";
import type { Narrowed } from "./narrow.ts";
import type { Site } from "./site.ts";

const whole: Narrowed = { set: {}, organization: "", fixed: [], chosen: [], isFree: () => true, choosable: (facets) => facets, note: null, settle: async () => true };

/** find: see findPlaces. Rejects when what narrows could not be loaded: then there is no list, rather than another one. */
export async function scopeOf(element: Element, site: Site, find: (typed: string) => Promise<Place[]>): Promise<Narrowed> {
  return element.matches("[data-hub-organization],[data-hub-place],[data-hub-radius],[data-hub-needs],[data-hub-kinds]")
    ? (await later("narrow", () => import("./narrow.ts"))).narrowedBy(element, site, find, h, link) : whole;
}
