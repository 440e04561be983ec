/** Of a keyboard or pointer event, what matters here. */
export interface Press {
  type: string;
  key?: string; // a pointer has none
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  timeStamp: number; // milliseconds
}

const presses = 3;
const within = 2000; // milliseconds, from the first to the last

/** Tells of each event whether it ends the last of three presses of Shift alone: not
 * with another key, nor for a capital, nor for a click. */
export function shifts(): (event: Press) => boolean {
  let alone = false;
  let ends: number[] = [];
  return ({ type, key, altKey, ctrlKey, metaKey, timeStamp }) => {
    const shift = key === "Shift" && !altKey && !ctrlKey && !metaKey;
    if (shift && type === "keyup" && alone) ends = [...ends, timeStamp].slice(-presses);
    else if (!shift && type !== "keyup") ends = [];
    alone = shift && type === "keydown" || !shift && type === "keyup" && alone;
    return ends.length === presses && timeStamp - ends[0]! < within;
  };
}
