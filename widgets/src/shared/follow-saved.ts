// Tells the hub's service worker which programs are saved, so that it keeps their
// pages, too. Without a worker, which visitors ask for, nothing happens.

import { base } from "./base.ts";
import { onSignals, signals } from "./signals.ts";
import { workers } from "./workers.ts";

export const script = new URL("sw.js", base).href;

export const savedPrograms = () => signals().saved.map(({ id }) => id);

export function followSaved(): void {
  let before = savedPrograms();
  onSignals(() => {
    const save = savedPrograms();
    const worker = workers?.controller; // another one, where another website embeds us
    if (worker?.scriptURL === script) worker.postMessage({ save, before });
    before = save;
  }, new AbortController().signal);
}
