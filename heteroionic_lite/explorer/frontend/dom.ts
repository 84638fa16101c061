/** Elements in one line each. */

type Content = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined>;

function apply(element: Element, attributes: Attributes, content: Content[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...content.filter((item): item is Node | string => Boolean(item)));
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...content: Content[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  apply(element, attributes, content);
  return element;
}

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...content: Content[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  apply(element, attributes, content);
  return element;
}

export function button(label: string, onClick: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = h("button", { type: "button", class: "hx-button", ...attributes }, label);
  element.addEventListener("click", onClick);
  return element;
}

/** Changes a text where it stands: the browser need not ask which rules a new node would meet. */
export function write(element: Element, text: string): void {
  const { firstChild } = element;
  if (firstChild instanceof Text && element.childNodes.length === 1) {
    if (firstChild.data !== text) firstChild.data = text;
  } else if (firstChild || text) element.textContent = text;
}

/** Sets an attribute that is another now; one that is set again has its rules looked up again. */
export function mark(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Markup that Python wrote when the book was built; never anything from a URL or from storage. */
export function trusted(markup: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = markup;
  return template.content;
}

/** Runs `draw` once per frame however often it is asked for. */
export function everyFrame(draw: () => void): { request(): void; cancel(): void } {
  let pending = 0;
  return {
    request() {
      pending ||= requestAnimationFrame(() => {
        pending = 0;
        draw();
      });
    },
    cancel() {
      cancelAnimationFrame(pending);
      pending = 0;
    },
  };
}

/** Runs `work` at once, but again only after `pause` ms; the last request is never lost. */
export function atMostEvery(pause: number, work: () => void): { request(): void; cancel(): void } {
  let last = -Infinity;
  let pending = 0;
  const run = () => {
    pending = 0;
    last = performance.now();
    work();
  };
  return {
    request() {
      const wait = last + pause - performance.now();
      if (wait <= 0) {
        clearTimeout(pending);
        run();
      } else pending ||= window.setTimeout(run, wait);
    },
    cancel() {
      clearTimeout(pending);
      pending = 0;
    },
  };
}
