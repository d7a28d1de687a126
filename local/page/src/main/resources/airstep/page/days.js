/** The number of runs of each of the last days. Choosing one shows that day. */
function Days({ days: all, from: chosen, choose }) {
  const [box, width] = useWidth();
  // A target for a finger is at least 24 pixels wide.
  const days = all.slice(-Math.max(7, Math.floor(width / 27)));
  const most = Math.max(1, ...days.map((day) => day.well + day.badly));
  const height = (count) => ({ height: `${Math.max(2, Math.round((count / most) * 34))}px` });
  return el(Fragment, null,
    el('div.days', { ref: box, role: 'group', 'aria-label': 'Runs of each of the last days, in UTC' },
      days.map(({ day, well, badly }) => {
        const from = millis(`${day}T00:00:00Z`);
        const label = `${shown(from, 'day', 'UTC')}: ${plural(well + badly, 'run')}, ${badly} not succeeded`;
        return el('button', {
          key: day, 'aria-label': label, title: label, 'aria-pressed': String(chosen === from),
          onClick: () => choose({ from, to: from + DAY }),
        },
        badly > 0 && el('i.failed', { style: height(badly) }),
        el('i', { class: well ? '' : badly ? 'hidden' : 'none', style: well ? height(well) : {} }));
      })),
    el('div.days-label', { 'aria-hidden': 'true' },
      el('span', null, shown(millis(`${days[0].day}T00:00:00Z`), 'date', 'UTC')), el('span', null, 'runs a day, failed on top'), el('span', null, 'today')));
}
