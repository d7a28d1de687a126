import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { open, startBrowser, startStage } from './stage.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Both look the same, so each has its own windows. */
const WINDOWS = { ui: [['light', [360, 1920]], ['dark', [768]]], report: [['light', [1280]], ['dark', [360]]] };
let stage;
let browser;

before(async () => { [stage, browser] = await Promise.all([startStage(), startBrowser()]); });
after(async () => { await browser?.close(); await stage?.stop(); });

/** Every rule of axe but those that are only experimental. The policy of the page allows no other script, so it runs outside of it. */
async function violations(page, part) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate((of) => globalThis.axe.run(of, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }), part);
  return found.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`);
}

async function checked(opened, part = 'html') {
  assert.deepEqual(await violations(opened.page, part), []);
  const { wide, inner } = await opened.page.evaluate(() => ({ wide: document.documentElement.scrollWidth, inner: innerWidth }));
  assert.ok(wide <= inner, `the page is ${wide} pixels wide in a window of ${inner}`);
  assert.deepEqual(opened.errors, []);
}

const text = (page, selector) => page.locator(selector).first().innerText();
const failedRun = (page) => page.click('.runs tr:has(.sign.bad) .open');

for (const kind of ['ui', 'report']) {
  for (const [scheme, widths] of WINDOWS[kind]) {
    for (const width of widths) {
      test(`${kind}: no violation, ${scheme}, ${width} pixels`, async () => {
        const opened = await open(browser, stage[kind], { width, scheme });
        const { page } = opened;
        await page.locator('#connections').scrollIntoViewIfNeeded();
        await page.waitForSelector('.plot canvas');
        await checked(opened);
        await failedRun(page);
        await page.waitForSelector('dialog .facts');
        await page.click('[data-logs]');
        await page.waitForSelector('.log li');
        await checked(opened, 'dialog');
        await page.click('text=Retry …');
        await page.waitForSelector('.box .command');
        await checked(opened, 'dialog');
        await opened.close();
      });
    }
  }

  test(`${kind}: loads nothing from elsewhere`, async () => {
    const { page, loaded, close } = await open(browser, stage[kind]);
    await failedRun(page);
    await page.waitForSelector('dialog .facts');
    const base = kind === 'ui' ? stage.ui : stage.report;
    assert.deepEqual(loaded.filter((url) => !url.startsWith(base) && !url.startsWith('data:')), []);
    if (kind === 'report') assert.deepEqual(loaded.filter((url) => !url.startsWith('data:')), [stage.report]);
    await close();
  });

  test(`${kind}: a run opens to its reasons, logs and links, and asks before a retry`, async () => {
    const { page, errors, close } = await open(browser, stage[kind]);
    await failedRun(page);
    await page.waitForSelector('dialog .facts');
    const id = await text(page, 'dialog .facts code');
    assert.match(await text(page, 'dialog .why-group'), /Stripe → Snowflake/);
    const link = page.locator('dialog td a').first();
    assert.match(await link.getAttribute('href'), /^https:\/\/airbyte\.example\//);
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
    await page.click('[data-logs]');
    await page.fill('dialog input[type=search]', 'post /v1/JOBS');
    await page.waitForFunction(() => document.querySelectorAll('.log li').length === 1);
    await page.click('text=Retry …');
    assert.match(await text(page, '.box h2'), /^Sync this connection again\?$/);
    assert.deepEqual(await page.locator('.box .pick b').allInnerTexts(), ['Stripe → Snowflake']);
    assert.equal(await text(page, '.box .command code'), `./airstep runs retry ${id}`);
    assert.deepEqual(errors, []);
    await close();
  });

  test(`${kind}: the keyboard alone is enough`, async () => {
    const { page, errors, close } = await open(browser, stage[kind]);
    const rows = () => page.locator('.runs tbody tr').count();
    const all = await rows();
    await page.keyboard.press('/');
    await page.keyboard.type('stripe failed');
    await page.waitForFunction((before) => document.querySelectorAll('.runs tbody tr').length < before, all);
    assert.ok((await page.locator('.runs tbody .open').allInnerTexts()).every((flow) => flow === 'stripe-hourly'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const chosen = await page.locator('tr.at').getAttribute('data-run');
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog .facts');
    assert.equal(await text(page, 'dialog .facts code'), chosen);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.keyboard.press('?');
    assert.match(await text(page, 'dialog .keys'), /next and previous run/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    const range = () => text(page, '#timeline + .muted');
    const now = await range();
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction((before) => document.querySelector('#timeline + .muted').innerText !== before, now);
    await page.keyboard.press('t');
    await page.waitForFunction((before) => document.querySelector('#timeline + .muted').innerText === before, now);
    await page.waitForSelector('main[aria-busy=false]');
    // The marks are one stop of the Tab key; the arrow keys move between them.
    await page.locator('.mark-run[tabindex="0"]').focus();
    const first = await page.evaluate(() => document.activeElement.ariaLabel);
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await page.evaluate(() => document.activeElement.ariaLabel), first);
    assert.equal(await page.locator('.mark-run[tabindex="0"]').count(), 1);
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    assert.ok(await page.evaluate(() => document.activeElement.matches('.mark-run')), 'the focus returns to the mark');
    assert.deepEqual(errors, []);
    await close();
  });

  test(`${kind}: says what is late, what comes and what it cost`, async () => {
    const { page, close } = await open(browser, stage[kind], { zone: 'Europe/Berlin' });
    assert.match(await text(page, '.attention'), /retl-contacts-daily late: no run started at Thu 26 Nov 09:00/);
    assert.match(await text(page, '.figures > div:nth-child(4)'), /15:15\norders-quarter-hourly, in 3 min/);
    await page.waitForFunction(() => /\$0\.\d+/.test(document.querySelector('.figures > div:last-child').innerText));
    assert.match(await text(page, 'footer'), /\$0\.025 per 1,000 state transitions/);
    assert.ok(await page.locator('.mark-coming').count() > 10);
    await page.click('[data-flow="retl-contacts-daily"]');
    assert.match(await text(page, '.box'), /reverse-etl[^]*flows pause retl-contacts-daily/);
    await page.keyboard.press('Escape');
    await page.click('text=Europe/Berlin');
    await page.waitForFunction(() => /14:15/.test(document.querySelector('.figures').innerText));
    await close();
  });
}
