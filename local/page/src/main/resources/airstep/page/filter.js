/** The word of a filter for all runs that did not succeed, however they ended. */
const UNSUCCESSFUL = 'unsuccessful';

/** Whether a run has every word of the filter: in its flow, tags, id, status, reason or sign. */
function fits(run, flow, words) {
  if (words.length === 0) return true;
  const text = [
    run.flow, run.id, run.status, inWords(run.status), signOf(run.status), run.reason ?? '', run.check ? 'check' : '', ...(flow?.tags ?? []),
  ].join(' ').toLowerCase();
  return words.every((word) => (word === UNSUCCESSFUL ? isBad(run.status) : text.includes(word)));
}

const wordsOf = (filter) => filter.toLowerCase().split(/\s+/).filter(Boolean);
