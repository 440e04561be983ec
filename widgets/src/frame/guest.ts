// In a frame on another website, on a page made for that (/embed/<widget>/): takes the
// widget's options from the fragment of the address, lets links open tabs, and tells a page
// that runs host.ts how high this one is. It comes before pages.ts.

import { followHost } from "./height.ts";
import { followLinks } from "./links.ts";
import { followOptions } from "./options.ts";

followOptions();
followLinks();
followHost();
