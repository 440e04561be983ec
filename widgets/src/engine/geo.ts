// Points on the grid of the atlas, and how far apart they are.

import type { Point } from "./place.ts";

const axis = 2 ** 24; // cells around the earth, and from pole to pole
const earth = 3958.7613; // mean radius in miles (IUGG)
const { sin, cos } = Math;
const radian = Math.PI / 180;

/** The cell of a code: bits of x and y in turn (Morton 1966). */
export function cellOf(code: number): [x: number, y: number] {
  const cell: [number, number] = [0, 0];
  for (let bit = 1, axis = 1; code > 0; bit *= 2 - axis, axis ^= 1) {
    cell[axis]! += (code % 2) * bit;
    code = Math.floor(code / 2);
  }
  return cell;
}

/** Grid coordinates in degrees. */
export function pointAt(x: number, y: number): Point {
  return [(y / axis) * 180 - 90, (x / axis) * 360 - 180];
}

/** The middle of a cell that is so many cells of the grid wide. */
export function middleOf(code: number, wide = 1): Point {
  const [x, y] = cellOf(code);
  return pointAt(x + wide / 2, y + wide / 2);
}

/** Great-circle miles by the haversine formula. */
export function milesBetween([a, b]: Point, [c, d]: Point): number {
  const north = sin(((c - a) * radian) / 2) ** 2;
  const east = sin(((d - b) * radian) / 2) ** 2;
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(north + cos(a * radian) * cos(c * radian) * east)));
}

/** South-west and north-east corners. */
export type Box = readonly [low: Point, high: Point];

/** No point of the box is nearer than this, up to rounding. */
export function milesToBox(from: Point, [[south, west], [north, east]]: Box): number {
  const [latitude, longitude] = from;
  const along = (meridian: number) => cos((meridian - longitude) * radian);
  const meridian = west <= longitude && longitude <= east ? longitude : along(west) > along(east) ? west : east;
  // Of a meridian, the nearest point is here, or at an end.
  const nearest = Math.atan2(sin(latitude * radian), cos(latitude * radian) * along(meridian)) / radian;
  const miles = (to: number) => milesBetween(from, [to, meridian]);
  return along(meridian) > 0 ? miles(Math.min(Math.max(nearest, south), north)) : Math.min(miles(south), miles(north));
}
