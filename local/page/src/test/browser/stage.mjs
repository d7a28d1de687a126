import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** Without these, Chromium looks for hosts of its maker at each start. */
const OFFLINE = [
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--disable-gpu',
];

/** Plays some days of the sample history, serves its page and writes its report. */
export async function startStage(days = 3) {
  const folder = await mkdtemp(join(tmpdir(), 'airstep-page-'));
  const java = spawn(process.env.PAGE_JAVA, [
    '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow',
    '-cp', process.env.PAGE_CLASSPATH, 'airstep.page.BrowserStage', folder, String(days),
  ], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => java.once('exit', resolve));
  const lines = createInterface({ input: java.stdout });
  const first = new Promise((resolve) => lines.once('line', resolve));
  const line = await Promise.race([first, ended.then(() => { throw new Error('the server of the page did not start'); })]);
  return {
    ...JSON.parse(line),
    /** Lets the runs go on, for a duration such as PT1M. */
    pass: (time) => java.stdin.write(`${time}\n`),
    stop: async () => {
      java.stdin.end();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

export function startBrowser() {
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath: process.env.PAGE_CHROMIUM, args: root ? [...OFFLINE, '--no-sandbox'] : OFFLINE });
}

/** Opens an address, with a clock that can be moved if a test asks for it. What the page prints as an error, and what it loads, is kept. */
export async function open(browser, address, { width = 1280, scheme = 'light', zone = 'UTC', clock = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 780 : 900 }, colorScheme: scheme, timezoneId: zone, reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (clock) await page.clock.install();
  const errors = [];
  const loaded = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.stack));
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(address);
  await page.waitForSelector('.runs tbody tr');
  return { page, errors, loaded, close: () => context.close() };
}
