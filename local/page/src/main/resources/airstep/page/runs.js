const FIRST_ROWS = 14;

function RunTable({ runs, flows, now, zone, words, open, at }) {
  const body = useRef();
  const byName = useMemo(() => new Map(flows.map((flow) => [flow.name, flow])), [flows]);
  const fitting = runs.filter((run) => fits(run, byName.get(run.flow), words));
  // The keys can choose any run, also one that is not shown yet.
  const [first, more] = useFirst(fitting, FIRST_ROWS, fitting.findIndex((run) => run.id === at) + 1);
  useLayoutEffect(() => { if (at) body.current?.querySelector('.at .open')?.focus(); }, [at]);
  return el('section.panel', { 'aria-labelledby': 'runs' },
    el('header', null, el('h2', { id: 'runs' }, 'Runs'),
      el('span.muted', { role: 'status' }, words.length ? `${number(fitting.length)} of ${number(runs.length)} fit the filter` : plural(runs.length, 'run'))),
    fitting.length === 0
      ? el('p.empty', null, runs.length ? 'No run fits the filter.' : ['No runs in this window. Start one with ', el('code', null, commandOf('start')), '.'])
      : el('table.rows.runs', null,
        el('thead', null, el('tr', null,
          el('th', null, spoken('Outcome')), el('th', null, 'Flow'), el('th', null, 'Started'), el('th.number', null, 'Took'),
          el('th.number', null, 'Failed'), el('th', null, 'Reason'), el('th', null, 'Run'))),
        el('tbody', { ref: body }, first.map((run) => el('tr', { key: run.id, class: run.id === at ? 'at' : '', 'data-run': run.id },
          el('td', null, el(Sign, { of: run.status })),
          el('td', null, el('button.open', { onClick: () => open(run.id) }, run.flow, run.check && el('span.muted', null, ' (check)'))),
          el('td.started.nowrap', { title: shown(millis(run.startedAt), 'full', zone) }, now - millis(run.startedAt) < 6 * HOUR ? `${roughly((now - millis(run.startedAt)) / 1000)} ago` : shown(millis(run.startedAt), 'full', zone)),
          el('td.took.number', null, duration(((run.endedAt ? millis(run.endedAt) : now) - millis(run.startedAt)) / 1000)),
          el('td.count.number', null, run.total == null ? null : `${run.failed ?? 0} of ${run.total}`),
          el('td.why', null, run.reason && el('span.reason', { title: run.reason }, run.reason)),
          el('td.id.mono.muted', null, run.id))))),
    more);
}
