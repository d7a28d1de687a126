/** Rows and duration of each connection, by flow. A flow is read when it comes into view. */
function Connections({ overview, zone, words }) {
  const flows = overview.flows.filter((flow) => flow.last.length > 0 && fits({ flow: flow.name, id: '', status: '' }, flow, words));
  return el('section.panel.connections', { 'aria-labelledby': 'connections' },
    el('header', null, el('h2', { id: 'connections' }, 'Connections'), el('span.muted', null, 'rows and duration of the last 30 runs')),
    flows.length === 0 && el('p.empty', null, words.length ? 'No flow with runs fits the filter.' : 'No flow has run yet.'),
    flows.map((flow) => el(FlowConnections, { key: flow.name, flow, zone, eager: overview.local })));
}

function FlowConnections({ flow, zone, eager }) {
  const [seen, setSeen] = useState(false);
  const ref = useRef();
  useEffect(() => {
    if (!eager) return undefined;
    const watch = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true), { rootMargin: '300px' });
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, [eager]);
  return el('div', { ref },
    el('h3', null, flow.name),
    seen ? el(Histories, { flow, zone }) : el('p.empty', null, eager ? 'Reading …' : el('button.button', { onClick: () => setSeen(true) }, `Read the last 30 runs of ${flow.name}`)));
}

function Histories({ flow, zone }) {
  const answer = useAnswer(() => source.history(flow.name), [flow.name, flow.last.at(-1)?.id, flow.last.at(-1)?.status]);
  const kept = useRef();
  if (answer?.value) kept.current = answer;
  return el(Answered, { answer: answer ?? kept.current }, ({ connections }) => (connections.length === 0
    ? el('p.empty', null, 'No run has planned its connections yet.')
    : el(ConnectionCharts, { connections, zone })));
}

function ConnectionCharts({ connections, zone }) {
  const [first, more] = useFirst(connections, 20);
  return el(Fragment, null,
    first.map((one) => el('div.connection', { key: one.connectionId },
      el('div', null, el('h4', null, one.label), el(Signs, { of: one.points.slice(-10).map((point) => point.outcome), what: `Last runs of ${one.label}` })),
      one.points.some((point) => point.seconds != null)
        ? [
          el(Chart, { key: 'rows', title: 'Rows', points: one.points, value: (point) => point.rows, text: number, zone }),
          el(Chart, { key: 'duration', title: 'Duration', points: one.points, value: (point) => point.seconds, text: duration, zone }),
        ]
        : el('p.muted', null, `${inWords(one.points.at(-1).outcome)} in the last run; no rows or duration are known`))),
    more);
}
