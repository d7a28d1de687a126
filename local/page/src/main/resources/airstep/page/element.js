const { Fragment, render } = preact;
const { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } = preactHooks;

/** An element of a tag with classes, such as 'div.panel.wide', or of a component. */
function el(type, props, ...children) {
  if (typeof type !== 'string' || !type.includes('.')) {
    return preact.h(type, props, ...children);
  }
  const [tag, ...classes] = type.split('.');
  return preact.h(tag, { ...props, class: [...classes, props?.class ?? ''].join(' ').trim() }, ...children);
}

/** A text from elsewhere in a sentence or a list. If it is written from right to left, what stands beside it keeps its order. */
const isolated = (text) => el('bdi', null, text);

/** Several such texts, with commas between them. */
const listed = (texts) => texts.flatMap((text, i) => (i === 0 ? [isolated(text)] : [', ', isolated(text)]));

/** Text for screen readers only. */
const spoken = (text) => el('span.hidden', null, text);

/**
 * The first ones of many, and a button that shows more of them, if there are more: a browser cannot show 10,000 at once.
 *
 * @param least how many are shown at least
 */
function useFirst(all, first, least = 0) {
  const [shownByHand, setMost] = useState(first);
  const most = Math.max(shownByHand, least);
  return [all.slice(0, most), all.length > most && el('p.more', null, el('button.button', { type: 'button', onClick: () => setMost(most + 100) }, `Show more of ${number(all.length)}`))];
}

/** The width of an element, which changes with the window of the browser. */
function useWidth() {
  const ref = useRef();
  const [width, set] = useState(0);
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => set(entry.contentRect.width));
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return [ref, width];
}
