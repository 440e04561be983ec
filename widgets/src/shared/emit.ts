import type { Events } from "./events.ts";

/** Whether an option without a value is on. */
export function isOn(element: Element | undefined, option: string): boolean {
  return /^(true)?$/.test(element?.getAttribute(`data-hub-${option}`) ?? "-");
}

/** Sends a composed "hub:<name>" event from a widget or from something in it; false when the page
 * cancelled it. details are told where the element has data-hub-details. */
export function emit<Name extends keyof Events>(from: Element, name: Name, told: Events[Name], details?: Partial<Events[Name]>): boolean {
  const { host } = from.getRootNode() as Partial<ShadowRoot>;
  const detail = isOn(from, "details") || isOn(host, "details") ? { ...told, ...details } : told;
  const cancelable = /search|save|gap|contact/.test(name);
  return from.dispatchEvent(new CustomEvent(`hub:${name}`, { bubbles: true, composed: true, cancelable, detail }));
}
