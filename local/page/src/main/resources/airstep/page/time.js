const HOUR = 3600e3;
const DAY = 24 * HOUR;
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const millis = (text) => Date.parse(text);
const iso = (time) => new Date(time).toISOString();

const FORMATS = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'short' },
  full: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};
const formatters = new Map();

/** A time in a zone, in one of the formats above. */
function shown(time, format, zone) {
  const key = `${format} ${zone}`;
  if (!formatters.has(key)) {
    formatters.set(key, new Intl.DateTimeFormat('en-GB', { ...FORMATS[format], timeZone: zone }));
  }
  return formatters.get(key).format(time).replaceAll(',', '');
}

/** The window of 24 hours around now, with some of what is to come. */
function around(now) {
  const to = Math.floor(now / HOUR) * HOUR + 9 * HOUR;
  return { from: to - DAY, to };
}

/** The hours of a window whose labels fit, each with whether it begins a day in the zone. */
function hours({ from, to }, step, zone) {
  const all = [];
  for (let at = Math.ceil(from / HOUR) * HOUR; at < to; at += HOUR) {
    const clock = shown(at, 'clock', zone);
    const hour = Number(clock.slice(0, 2));
    if (hour % step === 0) all.push({ at, text: hour === 0 ? shown(at, 'date', zone) : clock, day: hour === 0 });
  }
  return all;
}

/** Whether a run was running in a window. */
const overlaps = (run, { from, to }, now) => millis(run.startedAt) < to && (run.endedAt ? millis(run.endedAt) : now) >= from;
