/** The header stays at the top: what gets the focus is scrolled to below it. */
function useClearOfHeader() {
  const ref = useRef();
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => { document.documentElement.style.scrollPaddingTop = `${ref.current.offsetHeight + 16}px`; });
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return ref;
}

function Header({ overview, filter, setFilter, zone, setZone, input, characterKeys, help, problem, note }) {
  return el('header.top', { ref: useClearOfHeader() },
    el('div.brand', null,
      el('svg.mark', { viewBox: '0 0 20 20', 'aria-hidden': 'true' },
        el('path', { d: 'M4.5 14.5h4v-4.5h4v-4.5h3.5', fill: 'none', stroke: 'currentColor', 'stroke-width': 2 })),
      el('h1', null, 'Airstep'),
      overview && el('span', { class: `stage ${/^prod/.test(overview.stage) ? 'prod' : ''}` }, overview.stage)),
    overview && el('span.where', null, source.live ? overview.where : `report, ${shown(millis(EMBEDDED.from), 'date', zone)} to ${shown(millis(overview.now), 'full', zone)}`),
    el('span.where', { role: 'status' }, note),
    problem && el('span.problem', { role: 'alert' }, problem),
    el('div.tools', null,
      el('div.search', null,
        el('input', {
          ref: input, type: 'search', value: filter, placeholder: 'Filter', 'aria-label': 'Filter runs by flow, tag, status, reason or id',
          onInput: (e) => setFilter(e.target.value),
          onKeyDown: (e) => { if (e.key === 'Escape') { setFilter(''); e.target.blur(); } },
        }),
        characterKeys && el('kbd', { 'aria-hidden': 'true' }, '/')),
      OWN_ZONE !== 'UTC' && el('button.button.quiet', {
        onClick: () => setZone(zone === 'UTC' ? OWN_ZONE : 'UTC'), title: 'Change the time zone of the page',
      }, zone),
      el('button.button.square', { onClick: help, 'aria-label': 'Keys and signs', title: 'Keys and signs (?)' }, '?')));
}

/** The figures of the window. */
function Figures({ overview, runs, now, zone, cost }) {
  const count = new Map();
  runs.forEach((run) => count.set(run.status, (count.get(run.status) ?? 0) + 1));
  const late = overview.flows.filter((flow) => flow.late);
  const stale = overview.flows.filter((flow) => flow.stale);
  const next = overview.flows.filter((flow) => flow.next).sort((a, b) => millis(a.next) - millis(b.next))[0];
  const running = runs.filter((run) => run.status === 'RUNNING');
  const statuses = [...count.keys()].sort((a, b) => rank(a) - rank(b));
  return el('dl.panel.figures', null,
    el('div', null, el('dt', null, 'Runs in view'),
      el('dd', null, number(runs.length),
        el('small', null, statuses.map((status) => el('span', { key: status }, el(Sign, { of: status, silent: true }), ` ${number(count.get(status))} ${inWords(status)}`))))),
    el('div', null, el('dt', null, 'Running'),
      el('dd', null, number(running.length), el('small', null, running.slice(0, 2).map((run) => run.flow).join(', ') || 'nothing runs'))),
    el('div', null, el('dt', null, 'Late or stale'),
      el('dd', { class: late.length + stale.length ? 'tone warn' : '' }, number(late.length + stale.length),
        el('small', null, late.length + stale.length ? `${late.length} late, ${stale.length} stale` : 'every flow is on time'))),
    el('div', null, el('dt', null, 'Next'),
      next
        ? el('dd', null, shown(millis(next.next), 'clock', zone), el('small', null, `${next.name}, in ${roughly((millis(next.next) - now) / 1000)}`))
        : el('dd', null, '–', el('small', null, 'nothing is planned'))),
    el('div', null, el('dt', { title: overview.prices }, costTitle(overview)),
      cost));
}

/**
 * What the runs of a window cost, counted again when they have changed.
 *
 * @param newest the runs and their states
 * @param wanted whether to count; otherwise a button asks for it, since it takes many calls on AWS
 */
function CostFigure({ view, newest, poll, wanted, count }) {
  const counted = useRef();
  const answer = useLatest(() => {
    counted.current = newest;
    return wanted ? source.cost(view) : new Promise(() => {});
  }, [wanted], poll, () => counted.current !== newest);
  if (!wanted) return el('dd', null, el('button.button', { onClick: count }, 'Count'));
  if (!answer) return el('dd', null, el('small', { role: 'status' }, 'counting …'));
  if (answer.problem) return el('dd', null, el('small', null, answer.problem));
  const { cost, counted: some, runs } = answer.value;
  return el('dd', null, money(cost.dollars), el('small', null, `${number(cost.transitions)} transitions${some < runs ? `, ${some} of ${runs} runs` : ''}`));
}
