/** Sends a composed "hub:<name>" event; false when the page cancelled it. */
export function emit(target: EventTarget, name: string, detail: unknown): boolean {
  return target.dispatchEvent(new CustomEvent(`hub:${name}`, { bubbles: true, composed: true, cancelable: true, detail }));
}
