/** The address bar follows what is shown; where it may not, or not so often, what is shown goes on. */
export function showAddress(address: string | URL): void {
  try {
    history.replaceState(history.state, "", address);
  } catch (error) {
    console.warn(error); // a frame without rights; a browser that counts changes
  }
}
