// What TypeScript knows of the elements without any framework.
import "hub-widgets";
import { HubPlan } from "hub-widgets";
import type { HubFinder, HubFinderAttributes } from "hub-widgets/finder";

const finder: HubFinder = document.createElement("hub-finder");
const options: HubFinderAttributes = { "data-hub-place": "80202", "data-hub-compact": "", "data-hub-details": true };
for (const [name, value] of Object.entries(options)) finder.setAttribute(name, String(value));
finder.addEventListener("hub:result", ({ detail }) => console.assert(detail.fits + detail.askFirst >= 0));
document.addEventListener("hub:save", ({ detail }) => console.assert(detail.saved || detail.id !== ""));
window.addEventListener("hub:gap", ({ detail }) => console.assert(detail.count >= 0));
// @ts-expect-error: there is no such option
export const wrong: HubFinderAttributes = { "data-hub-color": "red" };
// @ts-expect-error: and this one is on or off
export const unclear: HubFinderAttributes = { "data-hub-compact": "yes" };
// @ts-expect-error: no event tells that
window.addEventListener("hub:contact", ({ detail }) => detail.name);
// @ts-expect-error: this module makes elements of links, and gives only the types of classes
export const none = new HubPlan();
