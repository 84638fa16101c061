/** Loads a script of the site's own: no module and nothing fetched, which a disk does not allow. */
export function script(address: string): Promise<void> {
  return new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => done();
    element.onerror = () => failed(new Error(`${element.src} did not load`));
    document.head.append(element);
  });
}
