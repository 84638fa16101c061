/** A fragment as it was before a mailer or a chat encoded it once more or wrapped its line. */

/** What a sentence or a mark-up puts behind a link. */
export const TAIL = /[)\]>}.,;:!?'"’”»*_]+$/;

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The fragment without its "#" and without what was done to it, however often. */
export function legible(hash: string): string {
  let text = hash.replace(/^#/, "");
  for (let i = 0; i < 4; i++) {
    const before = text
      .replace(/(?:%[0-9a-f]{2})+/gi, decoded)
      .replace(/=(?:\r\n|\r|\n)/g, "")
      .replace(/=3D(?=[-+.]?\d)/gi, "=")
      .replace(/&(?:amp|#38|#x26);/gi, "&");
    if (before === text) break;
    text = before;
  }
  return text;
}

/** What stands behind the id of a figure or a table in a fragment, as it came and as it can be read. */
export function behind(hash: string, id: string): string[] {
  return [hash.replace(/^#/, ""), legible(hash)].filter((text) => text.startsWith(`${id}?`)).map((text) => text.slice(id.length + 1));
}

/** The element's id that a fragment names; settings may follow. */
export function place(hash: string): string {
  const text = legible(hash).split("?")[0] ?? "";
  return document.getElementById(text) ? text : text.replace(TAIL, "");
}
