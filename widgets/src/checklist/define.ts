import { define } from "../shared/element.ts";
import { HubChecklist } from "./checklist.ts";

define("hub-checklist", HubChecklist);
