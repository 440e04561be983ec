// The shape of /data/v1/hub.json: what widgets must know before anything else.
// Terms are numbered through all facets in order; that number is a TermID.

export type TermID = number;

export interface Hub {
  version: 1;
  language: string; // of the words; another than the page's where widgets hardly speak that
  direction?: "rtl"; // of the words; none is "ltr"
  path?: string; // begins the hub's paths in the page's language: "es/"
  languages: string[];
  countries?: string[]; // where somebody is who does not say a town, as in Place.keys: "us"
  asOf: string; // RFC 3339 full-date
  vocabulary: Facet[];
  numbers: number; // a checksum of which term has which number
  crisis: Crisis; // from the script, where it must be anyhow
  staleAfterDays?: number; // a listing older than this says so
  by?: Record<string, string>; // how listings were checked, in this language: "phone"
  words: Record<string, string | Record<string, string>>; // of widgets/languages, see say.ts
  keepDays: number; // see keepOnDevice of shared/storage.ts
  quickExit?: string; // where "leave quickly" goes
  data: Data;
}

/** Where the rest is. Addresses carry the base path. */
export interface Data {
  atlas: AtlasNames;
  terms: string; // see nameTerms
  rows: number; // programs in the atlas; one that serves several areas counts for each
  checklist?: string;
  suggestions?: string;
  questions?: string; // see Questions
  contacts: string;
  saved: string;
  offline?: string; // what to keep for when there is no connection; see offline/keep.ts
  outlines: string[]; // regions that have data/v1/outlines/<region>.json
}

/** Names of the atlas' first files, 16 hexadecimal digits each; "" for none. */
export interface AtlasNames {
  near: string; // directory of programs that have a point
  wide: string; // directory of all others
  words: string; // table of words of names, organizations and towns
  places: string; // table of postal codes and towns
}

/** The shape of questions.json: what to ask a program, and what terms mean. */
export interface Questions {
  facets: Record<number, string>; // by index of the facet
  terms: Record<TermID, string>; // before the facet's
  notes: Record<TermID, string>;
}

export interface Facet {
  id: string;
  label: string;
  role?: "" | "need" | "kind" | "constraint";
  similar?: boolean; // counts when programs are compared
  terms: Term[];
}

/** Without an id before terms.json is read, and without a label but for kinds of programs. */
export interface Term {
  id: string;
  label: string;
}

/** A facet as hub.json has it. */
type Sent = Omit<Facet, "terms"> & { terms: number; labels?: string[] };

export interface Crisis {
  heading: string;
  lines: CrisisLine[];
}

export interface CrisisLine {
  name: string;
  language?: string;
  call?: Contact | null;
  text?: Contact | null;
  chat?: string;
}

/** An address to act on and how people write it. */
export interface Contact {
  uri: string; // tel: or sms:
  text: string;
}

export interface Checklist {
  title: string;
  intro: string;
  steps: number; // next steps shown at most
  answers: Answer[]; // fullest first
  want: { question: string; yes: string; no: string };
  bands: Band[]; // highest first
  domains: Domain[];
  items: Item[];
  sources: Source[];
}

export interface Answer {
  id: string;
  label: string;
  value: number; // 0 to 1
  skip?: boolean;
}

export interface Band {
  id: string;
  label: string;
  from: number;
}

/** A page of the hub; url is root-relative, base path included. */
export interface Page {
  label: string;
  language?: string; // of the label, where it is not the hub.json's
  together?: boolean; // is never shown without the others of its list
  url: string;
}

/** What a gap leads to. */
export interface Lead {
  id: string;
  topics: Page[];
  programs: TermID[];
  find: Page[];
  step: string;
}

export interface Domain extends Lead {
  label: string;
  statements: string[];
  safety?: boolean;
}

export interface Item extends Lead {
  kind: "strain" | "giving";
  statement: string;
  strength?: string;
}

export interface Source {
  id: string;
  label: string;
  formal?: boolean;
}

/** Reads hub.json; throws when it is of another version, or lacks what nothing can be shown without. */
export function parseHub(value: unknown): Hub {
  const hub = value as Omit<Hub, "vocabulary"> & { vocabulary: Sent[] } | null;
  if (hub?.version !== 1 || !hub.words || !hub.vocabulary || !hub.data) throw new Error("hub.json is not of version 1");
  return {
    ...hub,
    vocabulary: hub.vocabulary.map(({ labels = [], terms, ...facet }) => ({
      ...facet, terms: [...Array(terms)].map((_, i) => ({ id: "", label: labels[i] ?? "" })),
    })),
  };
}

/** Reads terms.json into the terms that there are: "id label" of each, by facet. Throws when it has others. */
export function nameTerms({ vocabulary }: Pick<Hub, "vocabulary">, value: unknown): void {
  vocabulary.forEach(({ terms }, i) => terms.forEach((term, t) => {
    const [, id, label] = /^(\S+) (.*)$/.exec((value as string[][])[i]![t]!)!;
    Object.assign(term, { id, label });
  }));
}

/** Reads checklist.json. */
export function parseChecklist(value: unknown): Checklist {
  return value as Checklist;
}

/** All terms by TermID. */
export function allTerms(hub: Pick<Hub, "vocabulary">): Term[] {
  return hub.vocabulary.flatMap((facet) => facet.terms);
}
