import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { open, startBrowser, startStage } from './stage.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Both look the same, so each has its own colors and its own width for axe. No width may scroll sideways. */
const LOOKS = { ui: { scheme: 'light', width: 1280 }, report: { scheme: 'dark', width: 360 } };
const WIDTHS = [1920, 768, 390, 320];
let stage;
let browser;

// One after the other: a browser that starts while the server fails would never be closed.
before(async () => { stage = await startStage(); browser = await startBrowser(); });
after(async () => { await browser?.close(); await stage?.stop(); });

const text = (page, selector) => page.locator(selector).first().innerText();
const failedRun = (page) => page.click('.runs tr:has(.sign.bad) .open');
const closed = (page) => page.waitForSelector('dialog', { state: 'detached' });

/** Opens the list of keys, which the button does without one, and changes its checkbox. */
async function characterKeysAct(page, wanted) {
  await page.click('[aria-label="Keys and signs"]');
  await page.waitForSelector('dialog:modal');
  await page.setChecked('[name=character-keys]', wanted);
  await page.keyboard.press('Escape');
  await closed(page);
}

/** Presses Tab until a button has the focus. */
async function tabTo(page, name) {
  for (let i = 0; i < 40; i++) {
    if (await page.evaluate(() => document.activeElement.innerText) === name) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${name}`);
}

/** No violation of axe in what is shown, and nothing that is wider than the window. The policy of the page allows no other script, so axe runs outside of it. */
async function checked(page, { width }, part = 'html') {
  const found = await page.evaluate(async ([of, rules]) => (await globalThis.axe.run(of, { runOnly: rules, resultTypes: ['violations'] })).violations
    .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`), [part, RULES]);
  assert.deepEqual(found, []);
  for (const other of [...WIDTHS, width]) {
    await page.setViewportSize({ width: other, height: other < 500 ? 780 : 900 });
    const wide = await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.documentElement.scrollWidth)))));
    assert.ok(wide <= other, `the page is ${wide} pixels wide in a window of ${other}`);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.lane-name p')].filter((line) => line.scrollWidth > line.clientWidth).map((line) => line.innerText)), [], `lines of lanes that are cut in a window of ${other}`);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('dialog')].map((dialog) => dialog.scrollWidth - dialog.clientWidth).filter((hidden) => hidden > 0)), [], `a dialog scrolls sideways in a window of ${other}`);
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.mark-run')]
      .filter((mark) => mark.firstChild.getBoundingClientRect().width > mark.clientWidth).map((mark) => mark.ariaLabel)), [], `marks narrower than their text in a window of ${other}`);
  }
}

for (const [what, path] of [['the runs', /\/window\?/], ['an open run', /\/run\/\w+$/], ['the cost', /\/cost\?/]]) {
  test(`asks for ${what} no more often than an answer takes`, async () => {
    const { page, close } = await open(browser, stage.ui, { clock: true });
    await page.click('.runs tr:has(.sign.run) .open');
    await page.waitForSelector('dialog:modal .facts');
    const time = () => page.evaluate(() => Date.now());
    let asked = 0;
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    // The cost is asked for again when a run has changed.
    let windows = 0;
    await page.route(/\/window\?/, async (route) => {
      const answer = await route.fetch();
      const found = await answer.json();
      found.runs.at(-1).status = ['FAILED', 'ABORTED'][windows++ % 2];
      await route.fulfill({ response: answer, json: found });
    });
    await page.route(path, async (route) => {
      asked++;
      if (asked === 1) await held;
      await route.fallback();
    });
    await page.clock.pauseAt(await time() + 1000);
    while (asked < 1) await page.clock.runFor(1000);
    const first = await time();
    for (let seconds = 0; seconds < 60; seconds++) await page.clock.runFor(1000);
    assert.equal(asked, 1, 'not before it is answered');
    const answered = await time();
    release();
    while (asked < 2) await page.clock.runFor(1000);
    assert.ok(await time() - answered >= answered - first, 'the server rests for as long as the answer took');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await close();
  });
}

for (const kind of ['ui', 'report']) {
  // The tests of a kind share one page, in their order; each leaves it as it was.
  describe(kind, () => {
    let opened;
    let page;
    before(async () => {
      opened = await open(browser, stage[kind], { zone: 'Europe/Berlin', scheme: LOOKS[kind].scheme });
      page = opened.page;
      await page.evaluate(axe);
    });
    after(() => opened?.close());

    test('says what is late, what comes and what it cost', async () => {
      assert.match(await text(page, '.attention'), /retl-contacts-daily late: no run started at Thu 26 Nov 09:00/);
      assert.match(await text(page, '.figures > div:nth-child(4)'), /15:15\norders-quarter-hourly, in 3 min/);
      await page.waitForFunction(() => /Cost, if it ran on AWS\s+\$0\.\d+/.test(document.querySelector('.figures > div:last-child').innerText));
      assert.match(await text(page, 'footer'), /\$0\.025 per 1,000 state transitions/);
      assert.ok(await page.locator('.mark-coming').count() > 10);
      // In this zone, the window begins with a label.
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 780 });
        await page.waitForFunction((of) => {
          const panel = document.querySelector('.axis').closest('.panel').getBoundingClientRect();
          const labels = [...document.querySelectorAll('.axis .hours span, .now-line b')].map((label) => label.getBoundingClientRect()).sort((a, b) => a.left - b.left);
          return document.documentElement.clientWidth === of && labels.every((label, i) => label.left > panel.left && label.right < panel.right && (i === 0 || label.left > labels[i - 1].right));
        }, width, { timeout: 5000 }).catch(() => assert.fail(`labels of the axis cover each other, or cross the border, in a window of ${width}`));
      }
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.click('text=Europe/Berlin');
      await page.waitForFunction(() => /14:15/.test(document.querySelector('.figures').innerText));
    });

    test('a run opens to its reasons, logs and links, and asks before a retry', async () => {
      const look = LOOKS[kind];
      await page.setViewportSize({ width: look.width, height: 900 });
      await page.locator('#connections').scrollIntoViewIfNeeded();
      await page.waitForSelector('.plot canvas');
      await checked(page, look);
      await failedRun(page);
      await page.waitForSelector('dialog .facts');
      const id = await text(page, 'dialog .facts code');
      assert.match(await text(page, 'dialog .why-group'), /Stripe → Snowflake/);
      assert.match(await text(page, 'dialog .facts'), /Cost, if it ran on AWS\s+\$0\.\d+: \d+ transitions/);
      const link = page.locator('dialog td a').first();
      assert.match(await link.getAttribute('href'), /^https:\/\/airbyte\.example\//);
      assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
      await page.click('[data-logs]');
      await page.waitForSelector('.log li');
      await checked(page, look, 'dialog');
      assert.deepEqual(await page.locator('dialog .command code').allInnerTexts(), [`./airstep runs show ${id} --on local`, "./airstep run stripe-hourly --flows 'my flows' --secrets FILE --on local"]);
      await page.fill('dialog input[type=search]', 'post /v1/JOBS');
      await page.waitForFunction(() => document.querySelectorAll('.log li').length === 1);
      await page.click('text=Retry …');
      assert.match(await text(page, '.box h2'), /^Sync this connection again\?$/);
      assert.deepEqual(await page.locator('.box .pick b').allInnerTexts(), ['Stripe → Snowflake']);
      await (kind === 'ui' ? page.waitForSelector('.box [type=submit]') : page.waitForSelector('.box .command'));
      assert.deepEqual(await page.locator('.box .command code').allInnerTexts(), kind === 'ui' ? [] : [`./airstep runs retry ${id} --flows 'my flows' --secrets FILE --on local`]);
      await checked(page, look, 'dialog');
      await page.waitForSelector('dialog:modal');
      await page.keyboard.press('Escape');
      await closed(page);
      assert.equal(await page.evaluate(() => document.activeElement.closest('tr')?.dataset.run), id, 'the focus returns to the run, after both dialogs');
      await page.setViewportSize({ width: 1280, height: 900 });
    });

    test('the keys reach each run, also one that is not shown yet', async () => {
      await page.setViewportSize({ width: 360, height: 500 });
      assert.ok(await page.locator('.more').isVisible());
      const focused = () => page.evaluate(() => {
        const row = document.activeElement.closest('tr.at');
        return row && [row.sectionRowIndex, row.getBoundingClientRect().top >= document.querySelector('.top').getBoundingClientRect().bottom];
      });
      const press = async (key, row) => {
        await page.keyboard.press(key);
        await page.waitForFunction((at) => document.activeElement.closest('tr.at')?.sectionRowIndex === at, row);
        assert.deepEqual(await focused(), [row, true], 'the row has the focus, and the header does not cover it');
      };
      for (let row = 0; row < 18; row++) await press('j', row);
      for (let row = 16; row >= 0; row--) await press('k', row);
      await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
      await page.setViewportSize({ width: 1280, height: 900 });
    });

    if (kind === 'ui') {
      test('a text that is selected with the mouse does not close its dialog', async () => {
        await page.click('[data-flow="stripe-hourly"]');
        await page.click('text=Pause …');
        await page.fill('[name=why]', 'maintenance of Stripe');
        const { x, y, height } = await page.locator('[name=why]').boundingBox();
        await page.mouse.move(x + 90, y + height / 2);
        await page.mouse.down();
        await page.mouse.move(x - 200, y + height / 2);
        await page.mouse.up();
        assert.equal(await page.inputValue('[name=why]'), 'maintenance of Stripe');
        await page.mouse.click(x - 200, y + height / 2);
        await closed(page);
        assert.equal(await page.evaluate(() => document.activeElement.dataset.flow), 'stripe-hourly');
      });
    }

    if (kind === 'ui') {
      test('a run of many connections and lines shows the first ones, finds the others, and says how many there are', async () => {
        const ids = Array.from({ length: 1000 }, (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`);
        const answers = {
          run: ({ connections: [one], ...run }) => ({ ...run, retry: ids, connections: ids.map((id, i) => ({ ...one, connectionId: id, name: `Source ${i}`, outcome: 'FAILED', reason: i < 30 ? `reason ${i}` : 'the same' })) }),
          logs: ({ lines: [line] }) => ({ omitted: 0, lines: Array(2500).fill(line) }),
          history: ({ connections: [one], ...flow }) => ({ ...flow, connections: ids.map((id) => ({ ...one, connectionId: id, label: id })) }),
        };
        const asked = /\/(run|logs|history)\/[\w-]+$/;
        await page.route(asked, async (route) => {
          const answer = await route.fetch();
          await route.fulfill({ response: answer, json: answers[asked.exec(route.request().url())[1]](await answer.json()) });
        });
        const count = (selector) => page.locator(selector).count();
        await failedRun(page);
        await page.waitForSelector('dialog:modal .facts');
        assert.equal(await count('dialog tbody tr'), 100);
        assert.equal(await count('dialog .why-group'), 20);
        await page.click('dialog .why-group + .more button');
        assert.match(await page.locator('dialog .why-group').last().innerText(), / and 950 more\s+the same$/);
        await page.click('dialog .scroll + .more button');
        assert.equal(await count('dialog tbody tr'), 200);
        await page.fill('[aria-label="Find in the connections"]', 'source 998');
        await page.waitForFunction(() => document.querySelectorAll('dialog tbody tr').length === 1);
        await page.click('[data-logs]');
        await page.waitForSelector('.log li');
        assert.equal(await count('.log li'), 2000);
        assert.equal(await text(page, '.log + .more'), 'Show more of 2,500');
        await page.click('text=Retry …');
        await page.waitForSelector('.box [type=submit]');
        assert.equal(await text(page, '.box h2'), 'Sync these 1,000 connections again?');
        assert.equal(await count('.box .pick li'), 20);
        await page.keyboard.press('Escape');
        await closed(page);
        // Another window, so that the flow is read again.
        await page.reload();
        await page.evaluate(axe);
        await page.locator('#connections').scrollIntoViewIfNeeded();
        await page.waitForSelector('.connection + .more');
        assert.ok(await count('.connection') <= 20 * await count('.connections h3'));
        await page.unroute(asked);
        await page.reload();
        await page.waitForSelector('.runs tbody tr');
        await page.evaluate(axe);
        await page.click('text=Europe/Berlin');
      });

      test('a check shows all its problems, and a stopped run who stopped it', async () => {
        let change;
        await page.route(/\/run\/\w+$/, async (route) => {
          const answer = await route.fetch();
          await route.fulfill({ response: answer, json: { ...await answer.json(), ...change } });
        });
        const opened = async (other, selector) => {
          change = other;
          await failedRun(page);
          await page.waitForSelector('dialog:modal .facts');
          const found = await page.locator(selector).allInnerTexts();
          await page.keyboard.press('Escape');
          await closed(page);
          return found;
        };
        const problems = ['Airbyte has no connection 7', 'secret slack/alerts does not exist'];
        assert.deepEqual(await opened({ problems, connections: [] }, '.dialog-body > .pick li, .dialog-body > p'), problems);
        const reason = 'A person stopped this run with ./airstep runs stop';
        assert.deepEqual(await opened({ ownReason: reason }, '.dialog-body > p'), [reason]);
        // Names from right to left stay in the order of their list.
        const names = ['מכירות (1)', 'הזמנות'];
        const connections = names.map((name) => ({ connectionId: name, name, outcome: 'FAILED', reason: 'the same' }));
        assert.deepEqual(await opened({ connections }, '.why-group b > bdi'), names);
        // That of a connection stands beside the connection.
        assert.deepEqual(await opened({}, '.dialog-body > p'), []);
        await page.unroute(/\/run\/\w+$/);
      });
    }

    test('the keyboard alone is enough', async () => {
      const all = await page.locator('.runs tbody tr').count();
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
      await page.waitForSelector('dialog:modal');
      await page.keyboard.press('Escape');
      await closed(page);
      await page.keyboard.press('?');
      assert.match(await text(page, 'dialog .keys'), /next and previous run/);
      await page.waitForSelector('dialog:modal');
      await checked(page, LOOKS[kind], 'dialog');
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.keyboard.press('Escape');
      await closed(page);
      await characterKeysAct(page, false);
      await page.keyboard.press('/');
      await page.keyboard.press('f');
      assert.equal(await page.inputValue('.search input'), '');
      assert.ok(await page.evaluate(() => document.activeElement !== document.querySelector('.search input')));
      await page.keyboard.press('ArrowLeft');
      await page.waitForFunction((label) => document.querySelector('.panel .tools [aria-pressed]').ariaPressed === label, 'false');
      await page.keyboard.press('t');
      assert.equal(await page.getAttribute('.panel .tools [aria-pressed]', 'aria-pressed'), 'false');
      await page.reload();
      await page.waitForSelector('.runs tbody tr');
      await page.evaluate(axe);
      await page.click('text=Europe/Berlin');
      await page.keyboard.press('?');
      assert.equal(await page.locator('dialog').count(), 0, 'the browser remembers it');
      await characterKeysAct(page, true);
      const now = await text(page, '#timeline + .muted');
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
      await page.waitForSelector('dialog:modal');
      await page.keyboard.press('Escape');
      await closed(page);
      assert.ok(await page.evaluate(() => document.activeElement.matches('.mark-run')), 'the focus returns to the mark');
    });

    if (kind === 'ui') {
      test('retries a run by keyboard, once, and shows the new one', async () => {
        const rows = page.locator('.runs tbody tr');
        const newest = await rows.first().getAttribute('data-run');
        // The test before has left the focus on a mark, which Enter opens too.
        await page.evaluate(() => document.activeElement.blur());
        await page.keyboard.press('f');
        await page.waitForFunction(() => [...document.querySelectorAll('.runs tbody tr')].every((row) => row.querySelector('.sign.bad, .sign.warn')));
        await page.keyboard.press('j');
        const failed = await page.locator('tr.at').getAttribute('data-run');
        const flow = await text(page, 'tr.at .open');
        await page.keyboard.press('Enter');
        await page.waitForSelector('dialog:modal .facts');
        await tabTo(page, 'Retry …');
        await page.keyboard.press('Enter');
        await page.waitForSelector('.box [type=submit]');
        assert.match(await text(page, '.box'), /It syncs in the sample world/);
        await tabTo(page, 'Start the retry');
        const sent = page.waitForRequest((request) => request.method() === 'POST');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        assert.equal(new URL((await sent).url()).pathname.split('/').slice(-3).join('/'), `run/${failed}/retry`);
        await closed(page);
        assert.equal(await text(page, '.top [role=status]'), `the retry of run ${failed} of ${flow} has started`);
        await page.keyboard.press('f');
        await page.waitForFunction((before) => document.querySelector('.runs tbody tr').dataset.run !== before, newest);
        assert.equal(await rows.first().locator('.open').innerText(), flow);
        assert.equal(await rows.first().locator('.sign').getAttribute('aria-label'), 'running');
        // The same question again, while that one runs: it has the command instead of a button.
        await page.click(`[data-run="${failed}"] .open`);
        await page.click('text=Retry …');
        await page.waitForSelector('.box .command');
        assert.match(await text(page, '.box'), /is being retried: run \w+ still runs/);
        await checked(page, LOOKS.ui, 'dialog');
        await page.keyboard.press('Escape');
        await closed(page);
      });
    }

    test('pauses a flow and resumes it, or shows the command', async () => {
      await page.click('[data-flow="retl-contacts-daily"]');
      assert.match(await text(page, '.box'), /reverse-etl/);
      if (kind === 'report') {
        assert.deepEqual(await page.locator('.box .command code').allInnerTexts(), [
          "./airstep run retl-contacts-daily --flows 'my flows' --on local",
          "./airstep flows pause retl-contacts-daily --for 2h --flows 'my flows' --on local",
          "./airstep runs ls --flow retl-contacts-daily --flows 'my flows' --on local",
        ]);
        assert.equal(await page.locator('.box .actions').count(), 0);
        await page.waitForSelector('dialog:modal');
        await page.keyboard.press('Escape');
        await closed(page);
        return;
      }
      await page.click('text=Pause …');
      assert.match(await text(page, '.box h2'), /^Pause retl-contacts-daily\?$/);
      await checked(page, LOOKS.ui, 'dialog');
      // The first field has the focus, and Enter sends it.
      await page.keyboard.type('soon');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.box [role=alert]');
      assert.equal(await text(page, '.box [role=alert]'), "'soon' is not a time such as 30m, 2h or 7d");
      await page.fill('[name=for]', '2d');
      await page.fill('[name=why]', 'HubSpot maintenance');
      await page.keyboard.press('Enter');
      await closed(page);
      assert.match(await text(page, '.top [role=status]'), /^retl-contacts-daily is paused until Sat 28 Nov 14:11 UTC: HubSpot maintenance$/);
      assert.equal(await text(page, '.top [role=status] bdi'), 'HubSpot maintenance');
      const lane = '.lane:has([data-flow="retl-contacts-daily"]) .next';
      await page.waitForFunction((of) => document.querySelector(of).innerText === 'paused until 28 Nov', lane);
      assert.ok(await page.evaluate(() => !document.querySelector('.attention')?.innerText.includes('retl-contacts-daily')), 'a paused flow is not late');
      await checked(page, LOOKS.ui);
      await page.setViewportSize({ width: 390, height: 780 });
      assert.ok(await page.isVisible(lane), 'a phone shows the pause too');
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.click('[data-flow="retl-contacts-daily"]');
      assert.match(await text(page, '.box .facts'), /paused until Sat 28 Nov 14:11 UTC: HubSpot maintenance/);
      assert.deepEqual(await page.locator('.box .facts bdi').allInnerTexts(), ['HubSpot maintenance', 'airbyte', 'reverse-etl', 'daily']);
      await page.click('text=Resume …');
      await checked(page, LOOKS.ui, 'dialog');
      await page.click('text=Resume it');
      await closed(page);
      await page.waitForFunction((of) => document.querySelector(of).innerText.startsWith('next '), lane);
    });

    if (kind === 'ui') {
      test('an open run shows what happens in it, and stays as it was left', async () => {
        await page.setViewportSize({ width: 1280, height: 300 });
        await page.click('.runs tr:has(.sign.run) .open');
        await page.waitForSelector('dialog:modal .facts');
        await page.click('[data-logs]');
        await page.fill('dialog input[type=search]', 'e');
        await page.waitForSelector('.log li');
        await page.evaluate(() => { document.querySelector('dialog').scrollTop = 60; });
        const left = () => page.evaluate(() => [document.querySelector('dialog').scrollTop, document.activeElement.value]);
        assert.deepEqual(await left(), [60, 'e']);
        const lines = await page.locator('.log li').count();
        assert.equal(await text(page, 'dialog td.nowrap'), '–');
        stage.pass('PT1M');
        await page.waitForFunction(() => /\d/.test(document.querySelector('dialog td.nowrap').innerText));
        await page.waitForFunction((few) => document.querySelectorAll('.log li').length > few, lines);
        assert.match(await text(page, 'dialog .muted'), /^running for/);
        assert.deepEqual(await left(), [60, 'e']);
        await page.click('dialog [aria-label=Close]');
        await closed(page);
        await page.setViewportSize({ width: 1280, height: 900 });
      });
    }

    test('loads nothing from elsewhere, and prints no error', () => {
      const { loaded, errors } = opened;
      assert.deepEqual(loaded.filter((url) => !url.startsWith(stage[kind]) && !url.startsWith('data:')), []);
      if (kind === 'report') assert.deepEqual([...new Set(loaded)].filter((url) => !url.startsWith('data:')), [stage.report]);
      // Chromium prints that the server has refused what the person typed.
      assert.deepEqual(errors.filter((error) => !(kind === 'ui' && /status of 400/.test(error))), []);
    });
  });
}
