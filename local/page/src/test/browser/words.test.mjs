import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const here = (path) => readFile(new URL(path, import.meta.url), 'utf8');

// DurationTest of local/cli expects the same of runs ls.
test('durations are those of runs ls', async () => {
  const words = await here('../../main/resources/airstep/page/words.js');
  const { duration, roughly } = new Function(`${words}\nreturn { duration, roughly };`)();
  for (const [milliseconds, text] of Object.entries(JSON.parse(await here('durations.json')))) {
    assert.equal(duration(milliseconds / 1000), text, `${milliseconds} ms`);
  }
  assert.equal(roughly(59.9), '59 s');
});
