/** Gives a widget what stands in the fragment, "#place=80202&compact", as data-hub-*: on the
 * link before it is upgraded, later on the widget, too. The fragment goes to no server. */
export function followOptions(): void {
  const link = document.querySelector<HTMLElement>("[data-hub]");
  if (!link) return;
  const known = document.querySelector("main")!.dataset["options"]!.trim().split(" ");
  const follow = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    for (const name of said.keys()) {
      if (name[0] === "?") continue; // WordPress says a secret of its own in frames
      if (!known.includes(name)) console.warn(`hub: “${name}” is no option here, but one of ${known.join(", ")}; it is left out`);
    }
    for (const target of [link, link.closest(`hub-${link.dataset["hub"]}`)]) {
      for (const name of known) {
        const now = said.get(name);
        if (now === null) target?.removeAttribute(`data-hub-${name}`);
        else if (now !== target?.getAttribute(`data-hub-${name}`)) target?.setAttribute(`data-hub-${name}`, now);
      }
    }
  };
  follow();
  addEventListener("hashchange", follow);
}
