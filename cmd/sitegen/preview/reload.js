// Reloads this page when the preview has something newer. A browser allows few
// streams at once, so a page listens only while it can be seen.
{
  const shown = new URL(document.currentScript.src).searchParams.get("v");
  let stream;
  const listen = () => {
    stream?.close();
    stream = undefined;
    if (document.visibilityState !== "visible") return;
    stream = new EventSource("/_sitegen/events");
    stream.onmessage = (event) => {
      if (event.data !== shown) location.reload();
    };
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", listen);
}
