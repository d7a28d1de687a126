/** The text of a line, as runs logs prints it. */
function lineText({ message, details }) {
  if (message === 'http' && details.status != null) {
    const again = String(details.attempt) === '1' ? '' : `, attempt ${details.attempt}`;
    return `${details.method} ${details.path} ${details.status}, ${details.milliseconds} ms${again}`;
  }
  const fields = Object.entries(details).filter(([, value]) => value != null)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`);
  return [message, ...fields].join(' ');
}

const MOST_LINES = 2000;

function Logs({ run, poll, zone }) {
  const [open, setOpen] = useState(false);
  return open ? el(LogLines, { run, poll, zone })
    : el('div', null, el('button.button', { onClick: () => setOpen(true), 'data-logs': run.id }, 'Show logs'));
}

function LogLines({ run, poll, zone }) {
  const answer = useLatest(() => source.logs(run.id), [run.status, run.mayChange], poll, (found) => !found?.value || run.mayChange);
  return el(Answered, { answer }, ({ lines, omitted }) => el(LogBlock, { run, lines, omitted, zone }));
}

function LogBlock({ run, lines, omitted, zone }) {
  const [find, setFind] = useState('');
  const words = find.toLowerCase();
  const fitting = lines.filter((line) => `${line.connection} ${line.step} ${lineText(line)}`.toLowerCase().includes(words));
  const [first, more] = useFirst(fitting, MOST_LINES);
  return el('section.block', { 'aria-labelledby': 'logs' },
    el('div.log-head', null, el('h3', { id: 'logs' }, 'Logs'),
      el('span.muted', { role: 'status' }, find ? `${number(fitting.length)} of ${plural(lines.length, 'line')}` : plural(lines.length, 'line')),
      el('input', { type: 'search', placeholder: 'Find', 'aria-label': 'Find in the logs', value: find, onInput: (e) => setFind(e.target.value) })),
    omitted > 0 && el('p.empty', null, `${number(omitted)} earlier lines are left out; `, el('code', null, commandOf('logs', run.id)), ' prints all.'),
    fitting.length === 0 ? el('p.empty', null, lines.length ? 'No line contains it.' : 'The steps have logged nothing.')
      : el('ol.log', { tabIndex: 0, 'aria-label': 'Log lines' }, first.map((line, i) => el('li', { key: i },
        el('time', null, shown(millis(line.time), 'seconds', zone)), el('span', null, line.connection || '–'), el('span.step', null, line.step), el('span', null, lineText(line))))),
    more);
}
