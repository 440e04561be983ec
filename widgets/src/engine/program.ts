// A listing as widgets know it. The Go twin is generator/internal/plan/data_programs.go.

import type { Contact, TermID } from "./hub.ts";

/** One listing. A term in neither offers nor lacks is not known. */
export interface Program {
  id: string;
  name: string;
  organization: string;
  status?: string; // HSDS; absent or "" is active
  city?: string;
  region?: string;
  place: "physical" | "online" | "area";
  point?: [latitude: number, longitude: number] | null;
  phone?: Contact | null;
  offers: TermID[];
  lacks: TermID[];
  minimumAge?: number | null; // years; absent: not known
  maximumAge?: number | null;
  verified?: string; // RFC 3339 full-date; absent or "": never checked
  by?: string;
}
