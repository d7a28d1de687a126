function Timeline({ overview, answer, view, live, setView, now, zone, words, open, pick, tell }) {
  const [track, width] = useWidth();
  const byName = useMemo(() => new Map(overview.flows.map((flow) => [flow.name, flow])), [overview]);
  const lanes = lanesOf(overview.flows, answer.all.filter((run) => overlaps(run, view, now)), answer.coming.filter((one) => millis(one.at) < view.to), words);
  const outside = answer.coming.filter((one) => one.external);
  const percent = (at) => `${(((at - view.from) / (view.to - view.from)) * 100).toFixed(3)}%`;
  const step = width > 1000 ? 1 : width > 560 ? 2 : width > 300 ? 4 : 6;
  const grid = hours(view, step, zone);
  const shift = (by) => () => setView({ from: view.from + by, to: view.to + by });
  let first = true;
  const line = (flow, some, coming, dense = isDense(coming, view, width)) => el('div.track', { key: 'track', role: 'group', 'aria-label': `Runs of ${flow}` },
    grid.map((hour) => el('i', { key: hour.at, class: `hour ${hour.day ? 'day' : ''}`, style: { left: percent(hour.at) } })),
    width > 0 && marks(some, view, now, width).map((mark) => {
      const run = mark.runs[0];
      const many = mark.runs.length > 1;
      const label = many
        ? `${countText(mark)} runs of ${flow} ${inWords(mark.status)}, from ${shown(millis(run.startedAt), 'full', zone)}`
        : `${flow} ${inWords(run.status)}, ${shown(millis(run.startedAt), 'full', zone)}, ${duration(((run.endedAt ? millis(run.endedAt) : now) - millis(run.startedAt)) / 1000)}`;
      const tab = first ? 0 : -1;
      first = false;
      return el('button', {
        key: run.id, tabIndex: tab, title: label, 'aria-label': label,
        class: `mark-run ${toneOf(mark.status)} ${mark.runs.some((one) => fits(one, byName.get(flow), words)) ? '' : 'dim'}`,
        style: { left: `${mark.left}px`, width: `${mark.right - mark.left}px` },
        onClick: () => (many ? pick(mark.runs) : open(run.id)),
      }, el('span', { 'aria-hidden': 'true' }, markText(mark)));
    }),
    coming.map((one, i) => el('span', {
      key: `coming ${i}`, class: `mark-coming ${one.external ? 'outside' : one.enabled && !one.held ? '' : 'off'} ${dense ? 'dense' : ''}`, style: { left: percent(millis(one.at)) },
      title: `${one.flow ?? one.external} ${shown(millis(one.at), 'full', zone)}${one.external ? ', another system' : one.held ? `, ${stateOf(byName.get(one.flow) ?? {}, zone)}` : one.enabled ? '' : ', switched off'}`,
    })));
  return el('section.panel', { 'aria-labelledby': 'timeline' },
    el('header', null,
      el('h2', { id: 'timeline' }, 'Timeline'),
      el('span.muted', null, `${shown(view.from, 'full', zone)} to ${shown(view.to, 'full', zone)} ${zone}`),
      el('div.tools', null,
        el('button.button.square', { onClick: shift(-DAY / 2), 'aria-label': '12 hours earlier', title: '12 hours earlier (←)' }, '‹'),
        el('button.button', { 'aria-pressed': String(live), onClick: () => setView(null), title: 'Around now (t)' }, source.live ? 'Now' : 'End'),
        el('button.button.square', { onClick: shift(DAY / 2), 'aria-label': '12 hours later', title: '12 hours later (→)' }, '›'))),
    el(Days, { days: overview.days, from: live ? null : view.from, choose: setView }),
    el('div.lanes', { onKeyDown: moveMark },
      el('div.axis', { 'aria-hidden': 'true' }, el('span'), el('div.hours', { ref: track },
        grid.filter((hour) => Math.abs(hour.at - now) / (view.to - view.from) * width > 40).map((hour) => el('span', { key: hour.at, class: hour.day ? 'day' : '', style: { '--at': percent(hour.at) } }, hour.text)))),
      lanes.map(({ flow, runs, coming }) => el('div.lane', { key: flow.name },
        el('div.lane-name', null,
          el('button', { onClick: () => tell(flow), title: flow.description || flow.name, 'data-flow': flow.name }, flow.name),
          el('p', null, flow.last.length > 0 && el(Signs, { of: flow.last.map((run) => run.status), what: 'Last runs' }),
            el('span', { class: `next ${flow.pause ? 'paused' : ''}`, title: stateOf(flow, zone) }, flow.pause ? `paused${flow.pause.until ? ` until ${shown(millis(flow.pause.until), now + DAY > millis(flow.pause.until) ? 'clock' : 'date', zone)}` : ''}` : flow.next ? `next ${shown(millis(flow.next), 'clock', zone)}` : ['DISABLED', 'UNSET'].includes(flow.state) ? 'switched off' : flow.starts ? `starts ${flow.starts}` : 'by hand'))),
        line(flow.name, runs, coming))),
      outside.length > 0 && el('div.lane', null, el('div.lane-name', null, el('span.muted', null, 'Other systems')), line('other systems', [], outside)),
      lanes.length === 0 && el('p.empty', null, 'No flow fits the filter.'),
      el(NowLine, { view, now, zone, percent })),
    el('p.legend', { 'aria-hidden': 'true' },
      ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'SKIPPED', 'RUNNING'].map((status) => el('span', { key: status }, el(Sign, { of: status, silent: true }), ` ${status === 'TIMED_OUT' ? 'timed out, stopped or unknown' : inWords(status)}`)),
      el('span', null, el('i.mark-coming'), 'planned'), el('span', null, el('i.mark-coming.off'), 'planned, switched off or paused')));
}

function NowLine({ view, now, percent }) {
  if (now < view.from || now >= view.to) return null;
  const part = (now - view.from) / (view.to - view.from);
  return el('div.now-line', { 'aria-hidden': 'true', style: { '--part': part } }, el('b', null, 'now'));
}

/** The arrow keys move from mark to mark, of which one is in the order of the Tab key. */
function moveMark(event) {
  const all = [...event.currentTarget.querySelectorAll('.mark-run')];
  const at = all.indexOf(document.activeElement);
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (at < 0 || !by) return;
  event.preventDefault();
  event.stopPropagation();
  all[Math.min(all.length - 1, Math.max(0, at + by))].focus();
}
