import { join } from 'node:path';
import { open, startBrowser, startStage } from './stage.mjs';

const [stage, browser] = await Promise.all([startStage(9), startBrowser()]);
for (const scheme of ['light', 'dark']) {
  const { page, close } = await open(browser, stage.ui, { width: 1280, scheme });
  await page.waitForFunction(() => /\$0\.\d+/.test(document.querySelector('.figures').innerText));
  await page.screenshot({ path: join(process.argv[2], `page-${scheme}.png`), clip: { x: 0, y: 0, width: 1280, height: 860 } });
  await close();
}
await browser.close();
await stage.stop();
