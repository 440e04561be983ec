// Where results lie around a place, in miles, drawn from their coordinates. The text
// below it says the same; the list is what counts.

import type { Found } from "../engine/find.ts";
import type { Place, Point } from "../engine/place.ts";
import { distance } from "../shared/card.ts";
import { h } from "../shared/h.ts";
import type { Site } from "../shared/site.ts";
import { text } from "../shared/text.ts";

/** data/v1/outlines/<region>.json: rings on a grid whose corners are known; after
 * its first point each ring goes on by differences. */
interface Outline {
  box: [west: number, south: number, east: number, north: number];
  size: [width: number, height: number];
  rings: number[][];
}

const milesPerDegree = 69.09; // of a great circle of 3,958.76 miles
const rings = [100, 50, 25, 10, 5, 2, 1];
const mostOutlines = 3;

/** The children of a figure; none when there is too little to draw. */
export async function picture(found: Found[], { label, point: [lat, lon] }: Place, site: Site): Promise<Element[]> {
  const near = found.filter(({ program, miles }) => program.point && miles !== null);
  if (near.length < 2) return [];
  const { outlines: known } = site.hub.data;
  const regions = [...new Set(near.map(({ program }) => program.region!))].filter((region) => known.includes(region));
  const outlines = await Promise.all(regions.slice(0, mostOutlines).map((region) =>
    site.read(`data/v1/outlines/${region}.json`).catch(() => null) as Promise<Outline | null>));
  const east = milesPerDegree * Math.cos(lat * Math.PI / 180);
  const spot = ([latitude, longitude]: Point) => `M${(longitude - lon) * east} ${(lat - latitude) * milesPerDegree}h0`;
  const farthest = Math.max(...near.map(({ miles }) => miles!), 1);
  const half = farthest * 1.1;
  const ring = rings.find((miles) => miles <= farthest)!;
  const drawn = node("svg", { viewBox: [-half, -half, 2 * half, 2 * half].join(" "), "aria-hidden": true },
    ...outlines.flatMap((outline) => outline ? border(outline) : []),
    node("circle", { r: ring }),
    node("path", { class: "spots", d: near.map(({ program }) => spot(program.point!)).join("") }),
    node("path", { class: "here", d: "M0 0h0" }));
  const nearest = Math.min(...near.map(({ miles }) => miles!));
  return [drawn, h("figcaption", { class: "quiet" },
    text.finder.picture(near.length, label, [nearest, farthest, ring].map((miles) => distance(miles, site.hub))))];

  function border({ box: [west, south, eastern, north], size: [width, height], rings }: Outline): SVGElement {
    return node("path", {
      d: rings.map(([x, y, ...steps]) => `M${x} ${y}l${steps.join(" ")}z`).join(""),
      transform: `translate(${(west - lon) * east} ${(lat - north) * milesPerDegree})scale(${
        (eastern - west) / width * east} ${(north - south) / height * milesPerDegree})`,
    });
  }
}

function node(name: string, attributes: Record<string, string | number | boolean>, ...children: SVGElement[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) element.setAttribute(key, String(attributes[key]));
  element.append(...children);
  return element;
}
