import { define } from "../shared/element.ts";
import { HubSuggestions } from "./suggestions.ts";

define("hub-suggestions", HubSuggestions);
