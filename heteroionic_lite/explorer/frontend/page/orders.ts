/** Buttons of the theme that carried their scripts with them: print, and the whole screen. */

const ORDERS: Record<string, () => unknown> = {
  print: () => window.print(),
  fullscreen: () =>
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.(),
};

export function orders(): void {
  document.addEventListener("click", (event) => {
    const ordered = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-order]") : null;
    // A frame may forbid either; nothing is lost then.
    if (ordered) void Promise.resolve(ORDERS[ordered.dataset["order"] ?? ""]?.()).catch(console.warn);
  });
}
