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

const REMEMBERED = 'airstep.characterKeys';

/** Whether keys of one character act, which a voice may press by accident. The browser remembers it for this address, if it may. */
function useCharacterKeys() {
  const [act, set] = useState(() => {
    try { return localStorage.getItem(REMEMBERED) !== 'off'; } catch { return true; }
  });
  return [act, (next) => {
    set(next);
    try { localStorage.setItem(REMEMBERED, next ? 'on' : 'off'); } catch { /* It holds until the page is closed. */ }
  }];
}

/**
 * Calls the action of a key, unless a person types or a dialog is open.
 *
 * @param characters whether keys of one character act
 */
function useKeys(actions, characters) {
  const latest = useRef();
  latest.current = Object.fromEntries(Object.entries(actions).filter(([key]) => characters || key.length > 1));
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
