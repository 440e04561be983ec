// A page made with React in the browser, or of what server.tsx has rendered.
import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { Help } from "./help.tsx";

const page = <StrictMode><Help /></StrictMode>;
const rendered = document.querySelector("#rendered");
if (rendered) hydrateRoot(rendered, page);
else createRoot(document.body.appendChild(document.createElement("div"))).render(page);
