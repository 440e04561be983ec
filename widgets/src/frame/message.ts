// What host and guest say to each other. Each says it to the other's origin alone, and hears
// nobody else; what they hear may still be anything.

/** Of the page that has a frame: what is behind it. */
export interface Greeting {
  hub: "greeting";
  ground: Ground;
}

/** Of a page in a frame. */
export interface Answer {
  hub: "height";
  height: number; // CSS pixels
  waits?: boolean; // for the tool: what is below the frame had better stay where it is
  lost?: boolean; // the tool, or something it wanted; not what, which may tell what somebody looked for
}

/** "" where it is neither for sure. */
export type Ground = "light" | "dark" | "";

export function isGreeting(data: unknown): data is Greeting {
  return Object(data).hub === "greeting";
}

export function isAnswer(data: unknown): data is Answer {
  const { hub, height } = Object(data);
  return hub === "height" && typeof height === "number" && height > 0 && height < Infinity;
}
