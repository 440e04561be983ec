// What widgets tell the page by composed events "hub:<name>": always as little as can be,
// and what may be missing only from an element with data-hub-details. No event ever has
// a name, a number or a text that somebody typed. ../../custom-elements.json tells others.

export interface Events {
  ready: { widget: string };
  error: { widget: string; error: unknown };
  search: { filters: number; terms?: string[]; place?: string; radius?: number | null; age?: number | null };
  result: { fits: number; askFirst: number; wide: number; programs?: string[] };
  save: { saved: boolean; id?: string; service?: string | undefined };
  gap: { count: number; gaps?: { domain: string; weight: number }[] };
  contact: { count: number };
}
