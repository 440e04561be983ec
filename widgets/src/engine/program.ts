// A listing as widgets know it: facts from the core of an atlas shard, and
// details that are read only for programs to be shown.

import type { Contact, TermID } from "./hub.ts";
import type { Point } from "./place.ts";
import type { Interval } from "./when.ts";

/** What can be filtered, scored and counted without knowing whose it is. A term
 * in neither offers nor lacks is not known. */
export interface Facts {
  place: "physical" | "online" | "area";
  status?: string; // HSDS; absent or "" is active
  point?: Point | null; // the middle of a cell of 2 m
  offers: TermID[];
  lacks: TermID[];
  minimumAge?: number | null; // years; absent: not known
  maximumAge?: number | null;
  verified?: string; // RFC 3339 full-date; absent or "": never checked
  owner?: number | undefined; // stands for the organization: equal for names of equal words; absent: none
  week?: readonly Interval[] | undefined; // when it is open and its services meet; absent: not known
  key?: number; // 16 bits of the id's hash: orders equals by the week, see tie.ts
}

/** One listing. */
export interface Program extends Facts {
  id: string;
  name: string;
  organization: string;
  city?: string;
  region?: string;
  street?: string;
  postalCode?: string;
  phone?: Contact | null;
  by?: string; // how or by whom it was checked
  alert?: string; // short-lived notice
}
