import { define } from "../shared/element.ts";
import { HubFinder } from "./finder.ts";

define("hub-finder", HubFinder);
