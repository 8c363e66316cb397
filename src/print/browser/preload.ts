/** Loads the browser's driver, the largest part of what a first print waits for on our side. */
export async function preloadBrowser(): Promise<void> {
  await import('puppeteer');
}
