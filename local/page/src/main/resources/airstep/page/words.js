const SIGNS = {
  SUCCEEDED: '✓', CHECKED: '✓', FAILED: '✗', RUNNING: '…', WAITING: '…', SKIPPED: '-', DUPLICATE: '-', '': '·',
};
const TONES = {
  SUCCEEDED: 'ok', CHECKED: 'ok', FAILED: 'bad', RUNNING: 'run', WAITING: 'run', SKIPPED: 'calm', DUPLICATE: 'calm', '': 'calm',
};
/** Worst first, as in an alert. */
const ORDER = ['UNKNOWN', 'FAILED', 'TIMED_OUT', 'ABORTED', 'CANCELLED', 'RUNNING', 'WAITING', 'SKIPPED', 'DUPLICATE', 'CHECKED', 'SUCCEEDED'];

const signOf = (outcome) => SIGNS[outcome] ?? '!';
const toneOf = (outcome) => TONES[outcome] ?? 'warn';
const isBad = (outcome) => ['bad', 'warn'].includes(toneOf(outcome));
const rank = (outcome) => (ORDER.indexOf(outcome) + ORDER.length + 1) % (ORDER.length + 1);
const worst = (outcomes) => outcomes.reduce((one, other) => (rank(other) < rank(one) ? other : one));
const inWords = (outcome) => (outcome || 'not part of the run').toLowerCase().replaceAll('_', ' ');

const plural = (count, noun) => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;
const number = (value) => value.toLocaleString('en');

/** A duration such as 4 min 12 s, in whole seconds as in runs ls. */
function duration(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min${s % 60 ? ` ${s % 60} s` : ''}`;
  if (s < 172800) return `${Math.floor(s / 3600)} h${Math.floor((s % 3600) / 60) ? ` ${Math.floor((s % 3600) / 60)} min` : ''}`;
  return `${Math.floor(s / 86400)} d${Math.floor((s % 86400) / 3600) ? ` ${Math.floor((s % 86400) / 3600)} h` : ''}`;
}

/** A distance in time in its largest unit, such as 43 min. */
function roughly(seconds) {
  const s = Math.abs(seconds);
  if (s < 60) return `${Math.floor(s)} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  return s < 172800 ? `${Math.floor(s / 3600)} h` : `${Math.floor(s / 86400)} d`;
}

function money(dollars) {
  return dollars === 0 ? '$0' : `$${dollars < 0.1 ? dollars.toFixed(4) : dollars.toFixed(2)}`;
}

/** What the estimate of a cost is called: runs on this machine cost nothing. */
const costTitle = ({ local }) => (local ? 'Cost, if it ran on AWS' : 'Cost on AWS');

/** The sign of an outcome, with its word for those who do not see it. */
function Sign({ of, silent }) {
  return el('span', { class: `sign ${toneOf(of)}`, ...(silent ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': inWords(of) }) }, signOf(of));
}

/** Signs in a row, the oldest on the left. */
function Signs({ of, what }) {
  const label = `${what}, oldest first: ${of.map(inWords).join(', ') || 'none'}`;
  return el('span.signs', { role: 'img', 'aria-label': label, title: label }, of.map((one, i) => el(Sign, { key: i, of: one, silent: true })));
}
