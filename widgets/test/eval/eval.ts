// node eval.js FOLDER [VISITORS [SEED]]: prints what can be measured of the suggestions of a
// built hub.

import { evaluate } from "./evaluate.ts";
import { openHub } from "./hub.ts";
import { report } from "./report.ts";

const [folder = "", visitors = "1000", seed = "1"] = process.argv.slice(2);
console.log(report(await evaluate(await openHub(folder), Number(visitors), Number(seed))));
