// The same page as a server renders it. What else the package gives can be had there, too.
import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { HubFinder } from "hub-widgets/finder";
import { Help } from "./help.tsx";

declare const process: { argv: string[] };

for (const name of process.argv.slice(2)) await import(name);
if (typeof HubFinder !== "function") throw new Error("a class of the package is none");
console.log(renderToString(<StrictMode><Help /></StrictMode>));
