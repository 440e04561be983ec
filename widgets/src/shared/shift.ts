/** Of a keyboard, pointer or focus event, what matters here. */
export interface Press {
  type: string;
  key?: string; // only a keyboard has one
  altKey?: boolean;
  ctrlKey?: boolean;
  metaKey?: boolean;
  timeStamp: number; // milliseconds
}

const within = 1000; // milliseconds, from the first to the third

/** Tells of each event whether it ends the third of three presses of Shift alone: not
 * with another key, nor for a capital, nor for a click, nor across a move of the focus. */
export function shifts(): (event: Press) => boolean {
  let alone = false;
  let ends: number[] = []; // the last first
  return ({ type, key, altKey, ctrlKey, metaKey, timeStamp }) => {
    const up = type === "keyup";
    if (key !== "Shift" || altKey || ctrlKey || metaKey) {
      if (up) return false; // of what was pressed before
      alone = false;
      ends = [];
    } else if (!up) alone = true;
    else if (alone) {
      alone = false;
      ends.unshift(timeStamp);
      return timeStamp - ends[2]! < within;
    }
    return false;
  };
}
