/** Where a figure comes from and what may be done with it, for what leaves the page. */

export const BOOK = "Ions across interfaces";
export const REVIEW = "Weiss et al., Electrochemical Energy Reviews 3 (2020) 221–238";
export const LICENCE = "CC BY 4.0";
export const LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/";

export function sourceOf(id: string): string {
  return `“${BOOK}”, a companion to ${REVIEW}; figure ${id}`;
}

/** Where the page is for others: the address it gives itself, else that of a web server. */
export function pageAddress(): string | null {
  const own = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
  return /^https?:/.test(own) ? own.replace(/#.*$/, "") : null;
}
