import { base } from "./base.ts";

/** Whether this page is shown inside another: it can't lead that away, and browsers keep what is entered apart. */
export const framed = globalThis.self !== globalThis.top;
/** Whether this page is another website's: what is entered is kept there, and its scripts can read it. */
export const foreign = !!globalThis.location && base.origin !== location.origin;
