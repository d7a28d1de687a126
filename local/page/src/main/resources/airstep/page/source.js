const GIVEN = JSON.parse(document.getElementById('data').textContent);
const EMBEDDED = GIVEN.overview ? GIVEN : null;

/** A command of the place of the page, with a run or a flow in the place of the word that stands for it, if it is given. */
const commandOf = (name, of) => (of ? GIVEN.commands[name].replace(/RUN|FLOW/, () => of) : GIVEN.commands[name]);

/** Asks the server of the page. */
const SERVER = {
  live: true,
  overview: () => ask('overview'),
  window: ({ from, to }) => ask(`window?from=${iso(from)}&to=${iso(to)}`),
  cost: ({ from, to }) => ask(`cost?from=${iso(from)}&to=${iso(to)}`),
  run: (id) => ask(`run/${id}`),
  logs: (id) => ask(`logs/${id}`),
  history: (flow) => ask(`history/${flow}`),
  retry: (id) => ask(`retry/${id}`),
  change: (flow, what, asked) => post(`flow/${flow}/${what}`, asked),
  startRetry: (id, asked) => post(`run/${id}/retry`, asked),
};

const post = (path, asked) => ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(asked) });

async function ask(path, how) {
  let answer;
  try {
    answer = await fetch(path, how);
  } catch {
    throw new Error(`the page has no server any more: start ${commandOf('ui')} again, and open the address that it prints`);
  }
  const text = await answer.text();
  if (answer.ok) return JSON.parse(text);
  // What refuses a request before the page is asked answers with plain text.
  throw new Error(answer.headers.get('Content-Type') === 'application/json' ? JSON.parse(text).message : text.trim());
}

/** Looks into what the file of a report contains. */
const REPORT = {
  live: false,
  overview: async () => EMBEDDED.overview,
  window: async ({ from, to }) => {
    const fitting = (run) => overlaps(run, { from, to }, millis(EMBEDDED.overview.now));
    const { runs, more, coming } = EMBEDDED.window;
    return {
      now: EMBEDDED.overview.now,
      runs: runs.filter(fitting),
      more: more.filter(fitting),
      coming: coming.filter((one) => millis(one.at) >= from && millis(one.at) < to),
    };
  },
  cost: async () => EMBEDDED.cost,
  run: async (id) => contained(EMBEDDED.runs, id, commandOf('show', id)),
  logs: async (id) => contained(EMBEDDED.logs, id, commandOf('logs', id)),
  retry: async () => ({ refusal: 'a report starts nothing' }),
  history: async (flow) => contained(EMBEDDED.histories, flow, commandOf('list', flow)),
};

function contained(all, key, command) {
  if (!Object.hasOwn(all, key)) throw new Error(`this report does not contain it; use ${command}`);
  return all[key];
}

/** When to ask again: the server rests for as long as the answer took. */
const afterRest = (asked, answered) => answered + (answered - asked);

const source = EMBEDDED ? REPORT : SERVER;

/** What a question to the source gives: undefined at first, then { value } or { problem }. */
function useAnswer(question, keys) {
  const [answer, set] = useState();
  useEffect(() => {
    let wanted = true;
    set(undefined);
    question().then((value) => wanted && set({ value }), (e) => wanted && set({ problem: e.message }));
    return () => { wanted = false; };
  }, keys);
  return answer;
}

/**
 * The same, asked again with each poll as long as that may change, but not before it is answered, and then as long again as the answer
 * took: a large run takes the server a while. What it gave stays meanwhile.
 *
 * @param keys another question if these differ
 */
function useLatest(question, keys, poll, mayChange) {
  const [answer, set] = useState();
  const last = useRef();
  useEffect(() => {
    const of = keys.join();
    if (last.current?.of === of && (last.current.open || performance.now() < last.current.next || !mayChange(answer))) return;
    const asked = { of, open: true, at: performance.now() };
    last.current = asked;
    const settle = (found) => {
      asked.open = false;
      asked.next = afterRest(asked.at, performance.now());
      if (last.current === asked) set(found);
    };
    question().then((value) => settle({ value }), (e) => settle((before) => (before?.value ? before : { problem: e.message })));
  }, [...keys, poll]);
  useEffect(() => () => { last.current = null; }, []);
  return answer;
}

function Answered({ answer, children }) {
  if (!answer) return el('p.empty', { role: 'status' }, 'Reading …');
  return answer.problem ? el('p.problem', { role: 'alert' }, answer.problem) : children(answer.value);
}
