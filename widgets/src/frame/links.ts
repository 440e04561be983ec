/** Lets links open tabs of their own: the hub's other pages may be in no frame. Numbers are
 * dialled, files saved and places on this page found from where they are. */
export function followLinks(): void {
  addEventListener("click", (event) => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
    if (!link || link.hasAttribute("download") || !link.protocol.startsWith("http")) return;
    if (link.hash && link.href.split("#")[0] === location.href.split("#")[0]) return;
    link.target = "_blank";
    link.relList.add("noopener");
  }, true);
}
