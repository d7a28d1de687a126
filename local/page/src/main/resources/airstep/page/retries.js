const FAILED = ['UNKNOWN', 'FAILED', 'TIMED_OUT', 'CANCELLED'];

/** Those of a run that did not succeed: the ones that a retry may help, and the others. */
function failedOf(run) {
  const failed = run.connections.filter((one) => FAILED.includes(one.outcome));
  const mayHelp = new Set(run.retry);
  return [failed.filter((one) => mayHelp.has(one.connectionId)), failed.filter((one) => !mayHelp.has(one.connectionId))];
}

const these = (some) => (some.length === 1 ? 'this connection' : `these ${number(some.length)} connections`);

function PickedConnections({ some }) {
  const [first, more] = useFirst(some, MOST_NAMES);
  return el(Fragment, null, el('ul.pick', null, first.map((one) => el('li', { key: one.connectionId },
    el(Sign, { of: one.outcome }), ' ', el('b', null, isolated(one.name ?? one.connectionId)), one.reason && el('p.muted', null, one.reason)))), more);
}

/** Where something is about to happen; production is red, as in the header. */
const Place = ({ overview }) => el('span', { class: `stage ${/^prod/.test(overview.stage) ? 'prod' : ''}` }, overview.stage);

/** Asks what runs retry asks, and starts it; or shows the command that does. */
function RetryDialog({ run, flow, overview, zone, close, done }) {
  const question = useAnswer(() => source.retry(run.id), [run.id]);
  const [mayHelp, left] = failedOf(run);
  const [all, setAll] = useState(false);
  const chosen = all ? [...mayHelp, ...left] : mayHelp;
  return el(Dialog, {
    kind: 'box', close, title: chosen.length ? `Sync ${these(chosen)} again?` : 'Sync again?',
    sub: [`Retry of run ${run.id} of ${run.flow} `, el(Place, { overview }), overview.local ? '' : ` on ${overview.where}`],
  },
  el(PickedConnections, { some: chosen }),
  left.length > 0 && !all && el('div', null, el('h3', null, 'Left out, because they first need a fix, or a look at Airbyte'), el(PickedConnections, { some: left })),
  el(Answered, { answer: question }, ({ effect, next, refusal }) => (refusal
    ? el(RetryCommand, { run, refusal })
    : el(RetryForm, { run, flow, chosen, left, all, setAll, effect, next, zone, close, done }))));
}

/** For a run that the page cannot retry. */
function RetryCommand({ run, refusal }) {
  return el(Fragment, null,
    el('p', null, `Not from this page: ${refusal}.`),
    el('p', null, `This command asks once more, then starts a new run.${run.retryCommand.includes(' --secrets FILE') ? ' FILE is the file of secrets of the run.' : ''}`),
    el(Command, { text: run.retryCommand }));
}

function RetryForm({ run, flow, chosen, left, all, setAll, effect, next, zone, close, done }) {
  const [problem, setProblem] = useState();
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await source.startRetry(run.id, { all, next });
      done(`the retry of run ${run.id} of ${run.flow} has started`);
    } catch (e) {
      setProblem(e.message);
      setBusy(false);
    }
  };
  return el('form.form', { onSubmit: submit },
    left.length > 0 && el('label.check', null,
      el('input', { type: 'checkbox', name: 'all', checked: all, 'aria-describedby': 'all-means', onChange: (e) => setAll(e.target.checked) }),
      `Also ${left.length === 1 ? 'the one' : `the ${number(left.length)}`} left out`),
    left.length > 0 && el('p.muted', { id: 'all-means' }, 'As --all does: what needs a fix fails again, and where the outcome is unknown, the earlier job may still run.'),
    flow?.pause && el('p', null, `${run.flow} is `, pauseSaid(flow.pause, zone), '; a retry by hand runs all the same.'),
    el('p', null, effect),
    problem && el('p.problem', { role: 'alert' }, problem),
    el('div.actions', null,
      el('button.button.main', { type: 'submit', disabled: busy || chosen.length === 0 }, 'Start the retry'),
      el('button.button', { type: 'button', onClick: close }, 'Cancel')));
}
