/** The narrowest mark, in pixels: a sign has to fit. */
const NARROWEST = 18;

/** The narrowest mark of several runs: a sign and their number have to fit. */
const NARROWEST_OF_MANY = 44;
const STEPS = [1, 2, 3, 4, 6, 12];

/**
 * The marks of a lane: one for each run, at least as wide as its sign. If marks would cover each
 * other, one for all runs that began in the same hours.
 */
function marks(runs, window, now, width) {
  const inOrder = [...runs].sort((a, b) => millis(a.startedAt) - millis(b.startedAt));
  const scale = width / (window.to - window.from);
  const single = inOrder.map((run) => {
    const start = Math.max(0, (millis(run.startedAt) - window.from) * scale);
    const end = Math.min(width, ((run.endedAt ? millis(run.endedAt) : now) - window.from) * scale);
    const left = Math.min(start, width - NARROWEST);
    return { left, right: Math.max(end, left + NARROWEST), runs: [run], status: run.status };
  });
  const covered = single.some((mark, i) => i > 0 && mark.left < single[i - 1].right - 3);
  return covered ? together(inOrder, window, now, scale) : single;
}

function together(runs, { from }, now, scale) {
  const hourly = STEPS.find((hours) => hours * HOUR * scale >= NARROWEST_OF_MANY) ?? 12;
  const step = hourly * HOUR;
  // Aligned to midnight in UTC, so that a mark does not change its runs when the window moves.
  const groups = Map.groupBy(runs, (run) => Math.floor(Math.max(from, millis(run.startedAt)) / step));
  return [...groups].map(([at, some]) => {
    const left = Math.max(0, (at * step - from) * scale);
    return { left: left + 1, right: Math.max(left + 2, (Math.min(now, (at + 1) * step) - from) * scale - 1), runs: some, status: worst(some.map((run) => run.status)) };
  }).reduce(withRoom, []);
}

/**
 * The marks and one more, at least as wide as its text. The first and the last of a window, of which only a part is in it, may be too
 * narrow: they take the space before them, or else stand together with the mark there.
 */
function withRoom(marks, mark) {
  const room = mark.runs.length === 1 ? NARROWEST : markText(mark).length * 8 + 4;
  const before = marks.at(-1);
  const left = Math.max(0, Math.min(mark.left, mark.right - room));
  return before && before.right > left
    ? withRoom(marks.slice(0, -1), { left: before.left, right: mark.right, runs: [...before.runs, ...mark.runs], status: worst([before.status, mark.status]) })
    : [...marks, { ...mark, left, right: Math.max(mark.right, left + room) }];
}

/** How many of the runs of a mark have its status, such as 4 or 1/4. */
function countText({ runs, status }) {
  const same = runs.filter((run) => run.status === status).length;
  return same === runs.length ? `${same}` : `${same}/${runs.length}`;
}

const markText = (mark) => (mark.runs.length === 1 ? signOf(mark.status) : `${signOf(mark.status)} ${countText(mark)}`);

/** Whether planned times are closer than their circles are wide. */
const isDense = (coming, { from, to }, width) => coming.length > 1 && ((to - from) / width) * 17 > (millis(coming.at(-1).at) - millis(coming[0].at)) / (coming.length - 1);

/** Flows in lanes: those of files in their order, then those that only have runs. */
function lanesOf(flows, runs, coming, words) {
  const known = new Map(flows.map((flow) => [flow.name, flow]));
  return flows
    .map((flow) => ({
      flow,
      runs: runs.filter((run) => run.flow === flow.name),
      coming: coming.filter((one) => one.flow === flow.name),
    }))
    .filter((lane) => words.length === 0 || lane.runs.length > 0 || fits({ flow: lane.flow.name, id: '', status: '' }, known.get(lane.flow.name), words))
    .filter((lane) => lane.flow.file || lane.runs.length > 0);
}
