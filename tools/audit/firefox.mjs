/** Opens pages in a stock Firefox and says of each what it complained about.
 *
 *     node firefox.mjs /usr/bin/firefox http://localhost:8700 book/index.html …
 *
 * The address of a folder of this machine instead opens them from a disk.
 * Writes one line of JSON a page: {"page", "figures", "ready", "complaints"}.
 */
import puppeteer from "puppeteer-core";

const [executablePath, server, ...pages] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: "firefox", executablePath, headless: true,
  // As everybody has it: puppeteer would lift the limits of pages from a disk.
  extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
});
for (const page of pages) {
  const opened = await browser.newPage();
  const complaints = [];
  opened.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  opened.on("pageerror", (error) => complaints.push(String(error)));
  let found = { figures: 0, ready: 0 };
  try {
    await opened.goto(`${server}/${page}`, { timeout: 120_000 });
    await opened.waitForFunction(
      () => !document.querySelector("[data-explorer]:not([data-ready]):not([data-failed])"),
      { timeout: 120_000, polling: 200 },
    );
    found = await opened.evaluate(() => ({
      figures: document.querySelectorAll("[data-explorer]").length,
      ready: document.querySelectorAll("[data-explorer][data-ready]").length,
    }));
  } catch (error) {
    complaints.push(String(error));
  }
  console.log(JSON.stringify({ page, ...found, complaints: complaints.map((text) => text.slice(0, 300)) }));
  await opened.close();
}
await browser.close();
