/** What a cell left in the page for its figure. */
export function leftIn<T>(element: Element): T {
  const text = element.querySelector('script[type="application/json"]')?.textContent ?? "";
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new Error(`its data came cut or damaged (${error instanceof Error ? error.message : String(error)})`, { cause: error });
  }
}
