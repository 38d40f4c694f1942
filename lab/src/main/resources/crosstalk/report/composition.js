// What the tumour is made of over time, and the model's readouts.

const KINDS = [
  [/cancer.*escaped/, ['#7a3b2e', '#a5604f']], [/cancer|tumou?r|malignant/, ['#8b8680', '#aaa59e', '#6d6963']], [/dead|debris/, ['#c9c4ba']],
  [/cd8/, ['#0072b2', '#56b4e9', '#274a7a', '#9fd3f3']], [/cd4|help/, ['#009e73', '#66c9a9']], [/treg/, ['#f0e442', '#c7bb1f']],
  [/nk/, ['#7f6bb8', '#a797d6']], [/dc|dendritic/, ['#cc79a7', '#e3aeca']], [/cxcl9/, ['#e69f00']], [/trem2/, ['#d55e00']],
  [/macro|mono|myel/, ['#a8602c', '#cf9a6b', '#8c4a1c']], [/.*/, ['#5f6b73', '#94a0a8', '#3e474d', '#b8c1c7']],
];

/** One colour per family, of the kind's own hues in turn. */
function familyColours() {
  const used = new Map();
  return data.families.map(name => {
    const kind = KINDS.find(([test]) => test.test(name));
    const i = used.get(kind) ?? 0;
    used.set(kind, i + 1);
    return kind[1][i % kind[1].length];
  });
}

function compositionSection() {
  if (data.families.length === 0 || !data.results.some(r => r.densities?.length)) return null;
  const colours = familyColours();
  const malignant = data.families.map(f => /cancer|malignant|dead/.test(f));
  const shown = new Set(d3.range(data.families.length).filter(f => !malignant[f]));
  const boxes = [];
  const repaint = () => boxes.forEach(b => b.paint());
  const legend = data.families.map((name, f) => h('button', {type: 'button', 'aria-pressed': String(shown.has(f)), click: event => {
    if (shown.has(f)) shown.delete(f); else shown.add(f);
    event.currentTarget.setAttribute('aria-pressed', String(shown.has(f)));
    repaint();
  }, style: {'--chip': colours[f]}}, h('i', {class: 'swatch', style: {background: colours[f]}}), cellName(name)));
  return section('composition', 'What the tumour is made of', 'Composition', true, modelTag(),
    h('p', {class: 'lead'}, 'Cells per mm³ of tumour. Cancer cells outnumber the others so much that they are left out to begin with; press a name to add or remove it.'),
    comparePicker(), h('div', {class: 'chips', role: 'group', 'aria-label': 'Kinds of cells'}, legend),
    h('figure', null, live(['compared'], () => {
      boxes.length = 0;
      return h('div', {class: 'panels wide'}, choice.compared.map(a => {
        const box = plot(w => compositionPlot(w, a, shown, colours), ['model']);
        boxes.push(box);
        return h('div', {class: 'panel'}, h('header', null, armLabel(a)), box);
      }));
    }), h('figcaption', null, `Means over animals that have a tumour of at least ${number(data.study.palpable ?? 1)} mm³, on one common scale; curves end where fewer than two animals are left. A tumour that shrinks crowds the same cells together, so late heights are of few animals and small tumours. Means only: the readouts below show the spread.`)),
    readoutBlock());
}

function compositionPlot(w, a, shown, colours) {
  const m = choice.model;
  const height = 190;
  const families = d3.range(data.families.length).filter(f => shown.has(f));
  const total = x => d3.max(axes.after, (_, t) => d3.sum(families, f => result(m, x).densities[f]?.[t] ?? 0));
  const x = d3.scaleLinear(d3.extent(axes.after), [44, w - 8]);
  const y = d3.scaleLinear([0, d3.max(choice.compared, total) || 1], [height - 40, 24]).nice(3);
  const svg = picture(w, height, `Cells per mm³ over time in ${armName(a)}, stacked by kind`);
  axisY(svg, x, y, {ticks: 3, format: shortNumber, title: 'cells/mm³'});
  const rows = axes.after.map((d, t) => ({d, v: families.map(f => result(m, a).densities[f]?.[t])})).filter(r => r.v.length > 0 && r.v.every(known));
  const stack = d3.stack().keys(d3.range(families.length)).value((r, k) => r.v[k])(rows);
  const area = d3.area().x(p => x(p.data.d)).y0(p => y(p[0])).y1(p => y(p[1]));
  stack.forEach((layer, k) => svg.append('path').attr('fill', colours[families[k]]).attr('stroke', 'var(--paper)').attr('stroke-width', 0.6).attr('d', area(layer)));
  axisX(svg, x, height - 40, {ticks: 5, title: `Days after ${ZERO}`});
  if (x.domain()[0] < 0) rule(svg, x(0), 24, height - 40);
  follow(svg, x, axes.after, 24, height - 40, (t, event) => showTip(event, h('b', null, `${armName(a, true)}, ${afterText(axes.after[t])}`),
    [...families].reverse().map(f => tipRow(cellName(data.families[f]), number(result(m, a).densities[f]?.[t]), colours[f])), h('span', null, 'cells/mm³')));
  return svg.node();
}

function readoutBlock() {
  if (!data.readouts?.length || !data.results.some(r => r.readouts?.length)) return null;
  const view = {log: false};
  const boxes = [];
  const panels = data.readouts.map((readout, i) => {
    const box = plot(w => readoutPlot(w, i, view.log), ['model', 'compared']);
    boxes.push(box);
    return h('div', {class: 'panel'}, h('header', null, h('b', null, titled(readout.label, readout.unit))), box);
  });
  return h('div', null, h('h3', null, 'Readouts over time'),
    h('div', {class: 'controls'}, segments('Readout axis', [[false, 'Linear'], [true, 'Log']], false, v => { view.log = v; boxes.forEach(b => b.paint()); })),
    comparedKey(),
    h('figure', null, h('div', {class: 'panels wide'}, panels), h('figcaption', null, 'Line: median animal. Band: 5 to 95 % of animals. ',
      `Densities and rates: over tumours of at least ${number(data.study.palpable ?? 1)} mm³ only.`)));
}

function readoutPlot(w, i, log) {
  const height = 178;
  const series = choice.compared.map(a => ({a, s: result(choice.model, a).readouts?.[i]})).filter(r => r.s);
  const values = series.flatMap(r => [...r.s.median, ...r.s.high, ...r.s.low]).filter(v => known(v) && (!log || v > 0));
  const x = d3.scaleLinear(d3.extent(axes.after), [46, w - 8]);
  const high = d3.max(values) || 1;
  const low = log ? Math.max(d3.min(values) ?? high / 10, high / 1e6) : Math.min(0, d3.min(values) ?? 0);
  const y = log ? d3.scaleLog([low, high], [height - 40, 10]) : d3.scaleLinear([low, high], [height - 40, 10]).nice(3);
  const at = v => y(log ? Math.max(low, v) : v);
  const readout = data.readouts[i];
  const svg = picture(w, height, `${titled(readout.label, readout.unit)} over time in the compared arms`);
  axisY(svg, x, y, {ticks: 4, values: log ? logTicks(y) : undefined, format: shortNumber});
  axisX(svg, x, height - 40, {ticks: 5, title: `Days after ${ZERO}`});
  series.forEach(({a, s}) => band(svg, x, at, axes.after, s.low, s.high, slotColour(slotOf(a)), d3.curveLinear, 0.09));
  series.forEach(({a, s}) => svg.append('path').attr('fill', 'none').attr('stroke', slotColour(slotOf(a))).attr('stroke-width', 2)
    .attr('stroke-dasharray', DASHES[slotOf(a)]).attr('d', lineOf(x, at)(pairs(axes.after, s.median))));
  follow(svg, x, axes.after, 10, height - 40, (t, event) => showTip(event, h('b', null, afterText(axes.after[t])),
    series.map(({a, s}) => tipRow(armName(a, true), `${number(s.median[t])} (${range(s.low[t], s.high[t])})`, slotColour(slotOf(a)))), h('span', null, unitName(readout.unit))));
  return svg.node();
}
