import { HubElement, styleSheet } from "../shared/element.ts";

export class HubSuggestions extends HubElement {
  constructor() {
    super(styleSheet(""));
  }

  protected override build(): Node {
    throw new Error("not yet");
  }
}
