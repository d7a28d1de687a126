/** A run with its connections, their reasons, links and logs. */
function RunSheet({ id, status, poll, overview, now, zone, close, ask }) {
  const answer = useLatest(() => source.run(id), [status], poll, (found) => !found?.value || found.value.mayChange);
  const run = answer?.value;
  return el(Dialog, { kind: 'sheet', close, title: run ? [el(Sign, { of: run.status, silent: true }), ` ${run.flow}${run.check ? ' (check)' : ''}`] : `Run ${id}`, sub: run && headline(run, now) },
    el(Answered, { answer }, (found) => el(Fragment, null,
      el('div.actions', null,
        failedOf(found).flat().length > 0 && el('button.button.main', { onClick: () => ask(found) }, 'Retry …'),
        el(CopyButton, { text: found.execution, label: 'Copy ARN' })),
      found.problems.length > 0 && el('ul.pick', { 'aria-label': 'Problems' }, found.problems.map((problem) => el('li', { key: problem }, problem))),
      found.ownReason && el('p', null, found.ownReason),
      el(RunFacts, { run: found, overview, zone }),
      found.connections.length > 0 && el(RunConnections, { run: found }),
      found.notListed && el('p', null, `Not listed: ${found.notListed}.`),
      el(Logs, { run: found, poll, zone }),
      el('div', null, [commandOf('show', found.id), found.againCommand].map((text) => el(Command, { key: text, text }))))));
}

function headline(run, now) {
  const took = duration(((run.endedAt ? millis(run.endedAt) : now) - millis(run.startedAt)) / 1000);
  return [el('b', { class: `tone ${toneOf(run.status)}` }, inWords(run.status)), ` ${run.endedAt ? 'after' : 'for'} ${took}, started ${roughly((now - millis(run.startedAt)) / 1000)} ago`];
}

function RunFacts({ run, overview, zone }) {
  const full = (text) => `${shown(millis(text), 'full', zone)} ${zone}`;
  const facts = [
    ['Run', el('code', null, run.id)],
    ['Started', full(run.startedAt)],
    run.scheduledTime && millis(run.startedAt) - millis(run.scheduledTime) > 1000 && ['Scheduled for', full(run.scheduledTime)],
    run.total != null && ['Failed', `${run.failed ?? 0} of ${plural(run.total, 'connection')}`],
    run.alert && ['Alert', run.alert],
    run.cost && [costTitle(overview), `${money(run.cost.dollars)}: ${number(run.cost.transitions)} transitions, ${plural(run.cost.lambdaCalls, 'Lambda call')}${estimate(run.cost)}`],
  ].filter(Boolean);
  return el('dl.facts', null, facts.flatMap(([name, value]) => [el('dt', { key: name }, name), el('dd', { key: `${name}:` }, value)]));
}

/** Of a run of very many syncs, the histories of some are counted. */
const estimate = ({ countedIn, executions }) => (countedIn < executions
  ? `, estimated from ${number(countedIn)} of its ${number(executions)} executions`
  : '');

const MOST_CONNECTIONS = 100;
const MOST_NAMES = 20;

function RunConnections({ run }) {
  const [find, setFind] = useState('');
  const all = [...run.connections].sort((a, b) => rank(a.outcome) - rank(b.outcome));
  const words = wordsOf(find);
  const fitting = all.filter((one) => words.every((word) => `${one.name ?? one.connectionId} ${inWords(one.outcome)} ${one.reason ?? ''}`.toLowerCase().includes(word)));
  const [first, more] = useFirst(fitting, MOST_CONNECTIONS);
  const groups = Map.groupBy(fitting.filter((one) => one.reason), (one) => `${one.outcome}\n${one.reason}`);
  const [reasons, moreReasons] = useFirst([...groups.values()], MOST_NAMES);
  return el('section.block', { 'aria-labelledby': 'run-connections' },
    all.length > MOST_CONNECTIONS
      ? el('div.log-head', null, el('h3', { id: 'run-connections' }, 'Connections'),
        el('span.muted', { role: 'status' }, find ? `${number(fitting.length)} of ${number(all.length)}` : plural(all.length, 'connection')),
        el('input', { type: 'search', placeholder: 'Find', 'aria-label': 'Find in the connections', value: find, onInput: (e) => setFind(e.target.value) }))
      : el('h3', { id: 'run-connections' }, 'Connections'),
    el('div.scroll', { tabIndex: 0, role: 'region', 'aria-label': 'Connections of the run' }, el('table.rows', null,
      el('thead', null, el('tr', null, el('th', null, spoken('Outcome')), el('th', null, 'Connection'), el('th.number', null, 'Rows'), el('th.number', null, 'Duration'), el('th', null, 'Job'), el('th', null, 'Earlier'))),
      el('tbody', null, first.map((one) => el('tr', { key: one.connectionId },
        el('td', null, el(Sign, { of: one.outcome })),
        el('td', null, one.name ?? one.connectionId),
        el('td.number', null, one.rows == null ? '–' : number(one.rows)),
        el('td.number', null, one.durationSeconds == null ? '–' : duration(one.durationSeconds)),
        el('td.nowrap', null, jobOf(one, run.links[one.connectionId])),
        el('td', null, el(Signs, { of: run.earlier[one.connectionId] ?? [], what: 'Earlier runs' }))))))),
    more,
    reasons.map((some) => el('div.why-group', { key: some[0].connectionId },
      el(Sign, { of: some[0].outcome }), ' ', el('b', null, listed(some.slice(0, MOST_NAMES).map((one) => one.name ?? one.connectionId))),
      some.length > MOST_NAMES && ` and ${number(some.length - MOST_NAMES)} more`,
      el('p', null, some[0].reason))),
    moreReasons);
}

/** A link to Airbyte's page of the job. Airbyte names it, so anything but the web is left out. */
function jobOf(one, link) {
  const text = one.jobId == null ? 'Airbyte' : String(one.jobId);
  return link && /^https?:\/\//.test(link)
    ? el('a', { href: link, target: '_blank', rel: 'noopener noreferrer' }, text, spoken(` of ${one.name ?? one.connectionId} in Airbyte, in a new tab`))
    : one.jobId == null ? '–' : text;
}
