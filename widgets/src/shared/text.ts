// Every word of the widgets that does not come from the hub's content.

const programs = (n: number) => `${n} program${n === 1 ? "" : "s"}`;
const list = new Intl.ListFormat("en");

// All widgets.
export const failed = "This part could not load. Use the link below.";
export const call = (number = "") => `call ${number}`;
export const sms = (number = "") => `text ${number}`;
export const chat = "chat online";
export const print = "Print";
export const clear = "Clear";
export const clearAll = "Clear all";
export const cleared = "Cleared.";
export const privacy = "What you choose stays in this tab. The hub does not get it.";

// The card of a program.
export const ask = "Ask: ";
export const askTerm = (term: string) => `Is this for: ${term}?`;
export const askAge = "Do you help people of my age?";
export const askWhen = "When can I come?";
export const online = "Online";
export const area = "Serves a wide area";
export const checked = (day: string, by: string) => `Checked ${day}${by && ` (${by})`}`;
export const stale = "Call before you go.";
export const neverChecked = `We do not know when this was checked. ${stale}`;
export const save = "Save";

// The fields for a place.
export const where = "ZIP code or town";
export const howFar = "How far?";
export const anyDistance = "Nearest first";
export const miles = (n: number) => `Up to ${n} miles`;
export const useHere = "Use my location";
export const here = "your location";
export const hereNote = "Type a town to see online programs for your state, too.";
export const locating = "Asking your device…";
export const notLocated = "Your device did not say. Type a ZIP code or town.";
export const which = "Which one?";
export const unknownPlace = (typed: string) => `We do not know “${typed}”. Type a ZIP code or town nearby.`;
export const placesFailed = "Places could not load. Try again.";

// What finder and suggestions say of what they found.
export const age = "Age";
export const loading = "Loading programs…";
export const begin = "Type a ZIP code or town to see what is near";
export const offered = "✓ Yes";
export const lacking = "✕ No";
export const unsaid = "? Not known";
export const askFirst = "May fit: ask first";
export const askFirstNote = "We do not know all that matters to you here. One call can clear it up.";
export const count = (n: number, ask: number) => `${programs(n)}${ask > 0 ? `, and ${ask} to ask first` : ""}.`;
export const none = "No program we know of fits all of this. Take something off, look farther, or use the link below.";
export const lost = "Part of the list could not load.";
export const within = (miles: number) => `within ${miles} miles`;
export const relaxed = (radius: number | null, steps: string[]) =>
  `Few programs${radius ? ` ${within(radius)}` : ""} fit all. We also looked: ${list.format(steps)}.`;
export const dropped = (terms: string[]) => `without “${list.format(terms)}”`;
export const alsoOnline = "online";

// The checklist.
export const sources = "Who is this from? (if you like)";
export const items = "Two more things";
export const yes = "Yes";
export const no = "No";
export const skip = "Skip";
export const showMap = "Show my map";
export const nothing = "Answer any line first.";
export const updated = "Your map has changed.";
export const result = "Your map today";
export const safety = "First, for hard moments";
export const safetyContacts = "Make a safety contact list";
export const strong = "What is strong";
export const someThere = (labels: string[]) => `You have something to build on: ${list.format(labels)}.`;
export const noStrength = "You took an honest look. That takes strength.";
export const steps = "Small next steps";
export const noSteps = "Nothing to add. Come back any time.";
export const readPage = "Read: ";
export const findProgram = "Find: ";
export const notes = "Good to know";
export const thread = (domain: string, source: string) => `“${domain}” rests on one source: ${source.toLowerCase()}. A second one would make it safer.`;
export const formality = {
  formal: "You named only services and groups. A friend or family member could be part of it, too.",
  informal: "You named only people around you. A group or a service could be part of it, too.",
};
export const wholeMap = "The whole map";
export const skipped = "skipped";
export const change = "Change";

// The finder.
export const text = "Name of a program";
export const find = "Find programs";
export const narrow = "Choose what matters";
export const when = "When";
export const anyTime = "Any time";
export const now = "Open now";
export const parts = ["", " morning", " afternoon", " evening"];
export const must = "must have";
export const found = (n: number, more: boolean, place = "") =>
  `${more ? "First " : ""}${programs(n)}${place && ` near ${place}`}`;
export const more = "Show more";
export const wide = "Online or in a wide area";
export const wideNote = "You can join from where you are";
export const compare = "Compare";
export const sideBySide = "See side by side";
export const back = "Back to the list";
export const reach = "How to reach them";
export const share = "Copy a link to this list";
export const copied = "Copied. The link tells what you chose, and a town if you typed one.";
export const picture = (n: number, place: string, nearest: string, farthest: string) =>
  `${n} programs around ${place}, ${nearest} to ${farthest} away.`;

// The suggestions.
export const whoFor = "Who is it for? (if you like)";
export const show = "Show suggestions";
export const heading = "Programs that may fit";
export const starters = "Good places to start";
export const startersNote = "A mix. Choose something above to see what fits you more.";
export const basis = (signals: string[]) => `Chosen by ${list.format(signals)}, on your device. Nothing is sent.`;
export const how = "How suggestions work";
export const reasonNeed = "Helps with";
export const reasonNear = (distance: string, place: string) => `${distance} from ${place}`;
export const reasonFilter = "You looked for";
export const reasonSaved = (name: string) => `Like ${name}`;
export const reasonExplored = "Like a program you looked at";
export const map = "Your support map";
export const notForMe = "Not for me";
export const hiddenNote = (name: string) => `${name} is hidden.`;
export const undo = "Undo";
export const whyThese = "Why these?";
export const signals = {
  need: "what you want help with",
  gap: "your support map",
  near: "where you look",
  filters: "filters you used",
  saved: "programs you saved",
  explored: "programs you looked at",
  freshness: "how lately a listing was checked",
  who: "who it is for",
  hidden: "programs you hid",
};
export const always = `This always counts a little: ${signals.freshness}.`;
