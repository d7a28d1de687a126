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

/** Text for screen readers only. */
const spoken = (text) => el('span.hidden', null, text);
