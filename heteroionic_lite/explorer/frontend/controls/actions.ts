/** The buttons, in the order in which a reader comes to need them, and what they answer. */
import { button, h, mark, write } from "../dom.ts";
import type { Figure, Part } from "../figure/figure.ts";
import { linkButton } from "../files/address.ts";
import { embedButton } from "../files/embed.ts";
import { exportButtons } from "../files/exports.ts";
import { MOST_PINS } from "./pins.ts";

export function actions(figure: Figure): Part {
  const { pins, chart } = figure;
  const pin = button("Pin", () => {
    figure.tell(pins.add()
      ? `Pinned as ${pins.list.at(-1)?.letter}: move a slider to compare.`
      : `${MOST_PINS} pins at most: unpin one first.`);
  }, { title: "Keep a copy of the figure as it is now to compare with" });
  const unpin = button("Unpin", () => {
    pins.clear();
    figure.tell("Pinned curves removed.");
    pin.focus({ preventScroll: true });
  });
  const reset = button("Reset", () => {
    figure.reset();
    figure.tell(`Sliders and axes are back at their defaults.${pins.list.length ? " Pins stay: Unpin removes them." : ""}`);
  });
  const fit = button("Fit axes", () => {
    chart.fit();
    figure.tell("Axes fitted to the curves.");
  });
  const outside = h("span", { class: "hx-outside" });
  const show = () => {
    const names = (figure.veiled ? [] : chart.outside()).map((label) => `“${label}”`);
    write(outside, names.length ? `${names.join(", ")} ${names.length > 1 ? "are" : "is"} outside the axes` : "");
    fit.classList.toggle("hx-wanted", names.length > 0);
    if (unpin.hidden !== !pins.list.length) unpin.hidden = !pins.list.length;
    mark(pin, "aria-disabled", String(pins.list.length >= MOST_PINS));
  };
  return {
    element: h("div", { class: "hx-actions", role: "group", "aria-label": "Figure" },
      pin, unpin, reset, fit, outside, figure.onPage && linkButton(figure), embedButton(figure), figure.message, exportButtons(figure)),
    words: show,
    arranged: show,
  };
}
