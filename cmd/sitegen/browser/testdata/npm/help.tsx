// Part of a page made with React, as the package's README says.
import { useEffect, useRef, useState } from "react";
import type { HubFinder } from "hub-widgets";
import type {} from "hub-widgets/react";
import "hub-widgets/finder";

export function Help() {
  const finder = useRef<HubFinder>(null);
  const [searches, setSearches] = useState(0);
  const [radius, setRadius] = useState(25);
  useEffect(() => {
    const element = finder.current!;
    const count = ({ detail }: HTMLElementEventMap["hub:search"]) => setSearches((n) => n + (detail.filters >= 0 ? 1 : 0));
    element.addEventListener("hub:search", count);
    return () => element.removeEventListener("hub:search", count);
  }, []);
  return (
    <main>
      <h1>A page made with React</h1>
      <output>{searches}</output>
      <button onClick={() => setRadius(50)}>Further</button>
      <hub-finder ref={finder} data-hub-radius={radius} data-hub-compact><a href="https://hub.example/find/">Find a program</a></hub-finder>
    </main>
  );
}
