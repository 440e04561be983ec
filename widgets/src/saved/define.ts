import { define } from "../shared/element.ts";
import { HubSaved } from "./saved.ts";

define("hub-saved", HubSaved);
