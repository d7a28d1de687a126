const KEYS = [
  [['/'], 'filter by flow, tag, status, reason or id; all words must fit'],
  [['j', 'k'], 'next and previous run'],
  [['Enter'], 'open the run'],
  [['f'], `only what did not succeed (filter ${UNSUCCESSFUL}), and all again`],
  [['←', '→'], '12 hours earlier and later; in the timeline, from run to run'],
  [['t'], 'around now'],
  [['Esc'], 'close, or clear the filter'],
  [['?'], 'this list'],
];

/** Calls the action of a key, unless a person types or a dialog is open. */
function useKeys(actions) {
  const latest = useRef();
  latest.current = actions;
  useEffect(() => {
    const pressed = (event) => {
      const typing = event.target.matches('input, textarea');
      if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
      const action = latest.current[event.key];
      if (action && !(event.key === 'Enter' && event.target.matches('button, a'))) {
        event.preventDefault();
        action();
      }
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
