/** How the last runs ended that did not succeed, such as: its last 3 runs did not succeed (2 failed, 1 aborted). */
function endsOf(ended) {
  const bad = ended.slice(ended.findLastIndex((run) => !isBad(run.status)) + 1);
  const statuses = [...new Set(bad.map((run) => run.status))];
  const counts = statuses.map((status) => `${bad.filter((run) => run.status === status).length} ${inWords(status)}`);
  const how = statuses.length === 1 ? inWords(statuses[0]) : `did not succeed (${counts.join(', ')})`;
  return `${bad.length === 1 ? 'its last run' : `its last ${bad.length} runs`} ${how}`;
}

/** What needs a person: flows that are late or stale, and those whose last run failed. */
function Attention({ overview, now, zone, open, tell }) {
  const items = [];
  for (const flow of overview.flows) {
    // A run that has not ended proves nothing yet.
    const ended = flow.last.filter((run) => run.status !== 'RUNNING');
    const last = ended.at(-1);
    if (last && isBad(last.status)) {
      items.push({ key: `${flow.name} failed`, sign: last.status, flow, text: `${endsOf(ended)}${flow.lastSuccess ? `; the last success was ${roughly((now - millis(flow.lastSuccess)) / 1000)} ago` : ''}`, act: ['Open run', () => open(last.id)] });
    }
    if (flow.late) {
      items.push({ key: `${flow.name} late`, sign: 'LATE', flow, text: `late: no run started at ${shown(millis(flow.late), 'full', zone)}, ${roughly((now - millis(flow.late)) / 1000)} ago`, act: ['Show command', () => tell(flow)] });
    }
    if (flow.stale) {
      items.push({ key: `${flow.name} stale`, sign: 'STALE', flow, text: `stale: ${flow.lastSuccess ? `its last success was ${roughly((now - millis(flow.lastSuccess)) / 1000)} ago` : 'none of its last runs succeeded'}; its freshness is ${duration(flow.stale)}`, act: ['Show command', () => tell(flow)] });
    }
  }
  return items.length === 0 ? null
    : el('section.panel.attention', { 'aria-labelledby': 'attention' },
      el('header', null, el('h2', { id: 'attention' }, 'Needs attention')),
      el('ul', null, items.map((item) => el('li', { key: item.key },
        el(Sign, { of: item.sign, silent: true }),
        el('span.text', null, el('b', null, item.flow.name), ' ', el('span.muted', null, item.text)),
        el('button.button', { onClick: item.act[1], 'aria-label': `${item.act[0]} of ${item.flow.name}` }, item.act[0])))));
}
