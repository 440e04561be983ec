// Whom to call. What comes back from the browser's storage is checked: anything
// may stand there.

import { recall } from "../shared/storage.ts";

export interface Person {
  name: string; // first name or initials
  phone: string; // as typed
  note: string;
  professional: boolean;
  crisis: boolean; // call in a crisis
  need: boolean; // call to talk
}

/** What is kept of a page: people, and texts by the names of their fields. */
export interface Written {
  people: Person[];
  texts: Record<string, string>;
}

export const most = 6;
export const longest = { name: 30, phone: 40, note: 120, text: 2000 }; // in UTF-16 units

/** What was written, of whatever is given. */
export function written(value: unknown): Written {
  const { people, texts } = Object(value);
  return {
    people: (Array.isArray(people) ? people : []).slice(0, most).map(person).filter(({ name }) => name),
    texts: Object.fromEntries(Object.entries(Object(texts)).map(([name, text]) => [name, cut(text, longest.text)])),
  };
}

/** Reads what is kept under a name; texts stay the same object, which fields write to. */
export function reread(name: string, texts: Written["texts"]): Person[] {
  const now = written(recall(name));
  for (const key in texts) delete texts[key];
  Object.assign(texts, now.texts);
  return now.people;
}

export function isAny({ people, texts }: Written): boolean {
  return people.length > 0 || Object.values(texts).some(Boolean);
}

/** A person of whatever is given; nameless when it is none. */
export function person(value: unknown): Person {
  const given = Object(value);
  const line = (name: keyof typeof longest) => cut(given[name], longest[name]).replace(/\s+/g, " ").trim();
  return {
    name: line("name"),
    phone: line("phone"),
    note: line("note"),
    professional: given.professional === true,
    crisis: given.crisis === true,
    need: given.need === true,
  };
}

function cut(value: unknown, most: number): string {
  return typeof value === "string" ? value.slice(0, most) : "";
}
