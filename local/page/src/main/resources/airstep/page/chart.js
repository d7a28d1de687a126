/** The place of a bar is that of its run before the last one, in all charts. */
const SLOTS = 30;

/** A small chart of bars, one for each run. A run that did not succeed has a mark at the bottom. */
function Chart({ title, points, value, text, zone }) {
  const box = useRef();
  const [at, setAt] = useState(null);
  const known = points.map(value).filter((one) => one != null);
  const last = known.at(-1);
  useEffect(() => {
    const style = getComputedStyle(box.current);
    const color = (name) => style.getPropertyValue(name).trim();
    const fills = points.map((point) => (isBad(point.outcome) ? color('--bad-solid') : color('--bar')));
    const size = () => ({ width: Math.max(60, box.current.clientWidth), height: 40 });
    const plot = new uPlot({
      ...size(), padding: [2, 0, 0, 0], legend: { show: false }, axes: [{ show: false }, { show: false }],
      scales: { x: { time: false, range: [points.length - SLOTS - 0.5, points.length - 0.5] }, y: { range: (_, __, top) => [0, top || 1] } },
      cursor: { x: false, y: false, points: { show: false }, drag: { x: false, y: false } },
      series: [{}, {
        fill: color('--bar'), points: { show: false },
        paths: uPlot.paths.bars({ size: [0.72, 14], radius: 0.15, disp: { fill: { unit: 3, values: () => fills } } }),
      }],
      hooks: {
        setCursor: [(u) => setAt(u.cursor.idx ?? null)],
        draw: [(u) => points.forEach((point, i) => {
          if (!isBad(point.outcome)) return;
          const x = u.valToPos(i, 'x', true);
          u.ctx.fillStyle = color('--bad-solid');
          u.ctx.fillRect(x - 3 * devicePixelRatio, u.bbox.top + u.bbox.height - 3 * devicePixelRatio, 6 * devicePixelRatio, 3 * devicePixelRatio);
        })],
      },
    }, [points.map((_, i) => i), points.map((point) => value(point) ?? null)], box.current);
    const watch = new ResizeObserver(() => plot.setSize(size()));
    watch.observe(box.current);
    return () => { watch.disconnect(); plot.destroy(); };
  }, [points, useDark()]);
  const point = at == null ? null : points[at];
  const summary = known.length
    ? `${title} in ${plural(points.length, 'run')}: from ${text(Math.min(...known))} to ${text(Math.max(...known))}, the last ${text(last)}`
    : `${title}: not known in ${plural(points.length, 'run')}`;
  return el('div.chart', null,
    el('p', { 'aria-hidden': 'true' },
      el('span', null, point ? `${shown(millis(point.at), 'full', zone)} ${signOf(point.outcome)}` : title),
      el('b', null, point ? (value(point) == null ? inWords(point.outcome) : text(value(point))) : last == null ? '–' : text(last))),
    el('div.plot', { ref: box, role: 'img', 'aria-label': summary }));
}

/** Whether the browser is dark: what is drawn takes its colors when it is drawn. */
function useDark() {
  const query = useMemo(() => matchMedia('(prefers-color-scheme: dark)'), []);
  const [dark, set] = useState(query.matches);
  useEffect(() => {
    const changed = () => set(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return dark;
}
