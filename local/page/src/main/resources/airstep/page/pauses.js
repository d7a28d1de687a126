/** Whether a flow starts by itself, in words. */
function stateOf(flow, zone) {
  if (!flow.file) return 'it has runs, but no file any more';
  if (flow.pause) return pauseText(flow.pause, zone);
  return { DISABLED: 'switched off', UNSET: 'off: a variable of its file is not set' }[flow.state] ?? 'switched on';
}

const pausedUntil = ({ until }, zone) => `paused${until ? ` until ${shown(millis(until), 'full', zone)} ${zone}` : ''}`;
const pauseText = (pause, zone) => `${pausedUntil(pause, zone)}${pause.why ? `: ${pause.why}` : ''}`;

/** The same inside a sentence. */
const pauseSaid = (pause, zone) => [pausedUntil(pause, zone), pause.why && ': ', pause.why && isolated(pause.why)];

/** The commands for those who cannot use the buttons: a report has none. */
const pauseCommand = (flow) => commandOf(flow.pause ? 'resume' : 'pause', flow.name);

/** The buttons of a flow that open the questions below. */
function PauseButtons({ flow, ask }) {
  const { notToPause, notToResume } = flow.change;
  return el('div.actions', null,
    notToPause ? el('p.muted', null, notToPause) : el('button.button', { onClick: () => ask('pause') }, flow.pause ? 'Change the pause …' : 'Pause …'),
    !notToResume && el('button.button', { onClick: () => ask('resume') }, 'Resume …'));
}

/** Asks what flows pause and flows resume ask, and does it. */
function PauseDialog({ flow, what, overview, zone, close, done }) {
  const [length, setLength] = useState('');
  const [why, setWhy] = useState('');
  const [problem, setProblem] = useState();
  const [busy, setBusy] = useState(false);
  const pauses = what === 'pause';
  const { triggers } = flow.change;
  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    try {
      const answer = await source.change(flow.name, what, pauses ? { for: length, why } : {});
      done(answer.paused ? [`${flow.name} is `, pauseSaid({ until: answer.pausedUntil, why: answer.why }, zone)] : `${flow.name} is resumed`);
    } catch (e) {
      setProblem(e.message);
      setBusy(false);
    }
  };
  return el(Dialog, { kind: 'box', close, title: `${pauses ? 'Pause' : 'Resume'} ${flow.name}?`, sub: overview.local ? overview.where : `${overview.stage} on ${overview.where}` },
    el('form.form', { onSubmit: submit },
      flow.pause && el('p', null, 'It is ', pauseSaid(flow.pause, zone), pauses ? '; this replaces it.' : '.'),
      pauses ? [
        el('label', { key: 'for' }, 'For how long', el('input', { name: 'for', autofocus: true, value: length, placeholder: 'until a person resumes it', autocomplete: 'off', 'aria-describedby': 'for-how-long', onInput: (e) => setLength(e.target.value) })),
        el('p.muted', { key: 'hint', id: 'for-how-long' }, 'Such as 30m, 2h or 7d. Leave it empty to let a person end the pause.'),
        el('label', { key: 'why' }, 'Why', el('input', { name: 'why', value: why, maxLength: 200, autocomplete: 'off', onInput: (e) => setWhy(e.target.value) })),
        el('p', { key: 'effect' }, 'Its triggers do not start it; a person still can. A run that runs goes on.'),
      ] : el('p', null, 'Its triggers start it again. Times that passed meanwhile are not made up for.'),
      triggers.length > 0 && el('div', null, el('h3', null, pauses ? 'It changes' : 'It enables'), el('ul.pick', null, triggers.map((one) => el('li', { key: one }, one)))),
      triggers.length > 0 && pauses && el('p.muted', null, overview.deployment),
      problem && el('p.problem', { role: 'alert' }, problem),
      el('div.actions', null,
        el('button.button.main', { type: 'submit', disabled: busy }, pauses ? 'Pause it' : 'Resume it'),
        el('button.button', { type: 'button', onClick: close }, 'Cancel'))));
}
