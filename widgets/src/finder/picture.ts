// Where results lie around a place, in miles, drawn from their coordinates. The text
// below says the same; the list is what counts.

import type { Found } from "../engine/find.ts";
import type { Place } from "../engine/place.ts";
import { distance } from "../shared/card.ts";
import { h } from "../shared/h.ts";
import type { Site } from "../shared/site.ts";
import * as words from "../shared/text.ts";

/** data/v1/outlines/<region>.json: rings on a grid that fills the box; after its
 * first point each ring goes on by differences. */
interface Outline {
  box: [west: number, south: number, east: number, north: number];
  size: [width: number, height: number];
  rings: number[][];
}

const milesPerDegree = 69.09; // of a great circle of 3,958.76 miles
const distances = [100, 50, 25, 10, 5, 2, 1, 0]; // of the ring that is drawn

/** The children of a figure. All of found, the nearest first, lies near the place. */
export async function picture(found: Found[], { label, point: [lat, lon] }: Place, { hub, read }: Site): Promise<Element[]> {
  const region = found[0]!.program.region!;
  const outline = hub.data.outlines.includes(region) && await read(`data/v1/outlines/${region}.json`).catch(() => null);
  const x = (longitude: number) => (longitude - lon) * milesPerDegree * Math.cos(lat * Math.PI / 180);
  const y = (latitude: number) => (lat - latitude) * milesPerDegree;
  const miles = found.map((one) => one.miles!);
  const farthest = Math.max(...miles);
  const half = farthest * 1.1 || 1;
  const ring = distances.find((radius) => radius <= farthest)!;
  return [
    node("svg", { viewBox: [-half, -half, 2 * half, 2 * half], "aria-hidden": true },
      ...(outline ? [border(outline as Outline, x, y)] : []),
      node("circle", { r: ring }),
      node("path", { class: "spots", d: found.map(({ program: { point } }) => point ? `M${x(point[1])} ${y(point[0])}h0` : "").join("") }),
      node("path", { class: "here", d: "M0 0h0" })),
    h("figcaption", {}, words.picture(found.length, label, [Math.min(...miles), farthest, ring].map((n) => distance(n, hub)))),
  ];
}

type Axis = (degrees: number) => number;

function border({ box: [west, south, east, north], size: [width, height], rings }: Outline, x: Axis, y: Axis): SVGElement {
  return node("path", {
    d: rings.map(([startX, startY, ...steps]) => `M${startX} ${startY}l${steps}z`).join(""),
    transform: `translate(${x(west)} ${y(north)})scale(${(x(east) - x(west)) / width} ${(y(south) - y(north)) / height})`,
  });
}

function node(name: string, attributes: Record<string, unknown>, ...children: SVGElement[]): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const key in attributes) element.setAttribute(key, String(attributes[key]));
  element.append(...children);
  return element;
}
