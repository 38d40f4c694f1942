// The scale of things: how many effectors there are, how much each kills, and what that means for one cancer cell.

function scaleSection() {
  if (!data.results.some(r => r.scale?.length)) return null;
  const names = [...new Set(data.results.flatMap(r => (r.scale ?? []).map(s => s.name)))];
  const days = [...new Set(data.results.flatMap(r => (r.scale ?? []).map(s => s.after)))].sort((a, b) => a - b);
  return section('scale', 'The scale of things', 'Scale table', true, modelTag(),
    h('p', {class: 'lead'}, 'Numbers to hold against measurements: how many effectors there are, how much each one kills, and the risk that one cancer cell runs. Median animal, with 5 to 95 % of animals in brackets. Only tumours that could be biopsied count: those palpable on that day; n where it is not every animal of the arm. Animals that reached the humane limit or cleared before are missing, so later days compare what is left. In a palpable tumour whose last cancer cell is dead, kills and hazard are 0.'),
    live(['model'], () => scaleTable(choice.model, names, days)));
}

function readoutTitle(name) {
  const readout = (data.readouts ?? []).find(r => r.name === name);
  return readout ? titled(readout.label, readout.unit) : name.replaceAll('_', ' ');
}

function scaleTable(m, names, days) {
  const entry = (a, name, d) => (result(m, a).scale ?? []).find(s => s.name === name && s.after === d);
  return table('Scale by arm and day', [
    {title: 'Arm', value: a => armLabel(a), sort: a => sorted.indexOf(a), nowrap: true},
    ...names.flatMap(name => days.map(d => ({
      title: `day ${d}`, number: true, sort: a => entry(a, name, d)?.median,
      value: a => {
        const s = entry(a, name, d);
        return !s || !known(s.median) ? '–' : [number(s.median), h('span', {class: 'soft'}, ` (${number(s.low)}–${number(s.high)})`, known(s.n) && s.n < result(m, a).n ? `, n ${s.n}` : '')];
      },
    }))),
  ], sorted, {pinned: true, groups: [{title: '', span: 1}, ...names.map(name => ({title: readoutTitle(name), span: days.length}))]});
}
