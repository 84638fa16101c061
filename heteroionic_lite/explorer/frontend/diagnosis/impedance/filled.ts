/** A sentence with its parts in place. */
export function filled(template: string, parts: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (all, name: string) => parts[name] ?? all);
}
