import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

const here = (path) => readFile(new URL(path, import.meta.url), 'utf8');

/** Functions of scripts of the page. */
async function from(scripts, names) {
  const texts = await Promise.all(scripts.map((script) => here(`../../main/resources/airstep/page/${script}.js`)));
  return new Function(`${texts.join('\n')}\nreturn { ${names} };`)();
}

// DurationTest of local/cli expects the same of runs ls.
test('durations are those of runs ls', async () => {
  const { duration, roughly } = await from(['words'], 'duration, roughly');
  for (const [milliseconds, text] of Object.entries(JSON.parse(await here('durations.json')))) {
    assert.equal(duration(milliseconds / 1000), text, `${milliseconds} ms`);
  }
  assert.equal(roughly(59.9), '59 s');
});

test('says how the last runs ended, also if they ended differently', async () => {
  const { endsOf } = await from(['words', 'attention'], 'endsOf');
  const ends = (...statuses) => endsOf(statuses.map((status) => ({ status })));
  assert.equal(ends('SUCCEEDED', 'TIMED_OUT'), 'its last run timed out');
  assert.equal(ends('FAILED', 'SUCCEEDED', 'FAILED', 'FAILED'), 'its last 2 runs failed');
  assert.equal(ends('FAILED', 'FAILED', 'ABORTED'), 'its last 3 runs did not succeed (2 failed, 1 aborted)');
});

// The server knows the options that a command needs in its place.
test('no script writes a command by itself', async () => {
  const folder = new URL('../../main/resources/airstep/page/', import.meta.url);
  for (const file of await readdir(folder)) {
    assert.doesNotMatch(await readFile(new URL(file, folder), 'utf8'), /\.\/airstep/, file);
  }
});

test('the filter of the key f has every run that did not succeed', async () => {
  const { fits } = await from(['words', 'filter'], 'fits');
  const fitting = (word) => ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'UNKNOWN', 'CANCELLED', 'RUNNING', 'SKIPPED']
    .filter((status) => fits({ flow: 'daily', id: 'ca36', status }, null, [word]));
  assert.deepEqual(fitting('unsuccessful'), ['FAILED', 'TIMED_OUT', 'ABORTED', 'UNKNOWN', 'CANCELLED']);
  assert.deepEqual(fitting('succe'), ['SUCCEEDED']);
});
