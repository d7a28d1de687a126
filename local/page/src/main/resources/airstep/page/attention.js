/** What needs a person: flows that are late or stale, and those whose last run failed. */
function Attention({ overview, now, zone, open, tell }) {
  const items = [];
  for (const flow of overview.flows) {
    // A run that has not ended proves nothing yet.
    const ended = flow.last.filter((run) => run.status !== 'RUNNING');
    const last = ended.at(-1);
    if (last && isBad(last.status)) {
      const bad = ended.length - 1 - ended.findLastIndex((run) => !isBad(run.status));
      items.push({ key: `${flow.name} failed`, sign: last.status, flow, text: `${bad === 1 ? 'its last run' : `its last ${bad} runs`} ${inWords(last.status)}${flow.lastSuccess ? `; the last success was ${roughly((now - millis(flow.lastSuccess)) / 1000)} ago` : ''}`, act: ['Open run', () => open(last.id)] });
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
