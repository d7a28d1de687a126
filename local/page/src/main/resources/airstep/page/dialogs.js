/** A modal dialog: Escape and a click beside it close it. */
function Dialog({ kind, title, sub, close, children }) {
  const ref = useRef();
  // A text that is selected with the mouse may end beside the dialog.
  const pressed = useRef();
  useEffect(() => ref.current.showModal(), []);
  return el('dialog', {
    ref, class: kind, 'aria-labelledby': `${kind}-title`, onClose: close,
    onMouseDown: (e) => { pressed.current = e.target; },
    onClick: (e) => { if (e.target === ref.current && pressed.current === ref.current) ref.current.close(); },
  },
  el('div.dialog-head', null,
    el('div', null, el('h2', { id: `${kind}-title` }, title), sub && el('p.muted', null, sub)),
    el('button.button.square', { onClick: () => ref.current.close(), 'aria-label': 'Close', title: 'Close (Esc)' }, '✕')),
  el('div.dialog-body', null, children));
}

function CopyButton({ text, label }) {
  const [done, setDone] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone('Copied');
    } catch {
      setDone('Select and copy it');
    }
    setTimeout(() => setDone(''), 2000);
  };
  return el('button.button', { onClick: copy, 'aria-live': 'polite', 'data-copies': text }, done || label);
}

function Command({ text }) {
  return el('div.command', null, el('code', null, text), el(CopyButton, { text, label: 'Copy' }));
}

/** What is known of a flow, and what changes it. */
function FlowDialog({ flow, now, zone, close, ask }) {
  const when = (time) => `${shown(millis(time), 'full', zone)} ${zone}`;
  const facts = [
    flow.description && ['Description', flow.description],
    ['State', flow.file && flow.pause ? pauseSaid(flow.pause, zone) : stateOf(flow, zone)],
    flow.differences?.length > 0 && ['On AWS', flow.differences.join('; ')],
    flow.next && ['Next run', `${when(flow.next)}, in ${roughly((millis(flow.next) - now) / 1000)}`],
    flow.starts && ['Starts', flow.starts],
    flow.zone && ['Time zone', flow.zone],
    flow.tags?.length > 0 && ['Tags', listed(flow.tags)],
    flow.lastSuccess && ['Last success', when(flow.lastSuccess)],
    flow.freshness && ['Stale after', duration(flow.freshness)],
    flow.late && ['Late', `no run started at ${when(flow.late)}`],
  ].filter(Boolean);
  return el(Dialog, { kind: 'box', close, title: flow.name },
    el('dl.facts', null, facts.flatMap(([name, value]) => [el('dt', { key: name }, name), el('dd', { key: `${name}:` }, value)])),
    source.live && flow.file && el(PauseButtons, { flow, ask }),
    el('div', null, [flow.file && commandOf('start', flow.name), !source.live && flow.file && pauseCommand(flow), commandOf('list', flow.name)].filter(Boolean).map((text) => el(Command, { key: text, text }))));
}

/** Several runs that share one mark. */
function PickDialog({ runs, zone, now, open, close }) {
  return el(Dialog, { kind: 'box', close, title: `${runs.length} runs of ${runs[0].flow}` },
    el('ul.pick', null, [...runs].reverse().map((run) => el('li', { key: run.id },
      el(Sign, { of: run.status }), ' ', el('button.button.quiet', { onClick: () => open(run.id) }, shown(millis(run.startedAt), 'full', zone)),
      ' ', el('span.muted', null, duration(((run.endedAt ? millis(run.endedAt) : now) - millis(run.startedAt)) / 1000))))));
}

function HelpDialog({ close, characterKeys, setCharacterKeys, prices }) {
  return el(Dialog, { kind: 'box', close, title: 'Keys and signs' },
    el('dl.keys', null, KEYS.flatMap(([keys, what]) => [el('dt', { key: what }, keys.map((key) => [el('kbd', null, key), ' '])), el('dd', { key: `${what}.` }, what)])),
    el('div.form', null, el('label.check', null,
      el('input', { type: 'checkbox', name: 'character-keys', checked: characterKeys, onChange: (e) => setCharacterKeys(e.target.checked) }),
      'Keys of one character act')),
    el('dl.keys', null, [['SUCCEEDED', 'succeeded'], ['FAILED', 'failed'], ['TIMED_OUT', 'timed out, was cancelled or stopped, or its outcome is unknown'], ['SKIPPED', 'was skipped'], ['RUNNING', 'is running or waiting'], ['', 'not known, or not part of that run']]
      .flatMap(([status, what]) => [el('dt', { key: what }, el(Sign, { of: status, silent: true })), el('dd', { key: `${what}.` }, what)])),
    el('p.muted', null, prices));
}
