const USUAL_PAUSE = 10_000;
const SHORT_PAUSE = 2_000;
/** How often it is read soon after a change, since what the page starts on AWS is not listed at once. */
const SOON = 5;

/**
 * Reads the overview and a window, and reads them again while the page is in view.
 *
 * @param chosen the window; null for the one around now, which moves
 * @param times how often the page has changed something, after which it is read at once
 */
function useRuns(chosen, times) {
  const [state, set] = useState({});
  useEffect(() => {
    let timer;
    let wanted = true;
    let soon = times > 0 ? SOON : 0;
    const read = async () => {
      const asked = performance.now();
      const pause = (usual) => Math.max(usual, afterRest(asked, performance.now()) - performance.now());
      try {
        const overview = await source.overview();
        const view = chosen ?? around(millis(overview.now));
        const answer = await source.window(view);
        if (!wanted) return;
        const all = [...answer.runs, ...answer.more];
        set((before) => ({ overview, answer: { ...answer, all, of: view.from }, offset: millis(overview.now) - Date.now(), polls: (before.polls ?? 0) + 1 }));
        if (source.live) timer = setTimeout(again, pause(soon-- > 0 || all.some((run) => run.status === 'RUNNING') ? SHORT_PAUSE : USUAL_PAUSE));
      } catch (e) {
        if (!wanted) return;
        set((before) => ({ ...before, problem: e.message }));
        if (source.live) timer = setTimeout(again, pause(USUAL_PAUSE));
      }
    };
    const again = () => (document.hidden ? document.addEventListener('visibilitychange', again, { once: true }) : read());
    read();
    return () => { wanted = false; clearTimeout(timer); document.removeEventListener('visibilitychange', again); };
  }, [chosen?.from, chosen?.to, times]);
  return state;
}

function App() {
  const [chosen, setView] = useState(null);
  const [zone, setZone] = useState(OWN_ZONE);
  const [filter, setFilter] = useState('');
  const [dialog, showDialog] = useState(null);
  const opener = useRef();
  const [row, setRow] = useState({});
  const [counts, setCounts] = useState(false);
  const [notes, setNotes] = useState([]);
  const input = useRef();
  const [characterKeys, setCharacterKeys] = useCharacterKeys();
  const { overview, answer, offset, polls, problem } = useRuns(chosen, notes.length);
  const words = wordsOf(filter);
  // The clock of the server counts, which may be another machine's.
  const now = overview ? (source.live ? Date.now() + offset : millis(overview.now)) : 0;
  const view = chosen ?? around(now);

  const newest = answer?.all.map((run) => run.id + run.status).join() ?? '';

  // One dialog may follow another. After the last one, the focus is where it was before the first one.
  const setDialog = (next) => {
    if (!dialog) opener.current = document.activeElement;
    showDialog(next);
  };
  useLayoutEffect(() => { if (!dialog && opener.current?.isConnected) opener.current.focus(); }, [dialog]);
  const close = () => setDialog(null);
  const done = (note) => { setNotes([...notes, note]); close(); };
  const open = (id) => setDialog({ what: 'run', id });
  const fitting = () => answer.all.filter((run) => fits(run, overview.flows.find((flow) => flow.name === run.flow), words));
  // The chosen row stays with its run when others come, until the filter changes.
  const at = row.filter === filter ? row.id : null;
  const move = (by) => () => {
    const runs = fitting();
    const to = Math.min(runs.length - 1, Math.max(0, runs.findIndex((run) => run.id === at) + by));
    setRow({ id: runs[to]?.id, filter });
  };
  const shift = (by) => () => setView({ from: view.from + by, to: view.to + by });
  useKeys({
    '/': () => input.current.focus(),
    '?': () => setDialog({ what: 'help' }),
    j: move(1),
    k: move(-1),
    f: () => setFilter(filter === UNSUCCESSFUL ? '' : UNSUCCESSFUL),
    t: () => setView(null),
    Enter: () => at && fitting().some((run) => run.id === at) && open(at),
    ArrowLeft: shift(-DAY / 2),
    ArrowRight: shift(DAY / 2),
    Escape: () => setFilter(''),
  }, characterKeys);

  const latest = (flow) => overview.flows.find((one) => one.name === flow.name) ?? flow;
  const tell = (flow) => setDialog({ what: 'flow', flow });
  return el(Fragment, null,
    el(Header, { overview, filter, setFilter, zone, setZone, input, characterKeys, problem, note: notes.at(-1), help: () => setDialog({ what: 'help' }) }),
    el('main', { 'aria-busy': String(answer?.of !== view.from) }, overview ? [
      el(Figures, { key: 'figures', overview, runs: answer.all, now, zone, cost: el(CostFigure, { key: view.from, view, newest, poll: polls, wanted: overview.local || counts || !source.live, count: () => setCounts(true) }) }),
      el(Attention, { key: 'attention', overview, now, zone, open, tell }),
      el(Timeline, { key: 'timeline', overview, answer, view, live: !chosen, setView, now, zone, words, open, tell, pick: (runs) => setDialog({ what: 'pick', runs }) }),
      el('div.columns', { key: 'columns' },
        el(RunTable, { runs: answer.all, flows: overview.flows, now, zone, words, open, at }),
        el(Connections, { overview, zone, words })),
    ] : el('p.empty', { role: 'status' }, problem ?? 'Reading …')),
    overview && el('footer', null, `${plural(overview.total, 'run')} kept. ${overview.prices}`),
    dialog?.what === 'run' && el(RunSheet, { key: dialog.id, id: dialog.id, status: answer?.all.find((run) => run.id === dialog.id)?.status, poll: polls, overview, now, zone, close, ask: (run) => setDialog({ what: 'retry', run }) }),
    dialog?.what === 'retry' && el(RetryDialog, { run: dialog.run, flow: overview.flows.find((flow) => flow.name === dialog.run.flow), overview, zone, close, done }),
    dialog?.what === 'flow' && el(FlowDialog, { flow: latest(dialog.flow), now, zone, close, ask: (what) => setDialog({ what: 'change', change: what, flow: dialog.flow }) }),
    dialog?.what === 'change' && el(PauseDialog, { flow: latest(dialog.flow), what: dialog.change, overview, zone, close, done }),
    dialog?.what === 'pick' && el(PickDialog, { runs: dialog.runs, zone, now, open, close }),
    dialog?.what === 'help' && el(HelpDialog, { close, characterKeys, setCharacterKeys, prices: overview?.prices }));
}

render(el(App), document.getElementById('app'));
