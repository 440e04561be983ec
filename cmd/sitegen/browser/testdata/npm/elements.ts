// What TypeScript knows of the elements without any framework.
import "hub-widgets";
import type { HubFinder, HubFinderAttributes } from "hub-widgets/finder";

const finder: HubFinder = document.createElement("hub-finder");
const options: HubFinderAttributes = { "data-hub-place": "80202", "data-hub-compact": "" };
for (const [name, value] of Object.entries(options)) finder.setAttribute(name, String(value));
finder.addEventListener("hub:result", ({ detail }) => console.assert(detail.fits + detail.askFirst >= 0));
// @ts-expect-error: there is no such option
export const wrong: HubFinderAttributes = { "data-hub-color": "red" };
