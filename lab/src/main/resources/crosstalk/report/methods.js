// Methods, parameters with their origins, references, and limits.

const ORIGINS = {publication: '--f2', database: '--f0', calibrated: '--f3', assumed: '--f1'};

function sourceLink(key) {
  if (!key) return null;
  const some = (data.methods?.references ?? []).some(r => r.key === key);
  return some ? h('a', {href: '#ref-' + encodeURIComponent(key), class: 'small'}, key) : h('span', {class: 'small'}, key);
}

function methodsSection() {
  const s = data.study;
  const rows = [
    ['Models', data.models.map(m => h('div', null, h('b', null, modelName(m.name)), m.summary ? ': ' + m.summary : '', m.calibrated ? ' (calibrated)' : ' (not yet calibrated)'))],
    ['Animals', [`${s.subjects} per model and arm: the same virtual animals in every arm, with the same traits and the same random streams.`]],
    ['Enrolment', unitName(s.enrolment)], ['Event of survival', unitName(s.event)],
    ['Doses', doseList()], ['Biopsy days', s.biopsies?.length ? `${s.biopsies.join(', ')} (${treated ? 'days of treatment' : `days after ${ZERO}`})` : null],
    ['Calliper', known(s.calliperCv) || known(s.palpable) ? [known(s.calliperCv) && `error ${percent(s.calliperCv)}`, known(s.palpable) && `limit ${number(s.palpable)} mm³`].filter(Boolean).join(', ') : null],
    ['Fidelity', s.fidelity], ['Voxel', known(data.space?.voxel) ? `${number(data.space.voxel * 1000)} µm` : null],
    ['Sections', sectionsMethod()], ['Seed', s.seed],
    ['Intervals', 'Fractions: 95 % Wilson. Survival: Kaplan-Meier, 95 %. Differences and Shapley shares: 95 %, bootstrap over animals. Bands over time: 5 to 95 % of animals. p: exact McNemar, one arm at a time, not corrected for the number of arms. No interval is given where every animal differed alike.'],
  ].filter(([, v]) => v !== null && v !== undefined && v !== '');
  return section('methods', 'Methods', 'Methods', false,
    h('div', {class: 'scroll'}, h('table', null, h('tbody', null, rows.map(([k, v]) => h('tr', null, h('th', {scope: 'row'}, k), h('td', null, v)))))), manifest());
}

/** How figures of tumours in space are counted. */
function sectionsMethod() {
  if (!data.space) return null;
  return [known(data.space.rim) && `rim: the outer ${number(data.space.rim)} mm below the margin`, data.space.hypoxia && `hypoxic: ${hypoxiaText()}`].filter(Boolean).join('; ');
}

function doseList() {
  const seen = new Map();
  data.arms.forEach(arm => (arm.doses ?? []).forEach(d => seen.set(`${d.drug}|${d.dose}|${d.after}`, d)));
  return seen.size === 0 ? null : [...seen.values()].map(d => h('div', null, `${drugName(data.drugs[d.drug])}: ${unitName(d.dose)}, days ${d.after.join(', ')} of treatment`));
}

function manifest() {
  const m = data.methods?.manifest;
  if (!m) return null;
  const facts = [m.crosstalk && `Crosstalk ${m.crosstalk}`, m.status, m.started, known(m.durationSeconds) && `${number(m.durationSeconds)} s`].filter(Boolean).join(' · ');
  return h('details', null, h('summary', null, 'Which files this came from'), h('p', {class: 'small'}, facts),
    m.files?.length > 0 && table('Files of the study', [{title: 'File', value: f => f.path}, {title: 'SHA-256', value: f => h('code', null, f.sha256)}], m.files));
}

function parameterSection() {
  const columns = data.methods?.parameterColumns ?? [];
  const rows = data.methods?.parameters ?? [];
  if (rows.length === 0) return null;
  const at = name => columns.indexOf(name);
  const origin = r => r[at('origin')] ?? '';
  const counts = d3.rollups(rows, v => v.length, origin).sort((a, b) => Object.keys(ORIGINS).indexOf(a[0]) - Object.keys(ORIGINS).indexOf(b[0]));
  const assumed = counts.find(([o]) => o === 'assumed')?.[1] ?? 0;
  const status = h('span', {class: 'label', role: 'status'});
  const filter = {text: '', origin: ''};
  const grid = parameterTable(rows, at);
  const apply = () => {
    const shown = rows.filter(r => (!filter.origin || origin(r) === filter.origin) && r.join(' ').toLowerCase().includes(filter.text));
    grid.show(shown);
    status.textContent = `${shown.length} of ${rows.length} shown`;
  };
  const search = h('input', {type: 'search', placeholder: 'Search parameters', 'aria-label': 'Search parameters', input: () => { filter.text = search.value.trim().toLowerCase(); apply(); }});
  apply();
  return section('parameters', 'Parameters', 'Parameters', false,
    h('p', {class: 'lead'}, h('b', null, `${assumed} of ${rows.length}`), ` parameters are assumed; ${count(rows.length - assumed, 'has', 'have')} another origin.`),
    h('div', {class: 'origins', 'aria-hidden': 'true'}, counts.map(([o, n]) => h('div', {title: `${o}: ${n}`, style: {flex: String(n), background: `var(${ORIGINS[o] ?? '--faint'})`}}))),
    h('div', {class: 'key'}, counts.map(([o, n]) => h('span', null, h('i', {class: 'swatch', style: {background: `var(${ORIGINS[o] ?? '--faint'})`}}), `${o || 'no origin'} ${n}`))),
    h('div', {class: 'controls'}, search, segments('Origin', [['', 'All'], ...counts.map(([o]) => [o, o || 'none'])], '', v => { filter.origin = v; apply(); }), status), grid);
}

/** Value with its unit, range, and source with its place share a column each. */
function parameterTable(rows, at) {
  const of = name => r => r[at(name)];
  const shortOf = name => { const m = data.models.findIndex(x => x.name === name); return m >= 0 ? modelShort(m) : name ? modelName(name) : 'all'; };
  const note = text => text ? h('span', {class: 'soft small'}, text) : null;
  return table('Parameters', [
    {title: 'Name', value: r => h('code', null, of('name')(r)), sort: of('name')},
    rows.some(of('model')) && {title: 'Model', nowrap: true, value: r => shortOf(of('model')(r)), sort: r => of('model')(r) || 'all'},
    {title: 'Value', number: true, value: r => [number(of('value')(r), 4), ' ', note(unitName(of('unit')(r)))], sort: of('value')},
    {title: 'Range', number: true, value: r => known(of('low')(r)) || known(of('high')(r)) ? range(of('low')(r), of('high')(r)) : '–', sort: of('low')},
    {title: 'Spread', value: r => note(of('spread')(r)) ?? '–', sort: of('spread')},
    {title: 'Origin', nowrap: true, sort: of('origin'), value: r => [h('i', {class: 'swatch dot', style: {background: `var(${ORIGINS[of('origin')(r)] ?? '--faint'})`, 'margin-right': '6px'}}), of('origin')(r)]},
    {title: 'Source', value: r => [sourceLink(of('source')(r)), ' ', note(of('where')(r))], sort: of('source')},
    {title: 'Meaning', value: r => h('span', {style: {display: 'block', 'min-width': '190px'}}, of('summary')(r)), sort: of('summary')},
  ].filter(Boolean), rows, {tall: true});
}

function referenceSection() {
  const references = data.methods?.references ?? [];
  if (references.length === 0) return null;
  const link = r => r.doi ? 'https://doi.org/' + r.doi : r.url;
  const safe = url => /^https?:\/\//i.test(url ?? '');
  return section('references', 'References', 'References', false, h('ol', {class: 'list small'}, references.map(r => h('li', {id: 'ref-' + encodeURIComponent(r.key)}, r.text, ' ',
    safe(link(r)) && h('a', {href: link(r), rel: 'noreferrer noopener', target: '_blank'}, r.doi ? 'doi:' + r.doi : r.url), ' ', h('span', {class: 'soft'}, `[${r.key}]`)))));
}

function limitsSection() {
  const limits = data.methods?.limits ?? [];
  return section('limits', 'Limits', 'Limits', false, h('ul', {class: 'list'},
    h('li', null, h('b', null, 'Research only.'), ' These are virtual animals. The report diagnoses nobody, treats nobody, and is no ground for the care of a patient.'),
    limits.map(text => h('li', null, unitName(text)))));
}
