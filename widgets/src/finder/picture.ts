// Where results lie around a place, in miles, drawn from their coordinates. The text
// below says the same; the list is what counts.

import type { Found } from "../engine/find.ts";
import type { Place, Point } from "../engine/place.ts";
import { h, svg } from "../shared/h.ts";
import { distance } from "../shared/measure.ts";
import { placeName } from "../shared/place-field.ts";
import type { Site } from "../shared/site.ts";

/** data/v1/outlines/<region>.json: rings on a grid that fills the box; after its
 * first point each ring goes on by differences. */
interface Outline {
  box: [west: number, south: number, east: number, north: number];
  size: [width: number, height: number];
  rings: number[][];
}

const degreesPerMile = 1 / 69.09; // of a great circle of 3,958.76 miles

/** The children of a figure. All of found lies near the place. It is drawn in degrees,
 * so that a mile is as long in both directions around the place. */
export async function picture(found: Found[], place: Place, { hub, say, read }: Site): Promise<Element[]> {
  const { point: [lat, lon], keys } = place;
  const isNear = (region: string) => region === found[0]!.program.region || keys.includes(region.toLowerCase());
  const outlines = await Promise.all(hub.data.outlines.filter(isNear).map((region) =>
    read(`data/v1/outlines/${region}.json`).then((outline) => border(outline as Outline)).catch(() => null)));
  const miles = found.map((one) => one.miles!);
  const farthest = Math.max(...miles);
  const north = degreesPerMile * (farthest * 1.1 || 1); // to the edge of the picture
  const east = north / Math.cos(lat * Math.PI / 180);
  const spot = ([latitude, longitude]: Point) => `M${longitude} ${-latitude}h0`;
  return [
    svg("svg", {
      viewBox: [lon - east, -lat - north, 2 * east, 2 * north],
      preserveAspectRatio: "none",
      "aria-hidden": true,
    },
      ...outlines,
      svg("path", { class: "spots", d: found.map(({ program }) => program.point ? spot(program.point) : "").join("") }),
      svg("path", { class: "here", d: spot([lat, lon]) })),
    h("figcaption", {}, say("picture", {
      n: found.length,
      place: placeName(place, say),
      nearest: distance(Math.min(...miles), say),
      farthest: distance(farthest, say),
    })),
  ];
}

function border({ box: [west, south, east, north], size: [width, height], rings }: Outline): SVGElement {
  return svg("path", {
    d: rings.map(([x, y, ...steps]) => `M${x} ${y}l${steps}z`).join(""),
    transform: `translate(${west} ${-north})scale(${(east - west) / width} ${(north - south) / height})`,
  });
}
