// Arms: which antibodies are in is shown by dots in fixed places, how many by colour, and those compared by their own
// colours and dashes; control is always the neutral one.

const A = data.arms.length;
const axes = data.axes;
const result = (m, a) => a < 0 ? undefined : data.results[m * A + a];
const answerOf = m => data.answer.find(x => x.model === m);
const controlOf = m => answerOf(m)?.control ?? data.arms.findIndex(arm => arm.drugs.length === 0);

/** Arms by number of antibodies, then as the study lists them. */
const sorted = d3.range(A).sort((a, b) => data.arms[a].drugs.length - data.arms[b].drugs.length || a - b);
const most = d3.max(data.arms, arm => arm.drugs.length) ?? 0;
const countColour = a => `var(--k${Math.min(4, data.arms[a].drugs.length)})`;
const slotColour = i => `var(--f${i % 6})`;
const DASHES = ['8 3', '2 3', '9 3 2 3', '5 2', '12 3', null];

/** Whether the arm's name says no more than its drugs. */
const plain = a => {
  const arm = data.arms[a];
  return arm.name === (arm.drugs.map(d => data.drugs[d]).join(' + ') || 'control')
    && data.arms.findIndex(x => String(x.drugs) === String(arm.drugs)) === a;
};
const factorial = d3.range(A).every(plain) && data.drugs.length > 0;

function armName(a, short) {
  if (!plain(a)) return data.arms[a].name;
  return data.arms[a].drugs.map(d => drugName(data.drugs[d], short)).join(' + ') || 'control';
}

/** Days after enrolment are days of treatment where anything is given, else they are called by what they count from. */
const treated = data.drugs.length > 0;
const ZERO = treated ? 'the first dose' : data.arms.every(arm => (arm.enrolment ?? data.study.enrolment) === 'on day 0') ? 'injection' : 'enrolment';
const dayAfter = d => treated ? `day ${d} of treatment` : `day ${d} after ${ZERO}`;

const GAP = 12;
const glyphWidth = () => Math.max(1, data.drugs.length) * GAP;
/** The dots of `drugs` from x on, centred on y. */
function glyphInto(svg, x, y, drugs, colour = 'var(--ink)') {
  const g = svg.append('g').attr('transform', `translate(${x + GAP / 2},${y})`);
  if (drugs.length > 1) {
    g.append('line').attr('x1', d3.min(drugs) * GAP).attr('x2', d3.max(drugs) * GAP).attr('stroke', colour).attr('stroke-width', 1.5);
  }
  data.drugs.forEach((name, d) => {
    const has = drugs.includes(d);
    g.append('circle').attr('cx', d * GAP).attr('r', has ? 4.3 : 3.4)
      .attr('fill', has ? colour : 'var(--none)');
  });
  return g;
}
function glyph(drugs, colour) {
  const svg = d3.create('svg').attr('class', 'glyph').attr('width', glyphWidth()).attr('height', 12)
    .attr('viewBox', `0 0 ${glyphWidth()} 12`).attr('aria-hidden', 'true');
  glyphInto(svg, 0, 6, drugs, colour);
  return svg.node();
}

/** The arm as dots, with its name for those who do not see them, or for all. */
function armLabel(a, named = true, colour) {
  const dots = data.drugs.length > 0 ? glyph(data.arms[a].drugs, colour) : null;
  return h('span', {class: 'arm', title: armName(a)}, dots, h('span', {class: !named && plain(a) && dots ? 'unseen' : dots && plain(a) ? 'armname dotted' : 'armname'}, armName(a, true)));
}

/** What the dots mean. */
function glyphKey() {
  if (data.drugs.length === 0) return null;
  return h('div', {class: 'key'}, h('span', null, 'Filled dots: the antibodies given'),
    data.drugs.map((name, d) => h('span', null, glyph([d]), drugName(name))));
}

/** Control, best single, pair, triple, and all; or simply the first arms. */
function firstCompared() {
  const answer = answerOf(0);
  const wanted = answer ? [answer.control, answer.bestSingle, answer.bestPair, answer.bestTriple, answer.all, answer.best] : [];
  const found = [...new Set(wanted.filter(known))];
  return (found.length > 1 ? found : d3.range(A)).slice(0, 6);
}

/** Slots keep an arm's colour while others come and go; the last one is for control. */
const slots = Array(6).fill(null);
const freeSlot = a => a === controlOf(0) ? 5 : slots.slice(0, 5).indexOf(null);
const slotOf = a => slots.indexOf(a);
function setCompared(arms) {
  slots.forEach((a, i) => { if (!arms.includes(a)) slots[i] = null; });
  arms.forEach(a => { if (slotOf(a) < 0 && freeSlot(a) >= 0) slots[freeSlot(a)] = a; });
  choose('compared', sorted.filter(a => slotOf(a) >= 0));
}

/** Buttons for up to six arms to compare; one choice for the whole page. */
function comparePicker() {
  const buttons = sorted.map(a => h('button', {
    type: 'button', title: armName(a), 'aria-label': armName(a),
    click: () => setCompared(slotOf(a) >= 0 ? choice.compared.filter(x => x !== a) : [...choice.compared, a]),
  }, armLabel(a, !plain(a) || data.drugs.length === 0 || data.arms[a].drugs.length === 0)));
  const show = () => buttons.forEach((button, i) => {
    const slot = slotOf(sorted[i]);
    button.setAttribute('aria-pressed', String(slot >= 0));
    button.style.setProperty('--chip', slot >= 0 ? slotColour(slot) : 'transparent');
    button.disabled = slot < 0 && freeSlot(sorted[i]) < 0;
  });
  on('compared', show);
  show();
  return h('div', {class: 'picker', role: 'group', 'aria-label': 'Arms to compare'},
    h('span', {class: 'label'}, 'Arms to compare: control and up to five, in the whole report'), h('div', {class: 'chips'}, buttons));
}

/** A piece of line, for keys. */
function dash(colour, dashes) {
  const svg = d3.create('svg').attr('class', 'glyph').attr('width', 26).attr('height', 10).attr('aria-hidden', 'true');
  svg.append('line').attr('x2', 26).attr('y1', 5).attr('y2', 5).attr('stroke', colour).attr('stroke-width', 2.2).attr('stroke-dasharray', dashes);
  return svg.node();
}

/** The compared arms with their colours and dashes. */
function comparedKey() {
  return live(['compared'], () => choice.compared.map(a => h('span', null, dash(slotColour(slotOf(a)), DASHES[slotOf(a)]),
    armLabel(a, true, slotColour(slotOf(a))))), {class: 'key'});
}

/** One arm out of `arms`, as a list to choose from. */
function armSelect(label, arms, value, chosen) {
  const select = h('select', {change: () => chosen(Number(select.value))}, arms.map(a => h('option', {value: a, selected: a === value}, armName(a))));
  const box = h('label', {class: 'label'}, label, select);
  box.show = a => { select.value = String(a); };
  return box;
}

/** The model's name where a section shows one model at a time. */
function modelTag() {
  if (data.models.length < 2) return null;
  return live(['model'], () => ['Model: ', h('b', null, modelName(data.models[choice.model].name))], {class: 'tag'});
}
