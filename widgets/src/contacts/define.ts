import { define } from "../shared/element.ts";
import { HubContacts } from "./contacts.ts";
import { HubPlan } from "./plan.ts";

define("hub-contacts", HubContacts);
define("hub-plan", HubPlan);
